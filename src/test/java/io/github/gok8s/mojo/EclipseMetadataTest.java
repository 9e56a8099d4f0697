package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What Eclipse reads before it builds a project: without it, each bound goal is marked as an error in the POM. */
class EclipseMetadataTest {

  @Test
  void saysWhatToDoWithEachGoalThatIsBoundToAPhase() throws Exception {
    List<String> bound = new ArrayList<>();
    for (String goal : all("(?s)<mojo>(.*?)</mojo>", read("/META-INF/maven/plugin.xml"))) {
      if (goal.contains("<phase>")) {
        bound.addAll(all("<goal>([a-z-]+)</goal>", goal));
      }
    }

    assertThat(bound).contains("compile", "package", "image");
    assertThat(all("<goal>([a-z-]+)</goal>", metadata())).containsAll(bound);
  }

  @Test
  void makesNothingOfAProjectOfPackagingGo() throws Exception {
    assertThat(metadata())
        .containsSubsequence(
            "<packagingType>go</packagingType>",
            "<lifecycleMappingId>org.eclipse.m2e.NoopLifecycleMapping</lifecycleMappingId>");
  }

  private static String metadata() throws Exception {
    return read("/META-INF/m2e/lifecycle-mapping-metadata.xml");
  }

  private static String read(String resource) throws Exception {
    try (InputStream stream = EclipseMetadataTest.class.getResourceAsStream(resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> all(String pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}

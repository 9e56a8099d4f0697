package io.github.gok8s.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.tools.jib.api.ImageReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagTest {

  @ParameterizedTest
  @CsvSource({
    "1.4.0,             1.4.0",
    "1.4.0-SNAPSHOT,    1.4.0-SNAPSHOT",
    "1.4.0+build.7,     1.4.0-build.7",
    "feature/x,         feature-x",
    "1.0 beta,          1.0-beta",
    "-1,                _-1",
    ".1,                _.1",
    "größe,             gr--e",
  })
  void makesATagOfAVersion(String version, String tag) throws ImageException {
    assertThat(Tag.ofVersion(version)).isEqualTo(Tag.parse(tag));
  }

  @Test
  void cutsAVersionThatIsTooLong() {
    assertThat(Tag.ofVersion("1".repeat(200)).text()).hasSize(128);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "-a", ".a", "a:b", "a/b", "ä", "${tag}"})
  void refusesWhatIsNoTag(String text) {
    assertThatThrownBy(() -> Tag.parse(text))
        .isInstanceOf(ImageException.class)
        .hasMessage("\"" + text
            + "\" is not a tag: write letters, digits, \"_\", \".\" and \"-\", at most 128, and neither \".\" nor \"-\" first."
            + " Correct <image><tags> (-Dk8s.image.tags).");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "v1", "_a", "a-b.c_d", "-a", ".a", "a+b", "LATEST"})
  void agreesWithJibWhichPushesIt(String text) {
    boolean isTag;
    try {
      Tag.parse(text);
      isTag = true;
    } catch (ImageException e) {
      isTag = false;
    }

    assertThat(isTag).isEqualTo(ImageReference.isValidTag(text));
  }
}

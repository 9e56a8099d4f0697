package io.github.gok8s.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrimaryBinaryTest {

  @ParameterizedTest(name = "{0} configured {1} artifact {2} gives {3}")
  @CsvSource({
    "server,         ,        shop,   server",
    "server|client,  ,        client, client",
    "server|client,  server,  client, server",
    "server|client,  other,   client, client",
    "server|client,  ,        shop,   ",
    "server,         other,   shop,   server",
    "'',             ,        shop,   ",
  })
  void isTheConfiguredOneElseTheArtifactsElseTheOnlyOne(
      String names, String configured, String artifactId, String expected) {
    List<String> all = names.isEmpty() ? List.of() : List.of(names.split("\\|"));

    assertThat(PrimaryBinary.among(all, Optional.ofNullable(configured), artifactId))
        .isEqualTo(Optional.ofNullable(expected));
  }
}

package io.github.gok8s.go.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.go.GoException;
import io.github.gok8s.result.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveNameTest {

  @ParameterizedTest
  @CsvSource({
    "{artifactId}-{version}-{platform}, linux/arm/v6, room-1.0-linux-arm-v6",
    "{artifactId}_{os}_{arch}{variant}, linux/arm/v6, room_linux_armv6",
    "{artifactId}_{os}_{arch}{variant}, windows/amd64, room_windows_amd64",
    "'{artifactId}-{arch}-{variant}', 'linux/arm/5,hardfloat', room-arm-5-hardfloat"
  })
  void replacesTheWordsInBraces(String template, String platform, String expected)
      throws Exception {
    assertThat(new ArchiveName(template, "room", "1.0").of(Platform.parse(platform)))
        .isEqualTo(expected);
  }

  @Test
  void refusesAWordThatThereIsNot() {
    assertThatThrownBy(() -> new ArchiveName("{name}-{platform}", "room", "1.0").check())
        .isInstanceOf(GoException.class)
        .hasMessage(
            "<archives><name> (-Dk8s.archives.name) is \"{name}-{platform}\", and that has {name},"
                + " which is none of {arch}, {artifactId}, {os}, {platform}, {variant}, {version}.");
  }

  @ParameterizedTest
  @CsvSource({"../{platform}", "dir/{platform}", "'my {platform}'", "''", ".{os}"})
  void refusesWhatIsNoNameOfAFile(String template) {
    assertThatThrownBy(() -> new ArchiveName(template, "room", "1.0").check())
        .isInstanceOf(GoException.class)
        .hasMessageStartingWith(
            "<archives><name> (-Dk8s.archives.name) is \"" + template + "\", and that gives \"")
        .hasMessageEndingWith(
            "\", which is no file name of letters, digits and the characters . _ + ~ - alone.");
  }
}

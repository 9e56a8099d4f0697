package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InstallFolderTest {

  private static final String ROOT = Path.of("/").toAbsolutePath().toString();

  static Stream<Arguments> settings() {
    return Stream.of(
        Arguments.of(Map.of("GOBIN", ROOT + "a"), Map.of("GOBIN", ROOT + "b"), "a"),
        Arguments.of(Map.of("GOBIN", ""), Map.of("GOBIN", ROOT + "b"), "b"),
        Arguments.of(
            Map.of("GOPATH", ROOT + "p" + File.pathSeparator + ROOT + "q"), Map.of(), "p/bin"),
        Arguments.of(Map.of("GOPATH", ROOT + "p"), Map.of("GOBIN", ROOT + "b"), "b"),
        Arguments.of(Map.of(), Map.of("GOPATH", ROOT + "q"), "q/bin"),
        Arguments.of(Map.of(), Map.of(), "jvm/go/bin"));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void isWhereGoInstalls(Map<String, String> users, Map<String, String> file, String expected)
      throws Exception {
    assertThat(InstallFolder.find(users, file, ROOT + "jvm").path())
        .isEqualTo(Path.of(ROOT + expected));
  }

  @ParameterizedTest
  @CsvSource({"GOBIN", "GOPATH"})
  void hasToBeAbsolute(String variable) {
    assertThatThrownBy(() -> InstallFolder.find(Map.of(variable, "bin"), Map.of(), ROOT))
        .isInstanceOf(GoException.class)
        .hasMessage("The environment variable " + variable
            + " is \"bin\", but it has to be the absolute path of a folder.");
  }

  @Test
  void knowsWhetherAShellSearchesIt() {
    InstallFolder folder = new InstallFolder(Path.of(ROOT + "home/me/go/bin"));

    assertThat(folder.isOn(ROOT + "bin" + File.pathSeparator + folder.path())).isTrue();
    assertThat(folder.isOn(folder.path() + File.separator)).isTrue();
    assertThat(folder.isOn(ROOT + "bin" + File.pathSeparator + folder.path() + "2"))
        .isFalse();
    assertThat(folder.isOn("")).isFalse();
  }
}

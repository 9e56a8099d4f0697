package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionStampTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '^',
      value = {
        "main.version,                     1.4.0,           -X main.version=1.4.0",
        "main.version,                     1.4.0-SNAPSHOT,  -X main.version=1.4.0-SNAPSHOT",
        "example.com/room/build.Version,   1,               -X example.com/room/build.Version=1",
        "gopkg.in/room.v3.Version,         1,               -X gopkg.in/room.v3.Version=1",
        "main.größe,                       1,               -X main.größe=1",
        "main.version,                     1 of 2,          -X 'main.version=1 of 2'",
        "main.version,                     it's,            -X \"main.version=it's\"",
        "main.version,                     a\"b,            -X 'main.version=a\"b'",
        "main.version,                     ^^,              -X main.version=",
      })
  void isHandedToTheLinker(String variable, String version, String flag) throws Exception {
    assertThat(VersionStamp.of(variable, version).linkerFlag()).isEqualTo(flag.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "version", "main.", ".version", "main.1st", "main version", "main.a b"})
  void refusesWhatIsNoVariable(String variable) {
    assertThatThrownBy(() -> VersionStamp.of(variable, "1"))
        .isInstanceOf(GoException.class)
        .hasMessage("<versionVariable> (-Dk8s.versionVariable) is \"" + variable
            + "\": write a package and a variable, as in main.version or"
            + " example.com/room/build.Version.");
  }

  @Test
  void refusesAVersionThatTheLinkerCanNotTake() {
    assertThatThrownBy(() -> VersionStamp.of("main.version", "it's \"1\""))
        .isInstanceOf(GoException.class)
        .hasMessage("The version it's \"1\" can't be handed to the linker, which takes no text with"
            + " both kinds of quotes.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var version string",
        "var version = \"dev\"",
        "var version=\"dev\"",
        "var version string = \"dev\"",
        "package main\n\nvar version = \"dev\" // set by the linker\n",
        "package main\r\nvar version = \"dev\"\r\n",
        "var (\n\tversion = \"dev\"\n\tcommit  = \"\"\n)",
        "var (\n\tcommit  string\n\tversion string\n)",
        "var ( version = \"dev\" )",
        "var commit, version string",
        "var commit, version = \"\", \"dev\"",
        "var version, commit string",
        "\tversion   string",
      })
  void seesTheVariableInItsDeclarations(String source) {
    assertThat(stamp().isDeclaredIn(source)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "package main\n\nfunc main() {}\n",
        "var versions = 1",
        "var myversion = \"dev\"",
        "// var version = \"dev\"",
        "func version() string { return \"\" }",
        "import \"example.com/version\"",
        "\tprintln(version)",
        "\tversion := \"dev\"",
        "type version struct{}",
      })
  void seesNoneElsewhere(String source) {
    assertThat(stamp().isDeclaredIn(source)).isFalse();
  }

  @Test
  void looksOnlyIntoMainPackagesForAVariableOfThem() {
    assertThat(stamp().isInMain()).isTrue();
    assertThat(new VersionStamp("example.com/main.version", "1").isInMain()).isFalse();
  }

  private static VersionStamp stamp() {
    return new VersionStamp("main.version", "1.4.0");
  }
}

package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.result.Platform;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoPathTest {

  private static final String ROOT = Path.of("/").toAbsolutePath().toString();

  @ParameterizedTest
  @CsvSource({"linux, home", "darwin, home", "windows, profile"})
  void takesTheHomeFolderThatGoTakes(String os, String folder) throws Exception {
    Map<String, String> shellOfGit = Map.of("HOME", ROOT + "home", "USERPROFILE", ROOT + "profile");

    assertThat(path(os, shellOfGit).folder("GOBIN", "bin"))
        .isEqualTo(Path.of(ROOT + folder + "/go/bin"));
    assertThat(path(os, Map.of()).folder("GOBIN", "bin")).isEqualTo(Path.of(ROOT + "jvm/go/bin"));
  }

  @ParameterizedTest
  @CsvSource({"linux, HOME", "windows, USERPROFILE"})
  void needsAnAbsoluteHomeFolder(String os, String variable) {
    assertThatThrownBy(() -> path(os, Map.of(variable, "bin")).folder("GOBIN", "bin"))
        .isInstanceOf(GoException.class)
        .hasMessage("The environment variable " + variable
            + " is \"bin\", but it has to be the absolute path of a folder.");
  }

  private static GoPath path(String os, Map<String, String> environment) {
    return new GoPath(
        name -> Optional.ofNullable(environment.get(name)),
        ROOT + "jvm",
        new Platform(os, "amd64", Optional.empty()));
  }
}

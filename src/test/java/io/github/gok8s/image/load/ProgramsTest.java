package io.github.gok8s.image.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.process.ProcessRunner;
import io.github.gok8s.result.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {

  private static final Platform WINDOWS = new Platform("windows", "amd64", Optional.empty());

  @TempDir
  private Path folder;

  @Test
  void findsProgramsAndVariablesOfWindowsWhateverTheirCapitals() throws Exception {
    Path program = Files.createFile(folder.resolve("docker.exe"));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Programs programs = new Programs(
        new ProcessRunner(),
        Map.of("Path", "\"" + folder + "\";", "Kind_Experimental_Provider", "podman"),
        WINDOWS);

    assertThat(programs.has("docker")).isTrue();
    assertThat(programs.has("podman")).isFalse();
    assertThat(programs.variable("KIND_EXPERIMENTAL_PROVIDER")).hasValue("podman");
  }
}

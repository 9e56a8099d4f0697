package io.github.gok8s.go.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.go.GoException;
import io.github.gok8s.go.GoVersion;
import io.github.gok8s.result.Platform;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoSumTest {

  private static final String HASH = "h1:ZOmGe1OnfREDMIdb1Qi4G9JSuDPBLGExZMQ4nis1RXM=";
  private static final ToolchainModule MODULE = new ToolchainModule(
      GoVersion.parse("1.26.8").orElseThrow(), new Platform("linux", "amd64", Optional.empty()));

  @Test
  void findsTheHashesOfAToolchain() throws Exception {
    GoSum sums = GoSum.parse("go.toolchain.sum", """
        # a comment

        golang.org/toolchain v0.0.1-go1.26.8.linux-amd64 %1$s
        golang.org/toolchain v0.0.1-go1.26.8.linux-arm64 %2$s
        golang.org/toolchain v0.0.1-go1.26.8.linux-amd64/go.mod %2$s
        example.com/other v0.0.1-go1.26.8.linux-amd64 %2$s
        """.formatted(HASH, "h1:" + "C".repeat(43) + "="));

    assertThat(sums.hashesOf(MODULE)).containsExactly(HASH);
  }

  @Test
  void aFileThatIsNotThereHasNoLines(@TempDir Path folder) throws Exception {
    assertThat(GoSum.read(folder.resolve("go.toolchain.sum")).lines()).isEmpty();
  }

  @Test
  void saysThatAFileCantBeRead(@TempDir Path folder) {
    assertThatThrownBy(() -> GoSum.read(folder))
        .isInstanceOf(GoException.class)
        .hasMessageStartingWith(folder + " can't be read: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "golang.org/toolchain v0.0.1",
        "golang.org/toolchain v0.0.1 sha256:00",
        "a b h1:abc= d"
      })
  void refusesALineThatIsNone(String line) {
    assertThatThrownBy(() -> GoSum.parse("go.toolchain.sum", "\n" + line + "\n"))
        .isInstanceOf(GoException.class)
        .hasMessage("go.toolchain.sum:2: \"" + line + "\" is no line of a go.sum, "
            + "such as golang.org/toolchain v0.0.1-go1.26.8.linux-amd64 h1:…");
  }

  @Test
  void namesTheModuleAsGoDoes() {
    assertThat(MODULE).hasToString("golang.org/toolchain@v0.0.1-go1.26.8.linux-amd64");
    assertThat(MODULE.zip()).isEqualTo("golang.org/toolchain/@v/v0.0.1-go1.26.8.linux-amd64.zip");
    assertThat(MODULE.prefix()).isEqualTo("golang.org/toolchain@v0.0.1-go1.26.8.linux-amd64/");
    assertThat(MODULE.name()).isEqualTo("go1.26.8.linux-amd64");
  }

  @ParameterizedTest
  @CsvSource({
    "v0.0.1-go1.26.8.linux-amd64, 1.26.8",
    "v0.0.1-go1.27rc1.windows-arm64, 1.27rc1",
    "v0.0.1-go1.20.darwin-amd64, 1.20"
  })
  void readsTheVersionOfGo(String text, String version) {
    assertThat(ToolchainModule.goVersionOf(text))
        .hasValueSatisfying(go -> assertThat(go).hasToString(version));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v0.0.1", "v0.0.1-", "v1.0.0", "v0.0.1-gox.linux-amd64"})
  void readsNoVersionFromOthers(String text) {
    assertThat(ToolchainModule.goVersionOf(text)).isEmpty();
  }
}

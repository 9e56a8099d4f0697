package io.github.gok8s.go.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.go.GoException;
import io.github.gok8s.go.GoVersion;
import io.github.gok8s.result.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionRuleTest {

  private static final GoSum KNOWN = new GoSum(
      "known",
      List.of(line("1.25.14"), line("1.26.8"), line("1.26.11"), line("1.26.10"), line("1.27.4")));

  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource({
    // <goVersion>, go line, toolchain line; what is provisioned
    ",        ,        ,       1.26.8",
    "1.26.3,  ,        ,       1.26.3",
    "1.26.3,  1.25.0,  1.27.4, 1.26.3",
    "1.26,    ,        ,       1.26.11",
    "1.26,    1.26.12, ,       1.26.12",
    "1.26,    1.26.2,  ,       1.26.11",
    "1.24,    ,        ,       1.24.0",
    "1.20,    ,        ,       1.20",
    "1.28rc1, ,        ,       1.28rc1",
    ",        1.25.3,  ,       1.25.3",
    ",        1.26,    ,       1.26.11",
    ",        1.24,    ,       1.26.8",
    ",        1.13,    ,       1.26.8",
    ",        1.24.7,  ,       1.24.7",
    ",        1.28,    ,       1.28.0",
    ",        1.25,    1.27.4, 1.27.4",
    ",        1.27.5,  1.27.4, 1.27.5"
  })
  void choosesTheVersionToProvision(
      @Nullable String wanted,
      @Nullable String minimum,
      @Nullable String preferred,
      String version) {
    assertThat(rule(wanted, minimum, preferred).toProvision(KNOWN)).hasToString(version);
  }

  @ParameterizedTest
  @CsvSource({
    ",       ,       1.19.8,  true",
    "1.26.8, ,       1.26.8,  true",
    "1.26.8, ,       1.26.9,  false",
    "1.26,   ,       1.26.0,  true",
    "1.26,   ,       1.27.0,  false",
    "1.26,   1.26.5, 1.26.4,  false",
    "1.26,   1.26.5, 1.26.5,  true",
    ",       1.26,   1.26.0,  true",
    ",       1.26,   1.27rc1, true",
    ",       1.26,   1.25.14, false"
  })
  void acceptsWhatFitsThePomAndGoMod(
      @Nullable String wanted, @Nullable String minimum, String version, boolean accepted) {
    assertThat(rule(wanted, minimum, null).accepts(GoVersion.parse(version).orElseThrow()))
        .isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({
    ",       ,     ,       provisioned",
    "1.26,   1.25, 1.27.4, 'provisioned for <goVersion> 1.26'",
    ",       1.25, 1.27.4, 'provisioned for the toolchain line of go.mod, 1.27.4'",
    ",       1.25, ,       'provisioned for the go line of go.mod, 1.25'"
  })
  void saysForWhatItWasProvisioned(
      @Nullable String wanted, @Nullable String minimum, @Nullable String preferred, String text) {
    assertThat(rule(wanted, minimum, preferred).provisioned()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1.26.8, 1.26.9", "1.26.8, 1.27", "1.26, 1.27", "1.26, 1.27.0", "1.26rc1, 1.26.0"})
  void refusesAGoModThatAsksForMore(String wanted, String minimum) {
    assertThatThrownBy(() -> VersionRule.of(
            Requests.in(folder).goVersion(wanted).minimum(minimum).build()))
        .isInstanceOf(GoException.class)
        .hasMessageContaining("go.mod asks for Go " + minimum)
        .hasMessageContaining("allows only Go " + wanted);
  }

  @ParameterizedTest
  @CsvSource({"1.26.8, 1.26", "1.26.8, 1.26.8", "1.26, 1.26.12", "1.27, 1.26.12"})
  void takesAGoModThatAsksForLess(String wanted, String minimum) throws Exception {
    assertThat(VersionRule.of(
                Requests.in(folder).goVersion(wanted).minimum(minimum).build())
            .wanted())
        .isPresent();
  }

  @Test
  void shipsTheChecksumsOfItsDefault() throws Exception {
    GoSum shipped = KnownToolchains.read();

    for (String platform : List.of("linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64")) {
      ToolchainModule module =
          new ToolchainModule(KnownToolchains.DEFAULT, Platform.parse(platform));
      assertThat(shipped.hashesOf(module)).hasSize(1);
    }
    assertThat(shipped.newestOf(GoVersion.parse("1.26").orElseThrow()))
        .hasValueSatisfying(
            version -> assertThat(version.isAtLeast(KnownToolchains.DEFAULT)).isTrue());
  }

  private static VersionRule rule(
      @Nullable String wanted, @Nullable String minimum, @Nullable String preferred) {
    return new VersionRule(version(wanted), version(minimum), version(preferred));
  }

  private static Optional<GoVersion> version(@Nullable String text) {
    return Optional.ofNullable(text).map(version -> GoVersion.parse(version).orElseThrow());
  }

  private static GoSum.Line line(String version) {
    return new GoSum.Line(ToolchainModule.PATH, "v0.0.1-go" + version + ".linux-amd64", "h1:");
  }
}

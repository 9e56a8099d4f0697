package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.result.Platform;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MicroArchitectureTest {

  @ParameterizedTest
  @CsvSource({
    "linux/amd64,              GOAMD64,    v1",
    "linux/amd64/v3,           GOAMD64,    v3",
    "linux/386,                GO386,      sse2",
    "linux/386/softfloat,      GO386,      softfloat",
    "linux/arm,                GOARM,      7",
    "linux/arm/v5,             GOARM,      5",
    "linux/arm64,              GOARM64,    v8.0",
    "linux/arm64/v8,           GOARM64,    v8.0",
    "linux/arm64/v9.2,         GOARM64,    v9.2",
    "linux/mips,               GOMIPS,     hardfloat",
    "linux/mipsle/softfloat,   GOMIPS,     softfloat",
    "linux/mips64,             GOMIPS64,   hardfloat",
    "linux/mips64le/softfloat, GOMIPS64,   softfloat",
    "linux/ppc64le,            GOPPC64,    power8",
    "aix/ppc64/power9,         GOPPC64,    power9",
    "linux/riscv64/rva22u64,   GORISCV64,  rva22u64",
  })
  void isToldToGoByAVariable(String platform, String variable, String value) throws Exception {
    assertThat(MicroArchitecture.environment(Platform.parse(platform)))
        .isEqualTo(Map.of(variable, value));
  }

  @Test
  void keepsTheFloatAbi() throws Exception {
    Platform platform = Platform.parse("linux/arm/v6,softfloat");

    assertThat(MicroArchitecture.environment(platform)).isEqualTo(Map.of("GOARM", "6,softfloat"));
    assertThat(MicroArchitecture.objection(platform, TestPorts.GO)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"linux/s390x", "linux/loong64", "js/wasm"})
  void isNothingWhereGoHasNoLevels(String platform) throws Exception {
    assertThat(MicroArchitecture.environment(Platform.parse(platform))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "linux/amd64",
        "linux/amd64/v1",
        "linux/amd64/v4",
        "linux/arm/v5",
        "linux/arm/v7",
        "linux/arm64/v8.0",
        "linux/arm64/v8.9",
        "linux/arm64/v8.1,lse",
        "linux/arm64/v9.5,lse,crypto",
        "linux/386/sse2",
        "linux/ppc64le/power10",
        "linux/riscv64/rva23u64",
        "linux/s390x",
      })
  void hasNoObjectionToWhatGoTakes(String platform) throws Exception {
    assertThat(MicroArchitecture.objection(Platform.parse(platform), TestPorts.GO))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "linux/amd64/v5        | linux/amd64/v5: \"v5\" is no level of amd64 (GOAMD64). Possible are v1, v2, v3, v4.",
        "linux/arm/v8          | linux/arm/v8: \"v8\" is no level of arm (GOARM). Possible are v5, v6, v7, or v7,softfloat.",
        "linux/arm/7           | linux/arm/7: \"7\" is no level of arm (GOARM). Possible are v5, v6, v7, or v7,softfloat.",
        "linux/arm64/v9        | linux/arm64/v9: \"v9\" is no level of arm64 (GOARM64). Possible are v8.0 to v8.9, v9.0 to v9.5.",
        "linux/arm64/v9.6      | linux/arm64/v9.6: \"v9.6\" is no level of arm64 (GOARM64). Possible are v8.0 to v8.9, v9.0 to v9.5.",
        "linux/386/387         | linux/386/387: \"387\" is no level of 386 (GO386). Possible are sse2, softfloat.",
        "linux/mips/float      | linux/mips/float: \"float\" is no level of mips (GOMIPS). Possible are hardfloat, softfloat.",
        "linux/ppc64/power7    | linux/ppc64/power7: \"power7\" is no level of ppc64 (GOPPC64). Possible are power8, power9, power10.",
        "linux/riscv64/rva19   | linux/riscv64/rva19: \"rva19\" is no level of riscv64 (GORISCV64). Possible are rva20u64, rva22u64, rva23u64.",
        "linux/s390x/z15       | linux/s390x/z15: Go knows no levels of s390x; write linux/s390x.",
      })
  void saysWhichLevelsThereAre(String platform, String objection) throws Exception {
    assertThat(MicroArchitecture.objection(Platform.parse(platform), TestPorts.GO))
        .contains(objection);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "linux/arm64/v8.1       | 1.22.12 | linux/arm64/v8.1: GOARM64=v8.1 came with Go 1.23, and this is Go 1.22.12.",
        "linux/riscv64/rva22u64 | 1.22.12 | linux/riscv64/rva22u64: GORISCV64=rva22u64 came with Go 1.23, and this is Go 1.22.12.",
        "linux/riscv64/rva23u64 | 1.24.4  | linux/riscv64/rva23u64: GORISCV64=rva23u64 came with Go 1.25, and this is Go 1.24.4.",
      })
  void saysWithWhichGoALevelCame(String platform, String go, String objection) throws Exception {
    assertThat(MicroArchitecture.objection(
            Platform.parse(platform), GoVersion.parse(go).orElseThrow()))
        .contains(objection);
  }

  @Test
  void hasOneVariableForEachFamily() {
    assertThat(MicroArchitecture.variables())
        .containsExactly(
            "GO386", "GOAMD64", "GOARM", "GOARM64", "GOMIPS", "GOMIPS64", "GOPPC64", "GORISCV64");
  }
}

package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.result.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

  private final Ports ports = TestPorts.ports();

  @Test
  void readsTheListOfTheToolchain() throws Exception {
    Ports read = Ports.parse(TestPorts.GO, """
        [{"GOOS": "aix", "GOARCH": "ppc64", "CgoSupported": true, "FirstClass": false},
         {"GOOS": "linux", "GOARCH": "amd64", "CgoSupported": true, "FirstClass": true},
         {"GOOS": "plan9", "GOARCH": "arm"}]
        """);

    assertThat(read.known())
        .containsExactly(
            new Port("aix", "ppc64", false),
            new Port("linux", "amd64", true),
            new Port("plan9", "arm", false));
    assertThat(read.go()).isEqualTo(TestPorts.GO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "[1]",
        "[{}]",
        "[{\"GOOS\":null,\"GOARCH\":\"arm\"}]",
        "[{\"GOOS\":{},\"GOARCH\":\"arm\"}]",
        "[{",
        "Go, the board game",
      })
  void saysThatAProgramIsNotGo(String output) {
    assertThatThrownBy(() -> Ports.parse(TestPorts.GO, output + "\nmore"))
        .isInstanceOf(GoException.class)
        .hasMessage("\"go tool dist list -json\" gave no list of ports: " + output);
  }

  @Test
  void findsThePortOfALevel() throws Exception {
    assertThat(ports.find(Platform.parse("linux/arm/v6"))).contains(new Port("linux", "arm", true));
    assertThat(ports.find(Platform.parse("linux/sparc"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "linux/amd64",
        "linux/amd64/v3",
        "linux/arm/v6",
        "plan9/386",
        "android/arm64",
        "js/wasm"
      })
  void hasNoObjectionToWhatItBuilds(String platform) throws Exception {
    assertThat(ports.objection(Platform.parse(platform), any -> false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "darwin/386     | darwin/386 left Go in version 1.15; this is Go 1.26.8. The nearest that builds is darwin/amd64.",
        "darwin/arm     | darwin/arm left Go in version 1.15; this is Go 1.26.8. The nearest that builds is darwin/arm64.",
        "windows/arm    | windows/arm left Go in version 1.26; this is Go 1.26.8. The nearest that builds is windows/arm64.",
        "linux/amd46    | linux/amd46 is no platform of Go 1.26.8. The nearest that builds is linux/amd64.",
        "linux/x86_64   | linux/x86_64 is no platform of Go 1.26.8. The nearest that builds is linux/amd64.",
        "linux/aarch64  | linux/aarch64 is no platform of Go 1.26.8. The nearest that builds is linux/arm64.",
        "linux/i386     | linux/i386 is no platform of Go 1.26.8. The nearest that builds is linux/386.",
        "linux/armhf    | linux/armhf is no platform of Go 1.26.8. The nearest that builds is linux/arm.",
        "macos/aarch64  | macos/aarch64 is no platform of Go 1.26.8. The nearest that builds is darwin/arm64.",
        "win/x64        | win/x64 is no platform of Go 1.26.8. The nearest that builds is windows/amd64.",
        "linus/amd64    | linus/amd64 is no platform of Go 1.26.8. The nearest that builds is linux/amd64.",
        "windwos/amd64  | windwos/amd64 is no platform of Go 1.26.8. The nearest that builds is windows/amd64.",
      })
  void saysWhyAPlatformIsNoneAndWhatComesNearest(String platform, String objection)
      throws Exception {
    assertThat(ports.objection(Platform.parse(platform), any -> true)).contains(objection);
  }

  @Test
  void saysThatAPortIsBrokenWhereItHasNotYetLeft() throws Exception {
    Ports older = TestPorts.ports(GoVersion.parse("1.24.4").orElseThrow());

    assertThat(older.objection(Platform.parse("windows/arm"), any -> false))
        .contains("windows/arm is broken in this version and leaves Go in 1.26; this is Go 1.24.4."
            + " The nearest that builds is windows/arm64.");
  }

  @Test
  void saysWhenAPortCame() throws Exception {
    Ports older = TestPorts.ports(GoVersion.parse("1.21.13").orElseThrow(), "openbsd/riscv64");

    assertThat(older.objection(Platform.parse("openbsd/riscv64"), any -> false))
        .contains("openbsd/riscv64 came with Go 1.23; this is Go 1.21.13."
            + " The nearest that builds is openbsd/ppc64.");
  }

  @ParameterizedTest
  @CsvSource({
    "android/arm,    android_arm,    android/arm64",
    "android/386,    android_386,    android/arm64",
    "android/amd64,  android_amd64,  android/arm64",
    "ios/arm64,      ios_arm64,      aix/ppc64",
    "ios/amd64,      ios_amd64,      js/wasm",
  })
  void saysWhichVariableNamesTheCompilerThatAPortNeeds(
      String platform, String variable, String nearest) throws Exception {
    String text = ports.objection(Platform.parse(platform), any -> false).orElseThrow();

    String expected =
        platform + " can only be linked by a C compiler (cgo). Name that of the NDK or"
            + " SDK by <buildEnvironment><CC_FOR_" + variable + ">…, or take it out."
            + " The nearest that builds is ";
    assertThat(text).startsWith(expected).endsWith(".");
    if (platform.startsWith("android")) {
      assertThat(text).isEqualTo(expected + nearest + ".");
    }
    assertThat(ports.objection(Platform.parse(platform), any -> true)).isEmpty();
  }

  @Test
  void passesOnWhatIsWrongWithALevel() throws Exception {
    assertThat(ports.objection(Platform.parse("linux/amd64/v9"), any -> false))
        .contains(
            "linux/amd64/v9: \"v9\" is no level of amd64 (GOAMD64). Possible are v1, v2, v3, v4.");
  }
}

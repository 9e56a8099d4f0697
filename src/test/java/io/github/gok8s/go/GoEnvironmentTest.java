package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.result.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoEnvironmentTest {

  private static final Map<String, String> HOME = Map.of("HOME", "/home/user");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GOOS",
        "GOARCH",
        "GOROOT",
        "GOEXPERIMENT",
        "GODEBUG",
        "GO111MODULE",
        "GOAMD64",
        "GOARM",
        "GOBIN",
        "GOFIPS140",
        "GOGC",
        "GO_EXTLINK_ENABLED",
        "CGO_CFLAGS",
        "CGO_LDFLAGS",
        "CC",
        "CXX",
        "AR",
        "PKG_CONFIG",
        "GCCGO",
        "goos",
        "Goflags2",
      })
  void keepsStrayVariablesOutOfTheMatrix(String name) {
    assertThat(GoEnvironment.neutral(Map.of(name, "stray"), HOME, Map.of()))
        .doesNotContainKey(name);
  }

  @ParameterizedTest
  @CsvSource({
    "GOFLAGS,      ''",
    "GOENV,        off",
    "GOTOOLCHAIN,  local",
    "GOWORK,       off",
    "CGO_ENABLED,  0",
  })
  void setsWhatMustNotBeLeftOpen(String name, String value) {
    assertThat(GoEnvironment.neutral(
            Map.of(name, "stray"), Map.of(name, "stray"), Map.of(name, "stray")))
        .containsEntry(name, value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GOPROXY",
        "GOPRIVATE",
        "GONOPROXY",
        "GONOSUMDB",
        "GOSUMDB",
        "GOINSECURE",
        "GOVCS",
        "GOAUTH",
        "GOCACHE",
        "GOMODCACHE",
        "GOPATH",
        "GOCACHEPROG",
        "GOTMPDIR",
        "HTTPS_PROXY",
        "no_proxy",
        "SSL_CERT_FILE",
        "PATH",
        "SSH_AUTH_SOCK",
        "NETRC",
        "GIT_SSH_COMMAND",
        "GOOGLE_APPLICATION_CREDENTIALS",
        "SystemRoot",
        "USERPROFILE",
      })
  void passesOnNetworkCachesAndCredentials(String name) {
    assertThat(GoEnvironment.neutral(Map.of(name, "mine"), Map.of(), Map.of()))
        .containsEntry(name, "mine");
  }

  @Test
  void takesFromTheFileOfGoEnvOnlyWhatIsPassedOn() {
    Map<String, String> environment = GoEnvironment.neutral(
        Map.of("GOPROXY", "https://mine.example", "HOME", "/home/user"),
        Map.of(
            "GOPROXY", "https://file.example",
            "GOPRIVATE", "corp.example",
            "GOFLAGS", "-race",
            "GOARCH", "arm"),
        Map.of());

    assertThat(environment)
        .containsEntry("GOPROXY", "https://mine.example")
        .containsEntry("GOPRIVATE", "corp.example")
        .containsEntry("GOFLAGS", "")
        .doesNotContainKey("GOARCH");
  }

  @Test
  void tellsEveryCommandWhatThePomSaysOfNetworkAndCaches() {
    Map<String, String> environment = GoEnvironment.neutral(
        Map.of("GOPROXY", "https://mine.example", "HTTPS_PROXY", "mine"),
        Map.of("GOPRIVATE", "file.example"),
        Map.of(
            "GOPROXY", "https://pom.example",
            "HTTPS_PROXY", "pom",
            "GOPRIVATE", "pom.example",
            "GOFLAGS", "-race",
            "GOEXPERIMENT", "jsonv2"));

    assertThat(environment)
        .containsEntry("GOPROXY", "https://pom.example")
        .containsEntry("HTTPS_PROXY", "pom")
        .containsEntry("GOPRIVATE", "pom.example")
        .containsEntry("GOFLAGS", "")
        .doesNotContainKey("GOEXPERIMENT");
  }

  @Test
  void leavesNetworkAndCachesOutOfWhatDecidesAboutABinary() throws Exception {
    Map<String, String> build =
        Map.of("GOPROXY", "https://pom.example", "GOCACHE", "/cache", "CGO_CFLAGS", "-O3");

    assertThat(GoEnvironment.ofPlatform(Platform.parse("linux/amd64"), module(), build))
        .containsEntry("CGO_CFLAGS", "-O3")
        .doesNotContainKeys("GOPROXY", "GOCACHE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HOME", "USERPROFILE"})
  void leavesTheUsersFolderAsItIs(String name) {
    Map<String, String> environment = GoEnvironment.neutral(Map.of(name, "/x"), Map.of(), Map.of());

    assertThat(environment).containsEntry(name, "/x").doesNotContainEntry("HOME", userHome());
  }

  @Test
  void knowsTheUsersFolderWhereNobodySaysIt() {
    assertThat(GoEnvironment.neutral(Map.of(), Map.of(), Map.of()))
        .containsEntry("HOME", userHome());
    assertThat(GoEnvironment.neutral(Map.of("HOME", ""), Map.of(), Map.of()))
        .containsEntry("HOME", userHome());
    assertThat(GoEnvironment.neutral(Map.of("XDG_CACHE_HOME", "/cache"), Map.of(), Map.of()))
        .containsEntry("HOME", userHome());
  }

  @Test
  void letsGoSayThatItFindsNoCacheWhereTheJvmKnowsNoFolderEither() {
    String before = userHome();
    System.setProperty("user.home", "?");
    try {
      assertThat(GoEnvironment.neutral(Map.of(), Map.of(), Map.of())).doesNotContainKey("HOME");
    } finally {
      System.setProperty("user.home", before);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "linux/arm/v6,     linux,    arm,    GOARM,    6",
    "windows/amd64,    windows,  amd64,  GOAMD64,  v1",
  })
  void namesAPlatform(String platform, String os, String arch, String variable, String level)
      throws Exception {
    assertThat(GoEnvironment.ofPlatform(Platform.parse(platform), module(), Map.of()))
        .isEqualTo(Map.of(
            "GOOS", os, "GOARCH", arch, variable, level, "CGO_ENABLED", "0", "GOWORK", "off"));
  }

  @Test
  void namesTheWorkspaceThatUsesTheModule() throws Exception {
    GoModule module = new GoModule(
        Path.of("/ws/room"),
        "example.com/room",
        Optional.empty(),
        Optional.empty(),
        Optional.of(Path.of("/ws/go.work")),
        List.of());

    assertThat(GoEnvironment.ofPlatform(Platform.parse("linux/s390x"), module, Map.of()))
        .containsEntry("GOWORK", Path.of("/ws/go.work").toString());
    assertThat(GoEnvironment.ofPlatform(
            Platform.parse("linux/s390x"), module, Map.of("GOWORK", "off")))
        .containsEntry("GOWORK", "off");
  }

  @Test
  void letsThePomWinOverTheMatrix() throws Exception {
    Map<String, String> build =
        Map.of("GOEXPERIMENT", "jsonv2", "CGO_ENABLED", "1", "GOFLAGS", "-mod=mod");

    assertThat(GoEnvironment.ofPlatform(Platform.parse("linux/amd64"), module(), build))
        .containsAllEntriesOf(build);
  }

  @Test
  void namesTheCompilerOfAPlatformToItAlone() throws Exception {
    Map<String, String> build = Map.of("CC_FOR_android_arm", "/ndk/clang");

    assertThat(GoEnvironment.ofPlatform(Platform.parse("android/arm"), module(), build))
        .containsEntry("CC", "/ndk/clang")
        .containsEntry("CGO_ENABLED", "1")
        .doesNotContainKey("CC_FOR_android_arm");
    assertThat(GoEnvironment.ofPlatform(Platform.parse("android/arm64"), module(), build))
        .containsEntry("CGO_ENABLED", "0")
        .doesNotContainKeys("CC", "CC_FOR_android_arm");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GOOS        | linux       | <platforms> (-Dk8s.platforms) says for what to build, as in linux/arm64.",
        "GOARCH      | arm         | <platforms> (-Dk8s.platforms) says for what to build, as in linux/arm64.",
        "GOARM       | 6           | <platforms> (-Dk8s.platforms) has the levels, as in linux/arm/v6 or linux/amd64/v3.",
        "GOAMD64     | v3          | <platforms> (-Dk8s.platforms) has the levels, as in linux/arm/v6 or linux/amd64/v3.",
        "GOROOT      | /go         | <goExecutable> (-Dk8s.goExecutable) says which Go builds.",
        "GOTOOLCHAIN | auto        | <goVersion> (-Dk8s.goVersion) says which Go builds.",
        "GOENV       | /my/env     | every variable stands in <buildEnvironment> itself.",
        "GOWORK      | /ws/go.work | the go.work file that uses the module is found by itself; only \"off\" is possible.",
      })
  void refusesWhatTheBuildDecidesItself(String name, String value, String instead) {
    assertThatThrownBy(() -> GoEnvironment.check(Map.of(name, value)))
        .isInstanceOf(GoException.class)
        .hasMessage("<buildEnvironment> (-Dk8s.buildEnvironment) sets " + name + " to \"" + value
            + "\", but " + instead);
  }

  @Test
  void letsEveryOtherVariableBeSet() {
    assertThatCode(() -> GoEnvironment.check(Map.of(
            "GOWORK", "off", "CC", "zig cc", "CGO_ENABLED", "1", "GOFLAGS", "-v", "GOWASM", "x")))
        .doesNotThrowAnyException();
  }

  private static String userHome() {
    return System.getProperty("user.home");
  }

  private static GoModule module() {
    return new GoModule(
        Path.of("/room"),
        "example.com/room",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}

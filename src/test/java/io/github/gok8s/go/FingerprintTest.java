package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.go.BuildOptions.Naming;
import io.github.gok8s.result.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FingerprintTest {

  private static final VersionStamp STAMP = new VersionStamp("main.version", "1");
  private static final BuildFlags FLAGS =
      new BuildFlags(List.of("a", "b"), "-x", "-N", true, STAMP);
  private static final Map<String, String> ENVIRONMENT = Map.of("GOFLAGS", "-v");
  private static final Naming NAMING = new Naming(Optional.empty(), "room");
  private static final BuildOptions OPTIONS =
      new BuildOptions(List.of("./a", "./b"), FLAGS, ENVIRONMENT, NAMING, false);
  private static final Fingerprint FINGERPRINT = new Fingerprint("go1.26.8", "abc", OPTIONS);
  private static final Platform PLATFORM = new Platform("linux", "arm", Optional.empty());

  static Stream<Arguments> changed() {
    return Stream.of(
        Arguments.of("toolchain", new Fingerprint("go1.26.9", "abc", OPTIONS)),
        Arguments.of("sources", new Fingerprint("go1.26.8", "abd", OPTIONS)),
        with("packages", List.of("./a"), FLAGS, ENVIRONMENT, NAMING),
        with("packages that look alike", List.of("./a, ./b"), FLAGS, ENVIRONMENT, NAMING),
        with("tags", new BuildFlags(List.of("a"), "-x", "-N", true, STAMP)),
        with("ldflags", new BuildFlags(List.of("a", "b"), "-y", "-N", true, STAMP)),
        with("gcflags", new BuildFlags(List.of("a", "b"), "-x", "", true, STAMP)),
        with("strip", new BuildFlags(List.of("a", "b"), "-x", "-N", false, STAMP)),
        with("version", flags(new VersionStamp("main.version", "2"))),
        with("variable", flags(new VersionStamp("main.Version", "1"))),
        with("environment", List.of("./a", "./b"), FLAGS, Map.of(), NAMING),
        with("value", List.of("./a", "./b"), FLAGS, Map.of("GOFLAGS", "-x"), NAMING),
        with(
            "cgo",
            List.of("./a", "./b"),
            FLAGS,
            Map.of("GOFLAGS", "-v", "CC_FOR_linux_arm", "cc"),
            NAMING),
        with(
            "name",
            List.of("./a", "./b"),
            FLAGS,
            ENVIRONMENT,
            new Naming(Optional.of("x"), "room")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changed")
  void changesWithEachInput(String input, Fingerprint other) throws Exception {
    assertThat(other.of(PLATFORM, module())).isNotEqualTo(FINGERPRINT.of(PLATFORM, module()));
  }

  @Test
  void isTheSameForTheSame() throws Exception {
    BuildOptions keepGoing = new BuildOptions(OPTIONS.packages(), FLAGS, ENVIRONMENT, NAMING, true);

    assertThat(FINGERPRINT.of(PLATFORM, module()))
        .hasSize(64)
        .isEqualTo(FINGERPRINT.of(Platform.parse("linux/arm/v7"), module()))
        .isEqualTo(new Fingerprint("go1.26.8", "abc", keepGoing).of(PLATFORM, module()));
  }

  @Test
  void changesWithThePlatformAndItsLevel() throws Exception {
    assertThat(Stream.of("linux/arm/v7", "linux/arm/v6", "linux/arm64", "windows/arm64")
            .map(text -> FINGERPRINT.of(platform(text), module()))
            .distinct())
        .hasSize(4);
  }

  @Test
  void changesWithTheWorkspace() throws Exception {
    GoModule inWorkspace = new GoModule(
        module().directory(),
        module().path(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Path.of("go.work")),
        List.of());

    assertThat(FINGERPRINT.of(PLATFORM, inWorkspace))
        .isNotEqualTo(FINGERPRINT.of(PLATFORM, module()));
  }

  @Test
  void doesNotChangeWithTheCompilerOfAnotherPlatform() throws Exception {
    BuildOptions ndk = new BuildOptions(
        OPTIONS.packages(),
        FLAGS,
        Map.of("GOFLAGS", "-v", "CC_FOR_android_arm", "clang"),
        NAMING,
        false);

    assertThat(new Fingerprint("go1.26.8", "abc", ndk).of(PLATFORM, module()))
        .isEqualTo(FINGERPRINT.of(PLATFORM, module()));
  }

  private static BuildFlags flags(VersionStamp stamp) {
    return new BuildFlags(List.of("a", "b"), "-x", "-N", true, stamp);
  }

  private static Arguments with(String input, BuildFlags flags) {
    return with(input, List.of("./a", "./b"), flags, ENVIRONMENT, NAMING);
  }

  private static Arguments with(
      String input,
      List<String> packages,
      BuildFlags flags,
      Map<String, String> environment,
      Naming naming) {
    BuildOptions options = new BuildOptions(packages, flags, environment, naming, false);
    return Arguments.of(input, new Fingerprint("go1.26.8", "abc", options));
  }

  private static Platform platform(String text) {
    try {
      return Platform.parse(text);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static GoModule module() {
    return new GoModule(
        Path.of("room"),
        "example.com/room",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}

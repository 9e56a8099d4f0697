package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.result.Platform;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformWordsTest {

  private static final Platform HOST = new Platform("linux", "amd64", Optional.empty());

  private final PlatformWords words = words(any -> false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                     | linux/amd64",
        "host                                   | linux/amd64",
        "' host '                               | linux/amd64",
        "linux/arm64                            | linux/arm64",
        "linux/arm64 host                       | linux/arm64 linux/amd64",
        "host linux/amd64 linux/amd64/v1        | linux/amd64",
        "linux/arm linux/arm/v7 linux/arm/v6    | linux/arm/v7 linux/arm/v6",
        "windows/*                              | windows/386 windows/amd64 windows/arm64",
        "*/arm64 !*bsd/* !windows/* !android/*  | darwin/arm64 linux/arm64",
        "win*/*64                               | windows/amd64 windows/arm64",
        "windows/* !windows/arm64               | windows/386 windows/amd64",
        "windows/* !windows/arm64 windows/arm64 | windows/386 windows/amd64 windows/arm64",
        "first-class !linux/* !host             | darwin/amd64 darwin/arm64 windows/386 windows/amd64",
        "first-class !host !windows/*           | darwin/amd64 darwin/arm64 linux/386 linux/arm/v7 linux/arm64",
        "linux/arm/v6 linux/arm !linux/arm      | linux/arm/v6",
        "linux/arm/v6 linux/arm host !*/arm     | linux/amd64",
        "linux/amd64/v3 host !linux/amd64       | linux/amd64/v3",
        "linux/amd64/v3 all !all plan9/386      | plan9/386",
        "host !linux/s390x                      | linux/amd64",
        "android/*                              | android/arm64",
        "host !android/* !ios/*                 | linux/amd64",
        "host !android/arm                      | linux/amd64",
        "host linux/arm/v7 softfloat linux/arm  | linux/amd64 linux/arm/v7,softfloat linux/arm/v7",
        "linux/arm64/v8.0 lse linux/amd64       | linux/arm64/v8.0,lse linux/amd64",
        "linux/arm64/v9.5 lse crypto host       | linux/arm64/v9.5,lse,crypto linux/amd64",
        "host linux/arm64/v9.0 lse !linux/arm64/v9.0 lse | linux/amd64",
      })
  void selectInTheirOrder(String given, String expected) throws Exception {
    assertThat(words.select(split(given))).map(Platform::toString).isEqualTo(split(expected));
  }

  @Test
  void takeAllForWhatGoBuildsWithoutCgo() throws Exception {
    assertThat(words.select(List.of("all")))
        .map(Platform::toString)
        .hasSize(42)
        .contains("android/arm64", "linux/arm/v7", "js/wasm")
        .doesNotContain("android/arm", "ios/arm64");
  }

  @Test
  void takeAllForMoreWhereACompilerIsNamed() throws Exception {
    PlatformWords withNdk = words(platform -> platform.os().equals("android"));

    assertThat(withNdk.select(List.of("all")))
        .hasSize(45)
        .map(Platform::toString)
        .contains("android/arm/v7");
    assertThat(withNdk.select(List.of("android/arm"))).hasSize(1);
  }

  /** The table of the lab: three of its thirty pairs are refused, before anything is compiled. */
  @Test
  void refuseThreeOfTheLabsThirtyPairsAtOnce() {
    List<String> lab = split("""
        android/arm darwin/386 darwin/amd64 darwin/arm darwin/arm64 dragonfly/amd64 freebsd/386
        freebsd/amd64 freebsd/arm linux/386 linux/amd64 linux/arm linux/arm64 linux/ppc64
        linux/ppc64le linux/mips linux/mipsle linux/mips64 linux/mips64le netbsd/386 netbsd/amd64
        netbsd/arm openbsd/386 openbsd/amd64 openbsd/arm plan9/386 plan9/amd64 solaris/amd64
        windows/386 windows/amd64""".replaceAll("\\s+", " "));

    assertThatThrownBy(() -> words.select(lab)).isInstanceOf(GoException.class).hasMessage("""
            <platforms> (-Dk8s.platforms) can't be built as they are. Nothing was compiled.
              android/arm can only be linked by a C compiler (cgo). Name that of the NDK or SDK by <buildEnvironment><CC_FOR_android_arm>…, or take it out. The nearest that builds is android/arm64.
              darwin/386 left Go in version 1.15; this is Go 1.26.8. The nearest that builds is darwin/amd64.
              darwin/arm left Go in version 1.15; this is Go 1.26.8. The nearest that builds is darwin/arm64.
            The goal k8s:platforms lists what this Go builds.""");
  }

  @Test
  void buildTheOtherTwentySevenPairsOfTheLab() throws Exception {
    assertThat(words.select(split("darwin/* dragonfly/amd64 freebsd/* !freebsd/arm64 linux/*"
            + " !linux/loong64 !linux/riscv64 !linux/s390x netbsd/* !netbsd/arm64 openbsd/386"
            + " openbsd/amd64 openbsd/arm plan9/386 plan9/amd64 solaris/amd64 windows/386"
            + " windows/amd64")))
        .hasSize(27);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "linux        | \"linux\" is not a platform: write os/arch, or os/arch/level, in lower case, as in linux/amd64 or linux/arm/v7.",
        "lse          | \"lse\" is not a platform: write os/arch, or os/arch/level, in lower case, as in linux/amd64 or linux/arm/v7.",
        "Linux/amd64  | \"Linux/amd64\" is not a platform: write os/arch, or os/arch/level, in lower case, as in linux/amd64 or linux/arm/v7.",
        "linux/amd46  | linux/amd46 is no platform of Go 1.26.8. The nearest that builds is linux/amd64.",
        "!linux/amd46 | linux/amd46 is no platform of Go 1.26.8. The nearest that builds is linux/amd64.",
        "sun*/*       | \"sun*/*\" matches no platform that Go 1.26.8 builds without cgo.",
        "ios/*        | \"ios/*\" matches no platform that Go 1.26.8 builds without cgo.",
        "!sun*/*      | \"sun*/*\" matches no platform that Go 1.26.8 knows.",
        "linux/arm/v9 | linux/arm/v9: \"v9\" is no level of arm (GOARM). Possible are v5, v6, v7, or v7,softfloat.",
      })
  void sayWhatIsWrongWithAWord(String word, String objection) {
    assertThatThrownBy(() -> words.select(List.of("host", word)))
        .isInstanceOf(GoException.class)
        .hasMessage(
            "<platforms> (-Dk8s.platforms) can't be built as they are. Nothing was compiled.\n  "
                + objection + "\nThe goal k8s:platforms lists what this Go builds.");
  }

  @Test
  void sayThatNothingIsLeft() {
    assertThatThrownBy(() -> words.select(List.of("windows/*", "!windows/*")))
        .isInstanceOf(GoException.class)
        .hasMessage(
            "<platforms> (-Dk8s.platforms) takes away all that it names: windows/*, !windows/*.");
  }

  @Test
  void doNotTakePatternsForMoreThanStars() {
    assertThatThrownBy(() -> words.select(List.of("linux/[a-z]*")))
        .isInstanceOf(GoException.class)
        .hasMessageContaining("\"linux/[a-z]*\" matches no platform");
  }

  private static PlatformWords words(Predicate<Platform> canUseCgo) {
    return new PlatformWords(TestPorts.ports(), HOST, canUseCgo);
  }

  private static List<String> split(String text) {
    return Stream.of(text.split(" +")).filter(word -> !word.isEmpty()).toList();
  }
}

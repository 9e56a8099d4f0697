package io.github.gok8s.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {

  @ParameterizedTest
  @CsvSource({
    "linux/amd64,           linux/amd64,           linux-amd64",
    "linux/amd64/v1,        linux/amd64,           linux-amd64",
    "linux/amd64/v3,        linux/amd64/v3,        linux-amd64-v3",
    "linux/arm64/v8,        linux/arm64,           linux-arm64",
    "linux/arm64/v8.0,      linux/arm64,           linux-arm64",
    "linux/arm64/v8.1,      linux/arm64/v8.1,      linux-arm64-v8.1",
    "linux/arm,             linux/arm/v7,          linux-arm-v7",
    "linux/arm/v6,          linux/arm/v6,          linux-arm-v6",
    "plan9/386,             plan9/386,             plan9-386",
    "linux/mips/softfloat,  linux/mips/softfloat,  linux-mips-softfloat",
    "' linux/ppc64le ',     linux/ppc64le,         linux-ppc64le",
  })
  void isNormalisedInTextAndFolder(String given, String text, String slug) throws Exception {
    Platform platform = Platform.parse(given);

    assertThat(platform).hasToString(text);
    assertThat(platform.slug()).isEqualTo(slug);
    assertThat(Platform.parse(platform.toString())).isEqualTo(platform);
  }

  @Test
  void keepsAFloatAbiOutOfTheWayOfFolders() throws Exception {
    assertThat(Platform.parse("linux/arm/v7,softfloat").slug()).isEqualTo("linux-arm-v7-softfloat");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "linux",
        "linux/",
        "/amd64",
        "linux/amd64/",
        "linux//v7",
        "linux/arm/v7/x",
        "Linux/amd64",
        "linux/AMD64",
        "linux\\amd64",
        "linux/../etc",
        "linux/arm/..",
        "linux amd64",
        "lin-ux/amd64",
        "größe/amd64",
      })
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> Platform.parse(text))
        .isInstanceOf(InvalidPlatformException.class)
        .hasMessage(
            "\"" + text + "\" is not a platform: write os/arch, or os/arch/level, in lower case,"
                + " as in linux/amd64 or linux/arm/v7.");
  }

  @Test
  void isSortedBySystemThenArchitectureThenLevel() throws Exception {
    Platform darwin = Platform.parse("darwin/arm64");
    Platform six = Platform.parse("linux/arm/v6");
    Platform seven = Platform.parse("linux/arm");
    Platform amd64 = Platform.parse("linux/amd64");
    Platform level3 = Platform.parse("linux/amd64/v3");

    assertThat(List.of(seven, level3, darwin, amd64, six).stream().sorted())
        .containsExactly(darwin, amd64, level3, six, seven);
  }

  @Test
  void knowsWhatExecutablesEndIn() throws Exception {
    assertThat(Platform.parse("windows/arm64").executableSuffix()).isEqualTo(".exe");
    assertThat(Platform.parse("linux/arm64").executableSuffix()).isEmpty();
  }

  @Test
  void hasThePortThatTheToolchainLists() throws Exception {
    assertThat(Platform.parse("linux/arm/v6").port()).isEqualTo("linux/arm");
  }

  @Test
  void platformsAreTheSameIfAllTheirPartsAre() throws Exception {
    Platform armV7 = Platform.parse("linux/arm");

    assertThat(armV7).isEqualTo(Platform.parse("linux/arm/v7"));
    assertThat(armV7).hasSameHashCodeAs(Platform.parse("linux/arm/v7"));
    for (String other : List.of("linux/arm/v6", "linux/arm64", "netbsd/arm")) {
      assertThat(armV7).isNotEqualTo(Platform.parse(other));
    }
    assertThat(armV7).isNotEqualTo("linux/arm/v7").isNotEqualTo(null);
  }
}

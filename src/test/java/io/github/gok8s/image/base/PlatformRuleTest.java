package io.github.gok8s.image.base;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.image.OciPlatform;
import io.github.gok8s.result.Platform;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformRuleTest {

  @ParameterizedTest
  @CsvSource({
    "linux/amd64,            linux/amd64",
    "linux/amd64/v3,         linux/amd64/v3 linux/amd64/v2 linux/amd64",
    "linux/386,              linux/386",
    "linux/386/softfloat,    linux/386",
    "linux/arm,              linux/arm/v7 linux/arm/v6 linux/arm/v5",
    "linux/arm/v6,           linux/arm/v6 linux/arm/v5",
    "linux/arm/v5,           linux/arm/v5",
    "linux/arm/v5;hardfloat, linux/arm/v5",
    "linux/arm64,            linux/arm64",
    "linux/arm64/v8.2,       linux/arm64/v8.2 linux/arm64/v8.1 linux/arm64",
    "linux/arm64/v9.0,       linux/arm64/v9 linux/arm64/v8.5 linux/arm64/v8.4 linux/arm64/v8.3"
        + " linux/arm64/v8.2 linux/arm64/v8.1 linux/arm64",
    "linux/riscv64/rva22u64, linux/riscv64/rva22u64",
    "linux/mips/softfloat,   linux/mips",
    "linux/s390x,            linux/s390x",
  })
  void takesWhatContainerdWouldTakeTheBestFirst(String wanted, String suiting) throws Exception {
    OciPlatform platform = OciPlatform.of(Platform.parse(wanted.replace(';', ',')));

    assertThat(PlatformRule.suiting(platform))
        .extracting(OciPlatform::toString)
        .isEqualTo(Arrays.asList(suiting.split(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    "linux, amd64,   v1,   linux/amd64",
    "Linux, x86_64,  '',   linux/amd64",
    "linux, aarch64, '',   linux/arm64",
    "linux, arm64,   v8,   linux/arm64",
    "linux, arm64,   8,    linux/arm64",
    "linux, arm64,   v8.0, linux/arm64",
    "linux, arm64,   v9.0, linux/arm64/v9",
    "linux, arm,     '',   linux/arm/v7",
    "linux, arm,     6,    linux/arm/v6",
    "linux, armhf,   '',   linux/arm/v7",
    "linux, armel,   '',   linux/arm/v6",
    "linux, i386,    x,    linux/386",
    "linux, ppc64le, '',   linux/ppc64le",
  })
  void knowsTheSeveralWaysToWriteOnePlatform(
      String os, String architecture, String variant, String platform) {
    assertThat(PlatformRule.normal(os, architecture, variant)).hasToString(platform);
  }
}

package io.github.gok8s.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.gok8s.result.InvalidPlatformException;
import io.github.gok8s.result.Platform;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OciPlatformTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "linux/amd64             | {\"architecture\":\"amd64\",\"os\":\"linux\"}",
        "linux/amd64/v3          | {\"architecture\":\"amd64\",\"os\":\"linux\",\"variant\":\"v3\"}",
        "linux/arm               | {\"architecture\":\"arm\",\"os\":\"linux\",\"variant\":\"v7\"}",
        "linux/arm/v5,hardfloat  | {\"architecture\":\"arm\",\"os\":\"linux\",\"variant\":\"v5\"}",
        "linux/arm64             | {\"architecture\":\"arm64\",\"os\":\"linux\"}",
        "linux/arm64/v8.1,lse    | {\"architecture\":\"arm64\",\"os\":\"linux\",\"variant\":\"v8.1\"}",
        "linux/ppc64le/power9    | {\"architecture\":\"ppc64le\",\"os\":\"linux\",\"variant\":\"power9\"}",
        "linux/riscv64/rva22u64  | {\"architecture\":\"riscv64\",\"os\":\"linux\",\"variant\":\"rva22u64\"}",
        "linux/mips/softfloat    | {\"architecture\":\"mips\",\"os\":\"linux\"}",
        "linux/386/softfloat     | {\"architecture\":\"386\",\"os\":\"linux\"}",
      })
  void namesThePlatformAsTheSpecificationDoes(String platform, String members)
      throws InvalidPlatformException {
    JsonObject tree = new JsonObject();

    OciPlatform.of(Platform.parse(platform)).addTo(tree);

    assertThat(tree).hasToString(members);
  }

  @Test
  void isEqualWhereAllPartsAre() {
    OciPlatform v7 = new OciPlatform("linux", "arm", Optional.of("v7"));

    assertThat(v7)
        .isEqualTo(new OciPlatform("linux", "arm", Optional.of("v7")))
        .hasSameHashCodeAs(new OciPlatform("linux", "arm", Optional.of("v7")))
        .isNotEqualTo(new OciPlatform("linux", "arm", Optional.of("v6")))
        .isNotEqualTo(new OciPlatform("linux", "arm", Optional.empty()))
        .isNotEqualTo(new OciPlatform("linux", "arm64", Optional.of("v7")))
        .isNotEqualTo(new OciPlatform("freebsd", "arm", Optional.of("v7")))
        .isNotEqualTo("linux/arm/v7");
  }
}

package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.result.Platform;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CgoCompilersTest {

  private final Platform phone = Platform.parse("android/arm");
  private final Platform server = Platform.parse("linux/amd64");

  CgoCompilersTest() throws Exception {}

  @Test
  void areNamedForOnePlatform() {
    Map<String, String> build = Map.of("CC_FOR_android_arm", "/ndk/clang");

    assertThat(CgoCompilers.variable(phone)).isEqualTo("CC_FOR_android_arm");
    assertThat(CgoCompilers.find(phone, build)).contains("/ndk/clang");
    assertThat(CgoCompilers.find(server, build)).isEmpty();
  }

  @Test
  void areNamedForAllPlatformsWhereCgoIsWanted() {
    assertThat(CgoCompilers.find(server, Map.of("CC", "gcc", "CGO_ENABLED", "1")))
        .contains("gcc");
    assertThat(CgoCompilers.find(server, Map.of("CC", "gcc"))).isEmpty();
    assertThat(CgoCompilers.find(server, Map.of("CC", "gcc", "CGO_ENABLED", "0")))
        .isEmpty();
    assertThat(CgoCompilers.find(server, Map.of("CGO_ENABLED", "1"))).isEmpty();
  }

  @Test
  void preferTheOneForThePlatform() {
    Map<String, String> build =
        Map.of("CC_FOR_android_arm", "/ndk/clang", "CC", "gcc", "CGO_ENABLED", "1");

    assertThat(CgoCompilers.find(phone, build)).contains("/ndk/clang");
  }
}

package io.github.gok8s.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageUrlTest {

  @ParameterizedTest
  @CsvSource({
    "github.com/google/uuid, v1.6.0, pkg:golang/github.com/google/uuid@v1.6.0",
    "github.com/Azure/go-autorest/v2, v2.0.1, pkg:golang/github.com/azure/go-autorest/v2@v2.0.1",
    "github.com/docker/docker, v28.0.0+incompatible, pkg:golang/github.com/docker/docker@v28.0.0%2Bincompatible",
    "git.sr.ht/~user/tool, v0.1.0, pkg:golang/git.sr.ht/~user/tool@v0.1.0",
    "stdlib, 1.26.8, pkg:golang/stdlib@1.26.8"
  })
  void namesAGoModule(String path, String version, String expected) {
    assertThat(PackageUrl.of(new LinkedModule(path, Optional.of(version), Optional.empty())))
        .isEqualTo(expected);
  }

  @Test
  void namesAModuleThatLiesOnDiskWithoutAVersion() {
    assertThat(
            PackageUrl.of(new LinkedModule("example.com/lib", Optional.empty(), Optional.empty())))
        .isEqualTo("pkg:golang/example.com/lib");
  }

  @Test
  void namesAFileOfAMavenRepository() {
    assertThat(
            PackageUrl.ofMaven("com.example", "room", "1.0+2", Optional.of("linux-arm64"), "exe"))
        .isEqualTo("pkg:maven/com.example/room@1.0%2B2?classifier=linux-arm64&type=exe");
    assertThat(PackageUrl.ofMaven("com.example", "room", "1.0", Optional.empty(), "zip"))
        .isEqualTo("pkg:maven/com.example/room@1.0?type=zip");
  }
}

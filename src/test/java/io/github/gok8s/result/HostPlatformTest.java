package io.github.gok8s.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPlatformTest {

  @ParameterizedTest
  @CsvSource({
    "Linux,                amd64,       linux/amd64",
    "Linux,                aarch64,     linux/arm64",
    "Linux,                arm,         linux/arm/v7",
    "Linux,                i386,        linux/386",
    "Linux,                ppc64le,     linux/ppc64le",
    "Linux,                loongarch64, linux/loong64",
    "Mac OS X,             x86_64,      darwin/amd64",
    "Mac OS X,             aarch64,     darwin/arm64",
    "Windows 11,           amd64,       windows/amd64",
    "Windows Server 2022,  amd64,       windows/amd64",
    "Windows 10,           x86,         windows/386",
    "FreeBSD,              amd64,       freebsd/amd64",
    "SunOS,                amd64,       solaris/amd64",
    "AIX,                  ppc64,       aix/ppc64",
  })
  void translatesWhatTheJvmCallsIt(String osName, String osArch, String platform) {
    assertThat(HostPlatform.of(osName, osArch)).hasToString(platform);
  }

  @Test
  void doesNotDependOnTheLanguage() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(HostPlatform.of("WINDOWS 10", "I386")).hasToString("windows/386");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void knowsThisMachine() throws Exception {
    assertThat(Platform.parse(HostPlatform.current().toString())).isEqualTo(HostPlatform.current());
  }
}

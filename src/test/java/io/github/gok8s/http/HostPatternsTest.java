package io.github.gok8s.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPatternsTest {

  @ParameterizedTest
  @CsvSource({
    "example.com, example.com, true",
    "example.com, EXAMPLE.com, true",
    "example.com, a.b.example.com, true",
    "example.com, notexample.com, false",
    ".example.com, a.example.com, true",
    ".example.com, example.com, false",
    "*.example.com, a.example.com, true",
    "*, anything.example, true",
    "'a.example, 10.1.0.0/16', 10.1.2.3, true",
    "10.1.0.0/16, 10.2.2.3, false",
    "10.1.0.0/16, ten.example, false",
    "10.1.2.3, 10.1.2.3, true",
    "'', example.com, false"
  })
  void readTheVariable(String noProxy, String host, boolean matches) {
    assertThat(HostPatterns.ofNoProxy(noProxy).match(host)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "'*.example|localhost', modules.example, true",
    "'*.example|localhost', modules.example.com, false",
    "'modules.*, 10.0.0.0/8', 10.1.2.3, true",
    "modulesxexample, modules.example, false"
  })
  void readSettings(String nonProxyHosts, String host, boolean matches) {
    assertThat(HostPatterns.ofSettings(nonProxyHosts).match(host)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "::1", "[::1]"})
  void knowThisMachine(String host) {
    assertThat(HostPatterns.isThisMachine(host)).isTrue();
    assertThat(HostPatterns.isThisMachine("a." + host)).isFalse();
  }
}

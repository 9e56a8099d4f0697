package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.settings.Proxy;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingsProxyTest {

  private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
  private final DefaultProxySelector selector = new DefaultProxySelector();

  @Test
  void givesNothingWithoutAProxy() {
    assertThat(proxy()).isEmpty();
  }

  @Test
  void givesWhatSettingsSayAndThePasswordThatMavenHasDecrypted() {
    settings(
        "https", "proxy.example.com", 3128, "*.example.com|localhost", "{encrypted}", "secret");

    assertThat(proxy())
        .contains(new SettingsProxy(
            "proxy.example.com",
            3128,
            "*.example.com|localhost",
            Optional.of("me"),
            Optional.of("secret")));
  }

  @Test
  void takesTheOneForHttpWhereThereIsNoneForHttps() {
    settings("http", "proxy.example.com", 3128, null, null, null);

    assertThat(proxy())
        .contains(
            new SettingsProxy("proxy.example.com", 3128, "", Optional.empty(), Optional.empty()));
  }

  @Test
  void hidesThePasswordInLogs() {
    settings("https", "proxy.example.com", 3128, "", "secret", "secret");

    assertThat(proxy().orElseThrow()).hasToString("proxy.example.com:3128");
  }

  private Optional<SettingsProxy> proxy() {
    DefaultRepositorySystemSession repositories = new DefaultRepositorySystemSession();
    repositories.setProxySelector(selector);
    return SettingsProxy.of(Sessions.with(request, repositories));
  }

  /** Puts a proxy into the settings, and into Maven's repository session as Maven does. */
  private void settings(
      String protocol,
      String host,
      int port,
      @Nullable String nonProxyHosts,
      @Nullable String stored,
      @Nullable String decrypted) {
    Proxy proxy = new Proxy();
    proxy.setActive(true);
    proxy.setProtocol(protocol);
    proxy.setHost(host);
    proxy.setPort(port);
    proxy.setNonProxyHosts(nonProxyHosts);
    proxy.setPassword(stored);
    request.addProxy(proxy);
    selector.add(
        new org.eclipse.aether.repository.Proxy(
            protocol,
            host,
            port,
            decrypted == null
                ? null
                : new AuthenticationBuilder()
                    .addUsername("me")
                    .addPassword(decrypted)
                    .build()),
        nonProxyHosts);
  }
}

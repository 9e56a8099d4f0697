package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.image.registry.Credential;
import io.github.gok8s.image.registry.CredentialSource;
import java.util.Optional;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.junit.jupiter.api.Test;

class SettingsServersTest {

  private final DefaultAuthenticationSelector servers = new DefaultAuthenticationSelector();

  @Test
  void findsTheServerOfARegistryThenThatOfItsHost() throws Exception {
    server("registry.example.com", "jane", "sesame");
    server("registry.example.com:5000", "joe", "secret");

    assertThat(find("registry.example.com:5000").credential())
        .hasValue(
            new Credential("joe", "secret", "server registry.example.com:5000 in settings.xml"));
    assertThat(find("registry.example.com:6000").credential())
        .hasValue(new Credential("jane", "sesame", "server registry.example.com in settings.xml"));
  }

  @Test
  void saysWhichServerIsNotThere() throws Exception {
    server("other.example.com", "jane", "sesame");

    assertThat(find("registry.example.com:5000"))
        .isEqualTo(new CredentialSource.Finding(
            Optional.empty(), "server registry.example.com:5000 in settings.xml (not there)"));
  }

  @Test
  void mindsAPasswordThatCantBeDecryptedOnlyWhereItIsNeeded() throws Exception {
    server("a.example.com", "jane", "{encrypted}");

    assertThat(find("b.example.com").credential()).isEmpty();
    assertThatThrownBy(() -> find("a.example.com"))
        .hasMessage(
            "The password of the server a.example.com in settings.xml can't be decrypted: is"
                + " settings-security.xml there, with the master password that it was encrypted"
                + " with?");
  }

  private void server(String id, String user, String password) {
    servers.add(
        id, new AuthenticationBuilder().addUsername(user).addPassword(password).build());
  }

  private CredentialSource.Finding find(String registry) throws Exception {
    DefaultRepositorySystemSession repositories = new DefaultRepositorySystemSession();
    repositories.setAuthenticationSelector(servers);
    return new SettingsServers(Sessions.with(new DefaultMavenExecutionRequest(), repositories))
        .find(registry);
  }
}

package io.github.gok8s.mojo;

import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.registry.Credential;
import io.github.gok8s.image.registry.CredentialSource;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.AuthenticationContext;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * The {@code <server>} elements of settings.xml, with a registry's name as their id. Maven has decrypted their passwords; one that
 * it could not decrypt matters only where it is needed.
 *
 * @param session the session
 */
record SettingsServers(MavenSession session) implements CredentialSource {

  @Override
  public Finding find(String registry) throws ImageException {
    List<String> ids =
        Stream.of(registry, registry.replaceFirst(":\\d+$", "")).distinct().toList();
    for (String id : ids) {
      Finding finding = find(registry, id);
      if (finding.credential().isPresent()) {
        return finding;
      }
    }
    return Finding.nothing(place(registry), "not there");
  }

  /** Without the session, which has all passwords. */
  @Override
  public String toString() {
    return "settings.xml";
  }

  private Finding find(String registry, String id) throws ImageException {
    RepositorySystemSession repositories = session.getRepositorySession();
    RemoteRepository asked =
        new RemoteRepository.Builder(id, "default", "https://" + registry).build();
    RemoteRepository server = new RemoteRepository.Builder(asked)
        .setAuthentication(repositories.getAuthenticationSelector().getAuthentication(asked))
        .build();
    try (AuthenticationContext context =
        AuthenticationContext.forRepository(repositories, server)) {
      String user = context == null ? null : context.get(AuthenticationContext.USERNAME);
      String password = context == null ? null : context.get(AuthenticationContext.PASSWORD);
      if (user == null || password == null) {
        return Finding.nothing(place(id), "not there");
      }
      if (password.startsWith("{") && password.endsWith("}")) {
        throw ImageException.inEnvironment("The password of the " + place(id)
            + " can't be decrypted: is settings-security.xml there, with the master password"
            + " that it was encrypted with?");
      }
      return Finding.of(new Credential(user, password, place(id)));
    }
  }

  private static String place(String id) {
    return "server " + id + " in settings.xml";
  }
}

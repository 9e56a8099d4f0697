package io.github.gok8s.kube.connection;

import io.github.gok8s.kube.KubeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A token in a file that somebody else renews, as the kubelet does for pods. */
record TokenFile(Path file, Optional<ClientCertificate> certificate) implements CredentialSource {

  @Override
  public Credentials current() throws KubeException {
    try {
      return Credentials.bearer(certificate, Optional.of(Files.readString(file)));
    } catch (IOException e) {
      throw KubeException.inEnvironment("The file of the token, " + file + ", can't be read.", e);
    }
  }

  /** The file is read for each request anyway. */
  @Override
  public boolean renew() {
    return false;
  }

  @Override
  public String cure() {
    return "Renew the token in " + file + ".";
  }
}

package io.github.gok8s.kube.connection;

import java.time.Instant;
import java.util.Optional;

/**
 * What a user shows to a server.
 *
 * @param certificate in TLS
 * @param authorization the value of the header {@code Authorization}
 * @param expires when they count no more, where that is known
 */
record Credentials(
    Optional<ClientCertificate> certificate,
    Optional<String> authorization,
    Optional<Instant> expires) {

  static Credentials bearer(Optional<ClientCertificate> certificate, Optional<String> token) {
    return new Credentials(
        certificate, token.map(text -> "Bearer " + text.strip()), Optional.empty());
  }

  boolean areNone() {
    return certificate.isEmpty() && authorization.isEmpty();
  }

  /** No secret gets into a log by it. */
  @Override
  public String toString() {
    return certificate.isPresent()
        ? "a client certificate"
        : authorization.isPresent() ? "a token" : "nothing";
  }
}

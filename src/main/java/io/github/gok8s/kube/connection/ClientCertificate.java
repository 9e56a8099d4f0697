package io.github.gok8s.kube.connection;

/**
 * What a user shows to a server in TLS.
 *
 * @param certificates in PEM
 * @param key the private key in PEM
 */
record ClientCertificate(String certificates, String key) {

  @Override
  public String toString() {
    return "a client certificate";
  }
}

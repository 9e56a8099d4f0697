package io.github.gok8s.kube.connection;

/** Credentials that stand in a kubeconfig. */
record FixedCredentials(Credentials current, String cure) implements CredentialSource {

  @Override
  public boolean renew() {
    return false;
  }
}

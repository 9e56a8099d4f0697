package io.github.gok8s.kube.connection;

import io.github.gok8s.kube.KubeException;

/** Where a user's credentials come from: the kubeconfig itself, a file that is written anew, a program. */
interface CredentialSource {

  /** Gives the credentials that count now. */
  Credentials current() throws KubeException, InterruptedException;

  /**
   * Gives other ones, after the server has rejected those.
   *
   * @return whether there may be others; without them a request need not be sent again
   */
  boolean renew() throws KubeException, InterruptedException;

  /** Says what to do when the server rejects them, in a sentence. */
  String cure();
}

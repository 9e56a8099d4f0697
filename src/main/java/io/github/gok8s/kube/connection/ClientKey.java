package io.github.gok8s.kube.connection;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows the one certificate of a user to the server. A key store would do as well, but it encrypts the key on its way in and decrypts it on its way out,
 * by ten thousand rounds of a hash, which a young JVM needs 0.1 s for.
 */
final class ClientKey extends X509ExtendedKeyManager {

  private static final String ALIAS = "client";

  private final X509Certificate[] chain;
  private final PrivateKey key;

  /**
   * Reads it.
   *
   * @throws GeneralSecurityException if certificates or key can't be read, or do not belong together
   */
  ClientKey(ClientCertificate certificate) throws GeneralSecurityException {
    key = Pem.privateKey(certificate.key());
    chain = Pem.certificates(certificate.certificates()).toArray(X509Certificate[]::new);
    if (!chain[0].getPublicKey().getAlgorithm().equals(key.getAlgorithm())) {
      throw new GeneralSecurityException("its key is for " + key.getAlgorithm()
          + ", and its certificate for " + chain[0].getPublicKey().getAlgorithm());
    }
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal[] issuers, @Nullable Socket socket) {
    return Arrays.asList(keyTypes).contains(key.getAlgorithm()) ? ALIAS : null;
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return chain.clone();
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return key;
  }

  @Override
  public String[] getClientAliases(String keyType, Principal[] issuers) {
    return new String[] {ALIAS};
  }

  @Override
  public String[] getServerAliases(String keyType, Principal[] issuers) {
    return new String[0];
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal[] issuers, @Nullable Socket socket) {
    return null;
  }
}

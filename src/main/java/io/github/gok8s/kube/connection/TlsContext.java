package io.github.gok8s.kube.connection;

import io.github.gok8s.kube.KubeException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Makes the JDK's TLS out of what a kubeconfig says. */
final class TlsContext {

  private TlsContext() {}

  static SSLContext of(ClusterAccess access, Optional<ClientCertificate> certificate)
      throws KubeException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          certificate.isEmpty() ? null : keyManagers(access, certificate.get()),
          trustManagers(access),
          null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw KubeException.inEnvironment(
          "TLS can't be set up for the context \"" + access.context() + "\": " + e.getMessage()
              + ".",
          e);
    }
  }

  private static KeyManager[] keyManagers(ClusterAccess access, ClientCertificate certificate)
      throws KubeException {
    try {
      return new KeyManager[] {new ClientKey(certificate)};
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw KubeException.inProject("The client certificate of the user \"" + access.user()
          + "\" in the kubeconfig can't be read: " + e.getMessage() + ".");
    }
  }

  private static TrustManager[] trustManagers(ClusterAccess access)
      throws GeneralSecurityException, IOException, KubeException {
    if (access.tls().unverified()) {
      return new TrustManager[] {new TrustEverybody()};
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities(access));
    return factory.getTrustManagers();
  }

  /** Gives the authorities that the kubeconfig names; null stands for those of the JDK. */
  private static @Nullable KeyStore authorities(ClusterAccess access)
      throws GeneralSecurityException, IOException, KubeException {
    if (access.tls().authorities().isEmpty()) {
      return null;
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    int number = 0;
    try {
      for (Certificate authority : Pem.certificates(access.tls().authorities().get())) {
        store.setCertificateEntry("authority-" + number++, authority);
      }
    } catch (GeneralSecurityException e) {
      throw KubeException.inProject("The certificate-authority of the cluster \"" + access.cluster()
          + "\" in the kubeconfig can't be read: " + e.getMessage() + ".");
    }
    return store;
  }

  /** For {@code insecure-skip-tls-verify}, by which the kubeconfig's owner wants just this. */
  private static final class TrustEverybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(java.security.cert.X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(java.security.cert.X509Certificate[] chain, String authType) {}

    @Override
    public java.security.cert.X509Certificate[] getAcceptedIssuers() {
      return new java.security.cert.X509Certificate[0];
    }
  }
}

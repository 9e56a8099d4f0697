package io.github.gok8s.image.registry;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.http.HttpHost;
import org.apache.http.conn.socket.LayeredConnectionSocketFactory;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.conn.util.PublicSuffixMatcherLoader;
import org.apache.http.protocol.HttpContext;
import org.apache.http.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;

/**
 * Makes the sockets of https. What they need is loaded with the first of them: it takes a tenth of a second, which a push to a
 * registry on this machine does without.
 */
final class TlsSockets implements LayeredConnectionSocketFactory {

  /** The attribute of a request whose server's certificate nobody needs to vouch for. */
  static final String UNVERIFIED = "io.github.gok8s.unverified";

  private final List<Path> certificates;
  private @Nullable SSLConnectionSocketFactory verified;
  private @Nullable SSLConnectionSocketFactory unverified;

  TlsSockets(List<Path> certificates) {
    this.certificates = List.copyOf(certificates);
  }

  @Override
  public Socket createSocket(HttpContext context) {
    return new Socket();
  }

  @Override
  public Socket connectSocket(
      int timeout,
      Socket socket,
      HttpHost host,
      InetSocketAddress remote,
      InetSocketAddress local,
      HttpContext context)
      throws IOException {
    return sockets(context).connectSocket(timeout, socket, host, remote, local, context);
  }

  @Override
  public Socket createLayeredSocket(Socket socket, String target, int port, HttpContext context)
      throws IOException {
    return sockets(context).createLayeredSocket(socket, target, port, context);
  }

  private synchronized SSLConnectionSocketFactory sockets(HttpContext context) throws IOException {
    try {
      if (context.getAttribute(UNVERIFIED) != null) {
        if (unverified == null) {
          SSLContext trustsAll =
              SSLContexts.custom().loadTrustMaterial((chain, type) -> true).build();
          unverified = new SSLConnectionSocketFactory(trustsAll, NoopHostnameVerifier.INSTANCE);
        }
        return unverified;
      }
      if (verified == null) {
        verified = new SSLConnectionSocketFactory(
            certificates.isEmpty() ? SSLContext.getDefault() : trustingAlso(certificates),
            new DefaultHostnameVerifier(PublicSuffixMatcherLoader.getDefault()));
      }
      return verified;
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS can't be set up: " + e.getMessage(), e);
    }
  }

  private static SSLContext trustingAlso(List<Path> files)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    List<Certificate> all = new ArrayList<>(trustedByJdk());
    for (Path file : files) {
      all.addAll(read(file));
    }
    for (Certificate certificate : all) {
      trusted.setCertificateEntry(String.valueOf(trusted.size()), certificate);
    }
    return SSLContexts.custom().loadTrustMaterial(trusted, null).build();
  }

  private static List<X509Certificate> trustedByJdk() throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    List<X509Certificate> trusted = new ArrayList<>();
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager x509) {
        trusted.addAll(List.of(x509.getAcceptedIssuers()));
      }
    }
    return trusted;
  }

  private static List<Certificate> read(Path file) throws IOException, CertificateException {
    try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
      return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(content));
    }
  }
}

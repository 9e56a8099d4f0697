package io.github.gok8s.kube.connection;

import io.github.gok8s.kube.KubeException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.net.ssl.SSLException;
import org.apache.http.conn.ConnectTimeoutException;

/** Says in a sentence why a server could not be asked. */
final class ConnectionFailure {

  private ConnectionFailure() {}

  static KubeException of(ClusterAccess access, IOException reason, Duration timeout) {
    return KubeException.inEnvironment(where(access) + words(access, reason, timeout), reason);
  }

  static KubeException unauthorized(ClusterAccess access) {
    return KubeException.inEnvironment(
        where(access) + "rejects the credentials of the user \"" + access.user()
            + "\": they are expired or wrong. " + access.credentials().cure());
  }

  private static String where(ClusterAccess access) {
    return "The API server " + access.server() + " of the context \"" + access.context() + "\" ";
  }

  private static String words(ClusterAccess access, IOException reason, Duration timeout) {
    String proxy = access.proxy().map(uri -> " by the proxy " + uri.getHost()).orElse("");
    if (reason instanceof UnknownHostException) {
      return "can't be reached" + proxy + ": its host is not known here. Is the VPN up?";
    }
    if (reason instanceof ConnectTimeoutException) {
      return "can't be reached" + proxy + ": no connection within "
          + HttpClients.CONNECT_TIMEOUT.toSeconds() + " s. Is the cluster running, and the VPN up?";
    }
    if (reason instanceof InterruptedIOException) {
      return "is silent" + proxy + ": no answer within " + timeout.toSeconds() + " s.";
    }
    if (reason instanceof ConnectException) {
      return "can't be reached" + proxy + ": the connection is refused. Is the cluster running?";
    }
    if (reason instanceof SSLException) {
      return tls(reason);
    }
    return "can't be reached" + proxy + ": "
        + (reason.getMessage() == null ? reason.getClass().getSimpleName() : reason.getMessage())
        + ".";
  }

  private static String tls(IOException reason) {
    String text = String.valueOf(reason.getMessage());
    for (Throwable cause = reason; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException
          || cause instanceof CertificateNotYetValidException) {
        return "is not trusted: its certificate, or one that signed it, is not valid now ("
            + cause.getMessage() + "), when this machine's clock says "
            + Instant.now().truncatedTo(ChronoUnit.SECONDS)
            + ". Is that right? Then the cluster's administrator renews the certificate.";
      }
    }
    if (text.contains("PKIX path")
        || text.contains("certification path")
        || text.contains("trustAnchors")) {
      return "is not trusted: its certificate is not signed by the certificate-authority in the kubeconfig."
          + " Was the cluster made anew? Then make the kubeconfig anew too.";
    }
    if (text.contains("subject alternative names") || text.contains("doesn't match")) {
      return "is not trusted: its certificate is for another host (" + text
          + "). Set tls-server-name of the cluster in the kubeconfig.";
    }
    return "can't be spoken to by TLS: " + text + ".";
  }
}

package io.github.gok8s.kube.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.kube.KubeException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.HttpHostConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionFailureTest {

  private static final String WHERE =
      "The API server https://api.example.com:6443 of the context \"dev\" ";

  @TempDir
  Path folder;

  static Stream<Arguments> reasons() {
    return Stream.of(
        Arguments.of(
            new UnknownHostException("api.example.com"),
            "can't be reached: its host is not known here. Is the VPN up?"),
        Arguments.of(
            new ConnectTimeoutException("connect timed out"),
            "can't be reached: no connection within 3 s. Is the cluster running, and the VPN up?"),
        Arguments.of(
            new SocketTimeoutException("Read timed out"), "is silent: no answer within 7 s."),
        Arguments.of(
            new HttpHostConnectException(new ConnectException("Connection refused"), null),
            "can't be reached: the connection is refused. Is the cluster running?"),
        Arguments.of(
            new SSLHandshakeException(
                "PKIX path building failed: unable to find valid certification path to requested target"),
            "is not trusted: its certificate is not signed by the certificate-authority in the kubeconfig."
                + " Was the cluster made anew? Then make the kubeconfig anew too."),
        Arguments.of(
            new SSLPeerUnverifiedException(
                "Certificate for <api.example.com> doesn't match any of the subject alternative names: [kubernetes]"),
            "is not trusted: its certificate is for another host (Certificate for <api.example.com> doesn't match"
                + " any of the subject alternative names: [kubernetes]). Set tls-server-name of the cluster in the kubeconfig."),
        Arguments.of(
            new SSLHandshakeException("Received fatal alert: handshake_failure"),
            "can't be spoken to by TLS: Received fatal alert: handshake_failure."),
        Arguments.of(
            new NoRouteToHostException("No route to host"), "can't be reached: No route to host."),
        Arguments.of(new IOException(), "can't be reached: IOException."));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void eachReasonHasItsSentence(IOException reason, String words) throws Exception {
    KubeException failure = ConnectionFailure.of(access(""), reason, Duration.ofSeconds(7));

    assertThat(failure).hasMessage(WHERE + words).hasCause(reason);
    assertThat(failure.isMistakeOfUser()).isFalse();
  }

  @Test
  void aProxyBetweenIsNamedButNotItsPassword() throws Exception {
    ClusterAccess access = access(", proxy-url: 'http://ann:secret@proxy.example.com:3128'");

    assertThat(ConnectionFailure.of(access, new ConnectException("refused"), Duration.ZERO))
        .hasMessage(
            WHERE
                + "can't be reached by the proxy proxy.example.com: the connection is refused. Is the cluster running?");
  }

  @Test
  void rejectedCredentialsThatAreNoneSaySo() throws Exception {
    assertThat(ConnectionFailure.unauthorized(access("")))
        .hasMessage(
            WHERE + "rejects the credentials of the user \"dev\": they are expired or wrong."
                + " The kubeconfig " + folder.resolve("config") + " has no credentials for it.");
  }

  private ClusterAccess access(String more) throws Exception {
    return TestKubeconfig.find(TestKubeconfig.write(
        folder.resolve("config"),
        TestKubeconfig.of("dev", "https://api.example.com:6443", "{}")
            .replace("6443'}", "6443'" + more + "}")));
  }
}

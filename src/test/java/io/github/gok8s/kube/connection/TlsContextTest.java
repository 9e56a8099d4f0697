package io.github.gok8s.kube.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.github.gok8s.kube.KubeException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server on this machine whose certificate is for {@code kubernetes}, as behind a tunnel. */
class TlsContextTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir
  static Path keys;

  private static final Map<String, KeyStore> STORES = new HashMap<>();

  @TempDir
  Path folder;

  private final List<String> clients = new CopyOnWriteArrayList<>();
  private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
  private HttpsServer server;

  @BeforeAll
  static void makeKeys() throws Exception {
    makeKey("server", "-ext", "san=dns:kubernetes,ip:127.0.0.1");
    makeKey("elsewhere", "-ext", "san=dns:kubernetes");
    makeKey("ann");
    makeKey("bob", "-keyalg", "RSA");
    makeKeyIn("early", "authority", "-ext", "bc:c");
    makeKeyIn(
        "early", "early", "-signer", "authority", "-startdate", "+1d", "-ext", "san=ip:127.0.0.1");
  }

  @BeforeEach
  void start() throws Exception {
    start("server");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aServerIsTrustedByTheAuthorityInTheKubeconfig() throws Exception {
    assertThat(connect("certificate-authority-data: " + data(certificate("server")), "{}"))
        .isEqualTo(new ServerVersion("v1.31.0", 31));
  }

  @Test
  void ofSeveralAuthoritiesOneIsEnough() throws Exception {
    String both = certificate("ann") + "# and\n" + certificate("server");

    assertThat(connect("certificate-authority-data: " + data(both), "{}").minor())
        .isEqualTo(31);
  }

  @Test
  void aServerOfAnotherAuthorityIsNotTrusted() {
    assertThatThrownBy(
            () -> connect("certificate-authority-data: " + data(certificate("ann")), "{}"))
        .isInstanceOf(KubeException.class)
        .hasMessage("The API server " + url()
            + " of the context \"dev\" is not trusted: its certificate is not signed by the certificate-authority in the kubeconfig."
            + " Was the cluster made anew? Then make the kubeconfig anew too.");
  }

  @Test
  void aClockThatIsWrongIsThoughtOf() throws Exception {
    stop();
    start("early");
    String authority =
        pem("CERTIFICATE", store("early").getCertificate("authority").getEncoded());

    assertThatThrownBy(() -> connect("certificate-authority-data: " + data(authority), "{}"))
        .hasMessageStartingWith(
            "The API server " + url()
                + " of the context \"dev\" is not trusted: its certificate, or one that signed it, is not valid now (NotBefore: ")
        .hasMessageContaining("), when this machine's clock says 2")
        .hasMessageEndingWith(
            "Z. Is that right? Then the cluster's administrator renews the certificate.");
  }

  @Test
  void withoutAnAuthorityThoseOfTheJdkCount() {
    assertThatThrownBy(() -> connect("", "{}"))
        .hasMessageContaining("is not trusted: its certificate is not signed by");
  }

  @Test
  void everyCertificateWillDoWhereTheKubeconfigSaysSo() throws Exception {
    stop();
    start("elsewhere");

    assertThat(connect("insecure-skip-tls-verify: true", "{}").minor()).isEqualTo(31);
  }

  @Test
  void theCertificateHasToBeForTheHostUnlessANameIsGiven() throws Exception {
    stop();
    start("elsewhere");
    String authority = "certificate-authority-data: " + data(certificate("elsewhere"));

    assertThatThrownBy(() -> connect(authority, "{}"))
        .hasMessageStartingWith("The API server " + url()
            + " of the context \"dev\" is not trusted: its certificate is for another host (")
        .hasMessageEndingWith("). Set tls-server-name of the cluster in the kubeconfig.");
    assertThat(connect(authority + ", tls-server-name: kubernetes", "{}").minor())
        .isEqualTo(31);
  }

  @Test
  void theUserIsShownByTheCertificate() throws Exception {
    connect("certificate-authority-data: " + data(certificate("server")), user("ann", "ann"));

    assertThat(clients).containsExactly("CN=ann");
  }

  @Test
  void aCertificateThatTheServerDoesNotAskForInThisKindIsNotShown() throws Exception {
    ClientKey bob = new ClientKey(new ClientCertificate(certificate("bob"), key("bob")));

    assertThat(bob.chooseClientAlias(new String[] {"EC", "EdDSA"}, null, null)).isNull();
    assertThat(bob.chooseClientAlias(new String[] {"EC", "RSA"}, null, null)).isNotNull();
  }

  @Test
  void theUserMayHaveAnRsaKey() throws Exception {
    stop();
    start("server", "bob");
    connect("certificate-authority-data: " + data(certificate("server")), user("bob", "bob"));

    assertThat(clients).containsExactly("CN=bob");
  }

  @Test
  void aKeyOfAnotherKindThanTheCertificateIsSaid() throws Exception {
    String server = "certificate-authority-data: " + data(certificate("server"));

    assertThatThrownBy(() -> connect(server, user("ann", "bob")))
        .hasMessage("The client certificate of the user \"dev\" in the kubeconfig can't be read:"
            + " its key is for RSA, and its certificate for EC.");
  }

  @Test
  void oneConnectionServesAllRequestsOfAUserWithACertificate() throws Exception {
    try (ApiClient api =
        client("certificate-authority-data: " + data(certificate("server")), user("ann", "ann"))) {
      api.connect();
      api.send(ApiRequest.get("/api/v1/nodes"));
      api.send(ApiRequest.get("/api/v1/pods"));
    }

    assertThat(clients).containsExactly("CN=ann", "CN=ann", "CN=ann");
    assertThat(connections).hasSize(1);
  }

  @Test
  void withoutACertificateTheUserIsNobody() throws Exception {
    connect("certificate-authority-data: " + data(certificate("server")), "{token: t}");

    assertThat(clients).containsExactly("nobody");
  }

  @Test
  void aCertificateThatIsNoneIsSaid() {
    String server = "certificate-authority-data: ";
    assertThatThrownBy(() -> connect(server + data("no PEM"), "{}"))
        .isInstanceOf(KubeException.class)
        .hasMessage(
            "The certificate-authority of the cluster \"dev\" in the kubeconfig can't be read:"
                + " there is no certificate in it.");
    assertThatThrownBy(() -> connect(
            server + data(certificate("server")),
            "{client-certificate-data: " + data(certificate("ann")) + ", client-key-data: "
                + data("no PEM") + "}"))
        .hasMessage("The client certificate of the user \"dev\" in the kubeconfig can't be read:"
            + " there is no private key in it.");
  }

  private ServerVersion connect(String cluster, String user) throws Exception {
    try (ApiClient api = client(cluster, user)) {
      return api.connect();
    }
  }

  private ApiClient client(String cluster, String user) throws Exception {
    String more = cluster.isEmpty() ? "" : ", " + cluster;
    Path file = TestKubeconfig.write(
        folder.resolve("config"),
        TestKubeconfig.of("dev", url(), user).replace(url() + "'}", url() + "'" + more + "}"));
    return new ApiClient(TestKubeconfig.find(file), "test", Pauses.real());
  }

  private String url() {
    return "https://127.0.0.1:" + server.getAddress().getPort();
  }

  private void start(String name) throws Exception {
    start(name, "ann");
  }

  private void start(String name, String user) throws Exception {
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    KeyStore only = KeyStore.getInstance("PKCS12");
    only.load(null, null);
    only.setKeyEntry(
        name, store(name).getKey(name, PASSWORD), PASSWORD, store(name).getCertificateChain(name));
    own.init(only, PASSWORD);
    TrustManagerFactory users = TrustManagerFactory.getInstance("PKIX");
    KeyStore known = KeyStore.getInstance("PKCS12");
    known.load(null, null);
    known.setCertificateEntry(user, store(user).getCertificate(user));
    users.init(known);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), users.getTrustManagers(), null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context) {
      @Override
      public void configure(HttpsParameters parameters) {
        SSLParameters wanted = context.getDefaultSSLParameters();
        wanted.setWantClientAuth(true);
        parameters.setSSLParameters(wanted);
      }
    });
    server.createContext("/", exchange -> {
      clients.add(user((HttpsExchange) exchange));
      connections.add(exchange.getRemoteAddress());
      byte[] body =
          "{\"gitVersion\":\"v1.31.0\",\"minor\":\"31\"}".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
  }

  private static String user(HttpsExchange exchange) {
    try {
      return exchange.getSSLSession().getPeerPrincipal().getName();
    } catch (SSLPeerUnverifiedException e) {
      return "nobody";
    }
  }

  private static void makeKey(String name, String... more) throws Exception {
    makeKeyIn(name, name, more);
  }

  private static void makeKeyIn(String store, String name, String... more) throws Exception {
    List<String> line = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-alias",
        name,
        "-dname",
        "CN=" + name,
        "-validity",
        "2",
        "-storetype",
        "PKCS12",
        "-keystore",
        keys.resolve(store).toString(),
        "-storepass",
        new String(PASSWORD)));
    line.addAll(List.of(more));
    if (!line.contains("-keyalg")) {
      line.addAll(List.of("-keyalg", "EC"));
    }
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
  }

  /** Reading a store takes long on purpose: each is read once. */
  private static KeyStore store(String name) {
    return STORES.computeIfAbsent(name, unread -> {
      try (InputStream in = Files.newInputStream(keys.resolve(unread))) {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(in, PASSWORD);
        return store;
      } catch (IOException | GeneralSecurityException e) {
        throw new AssertionError(unread, e);
      }
    });
  }

  private static String certificate(String name) throws Exception {
    Certificate certificate = store(name).getCertificate(name);
    return pem("CERTIFICATE", certificate.getEncoded());
  }

  private static String key(String name) throws Exception {
    return pem("PRIVATE KEY", store(name).getKey(name, PASSWORD).getEncoded());
  }

  private static String pem(String kind, byte[] der) {
    return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der)
        + "\n-----END " + kind + "-----\n";
  }

  /** Gives a user of the kubeconfig with the certificate of one, and the key of one, who may be somebody else. */
  private static String user(String certificate, String key) throws Exception {
    return "{client-certificate-data: " + data(certificate(certificate)) + ", client-key-data: "
        + data(key(key)) + "}";
  }

  private static String data(String pem) {
    return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
  }
}

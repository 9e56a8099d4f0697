package io.github.gok8s.kube.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.kube.KubeException;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterAccessTest {

  @TempDir
  Path folder;

  @Test
  void theCurrentContextCounts() throws Exception {
    Path file = TestKubeconfig.write(
        folder.resolve("config"),
        TestKubeconfig.of("dev", "https://127.0.0.1:6443/", "{token: t}"));

    ClusterAccess access = TestKubeconfig.find(file);

    assertThat(access.context()).isEqualTo("dev");
    assertThat(access.server()).isEqualTo(URI.create("https://127.0.0.1:6443/"));
    assertThat(access.namespace()).contains("shop");
    assertThat(access.credentials().current().authorization()).contains("Bearer t");
    assertThat(access.credentials().current().toString()).isEqualTo("a token");
  }

  @Test
  void filesAreMergedAndTheFirstCounts() throws Exception {
    Path first = TestKubeconfig.write(folder.resolve("first"), """
        contexts:
        - {name: dev, context: {cluster: c, user: u}}
        """);
    Path second = TestKubeconfig.write(folder.resolve("second"), """
        current-context: dev
        contexts:
        - {name: dev, context: {cluster: other, user: u}}
        clusters:
        - {name: c, cluster: {server: 'https://first.example.com'}}
        users:
        - {name: u, user: {username: ann, password: secret}}
        """);
    String both =
        first + File.pathSeparator + folder.resolve("missing") + File.pathSeparator + second;

    ClusterAccess access = ClusterAccess.find(
        Optional.empty(),
        new ClusterAccess.Surroundings(Map.of("KUBECONFIG", both), folder, folder));

    assertThat(access.server()).isEqualTo(URI.create("https://first.example.com"));
    assertThat(access.namespace()).isEmpty();
    assertThat(access.credentials().current().authorization())
        .contains("Basic " + Base64.getEncoder().encodeToString("ann:secret".getBytes()));
  }

  @Test
  void withoutKubeconfigInTheEnvironmentTheHomeFolderHasIt() throws Exception {
    TestKubeconfig.write(
        folder.resolve(".kube/config"), TestKubeconfig.of("home", "https://h.example.com", "{}"));

    ClusterAccess access = ClusterAccess.find(
        Optional.empty(), new ClusterAccess.Surroundings(Map.of(), folder, folder));

    assertThat(access.context()).isEqualTo("home");
    assertThat(access.credentials().current().areNone()).isTrue();
  }

  @Test
  void noKubeconfigIsSaidWithWhereItWasLookedFor() {
    assertThatThrownBy(() -> ClusterAccess.find(
            Optional.empty(), new ClusterAccess.Surroundings(Map.of(), folder, folder)))
        .isInstanceOf(KubeException.class)
        .hasMessage(
            "There is no kubeconfig: " + folder.resolve(".kube/config") + " is not there."
                + " Set KUBECONFIG to the file of your cluster, or make one, as kind, minikube and the cloud's own tool do.");
  }

  @Test
  void anUnknownContextNamesTheNearest() throws Exception {
    Path file = TestKubeconfig.write(
        folder.resolve("config"), TestKubeconfig.of("kind-dev", "https://127.0.0.1:1", "{}"));

    assertThatThrownBy(() -> TestKubeconfig.find(file, Optional.of("kind-dve"), Map.of()))
        .hasMessage("There is no context \"kind-dve\" in " + file
            + ". Did you mean \"kind-dev\"? Change <workload><context> (-Dk8s.context).");
    assertThatThrownBy(() -> TestKubeconfig.find(file, Optional.of("staging-eu"), Map.of()))
        .hasMessage("There is no context \"staging-eu\" in " + file
            + ". There are: kind-dev. Change <workload><context> (-Dk8s.context).");
  }

  @Test
  void noCurrentContextListsTheKnown() throws Exception {
    Path file = TestKubeconfig.write(
        folder.resolve("config"),
        TestKubeconfig.of("dev", "https://127.0.0.1:1", "{}")
            .replace("current-context: dev", "current-context: ''"));

    assertThatThrownBy(() -> TestKubeconfig.find(file))
        .hasMessage("No context is current in " + file + ". Choose one by <workload><context>"
            + " (-Dk8s.context), or by kubectl config use-context: dev.");
  }

  @Test
  void aContextThatNamesNothingIsSaid() throws Exception {
    Path file = TestKubeconfig.write(
        folder.resolve("config"),
        TestKubeconfig.of("dev", "https://127.0.0.1:1", "{}")
            .replace("user: dev, namespace", "user: gone, namespace"));

    assertThatThrownBy(() -> TestKubeconfig.find(file))
        .hasMessage("The context \"dev\" in " + file
            + " names the user \"gone\", which no kubeconfig has: " + file + ".");
  }

  @Test
  void aFileThatIsNoYamlIsNamedWithTheLine() throws Exception {
    Path file = TestKubeconfig.write(folder.resolve("config"), "contexts:\n- {name\nx");

    assertThatThrownBy(() -> TestKubeconfig.find(file))
        .hasMessageStartingWith("The kubeconfig " + file + ", line ");
  }

  @Test
  void aServerThatIsNoUrlIsQuoted() throws Exception {
    Path file =
        TestKubeconfig.write(folder.resolve("config"), TestKubeconfig.of("dev", "no server", "{}"));
    Path schemeless = TestKubeconfig.write(
        folder.resolve("schemeless"), TestKubeconfig.of("dev", "//api.example.com", "{}"));

    assertThatThrownBy(() -> TestKubeconfig.find(file))
        .hasMessage("The server of the cluster \"dev\" in " + file + " is no URL: \"no server\".");
    assertThatThrownBy(() -> TestKubeconfig.find(schemeless))
        .hasMessage("The server of the cluster \"dev\" in " + schemeless
            + " is no URL: \"//api.example.com\".");
  }

  @Test
  void relativeFilesStartInTheFolderOfTheirKubeconfig() throws Exception {
    Path file = TestKubeconfig.write(
        folder.resolve("config"),
        TestKubeconfig.of("dev", "https://127.0.0.1:1", "{tokenFile: secrets/token}"));
    TestKubeconfig.write(folder.resolve("secrets/token"), "from-file\n");
    ClusterAccess access = TestKubeconfig.find(file);

    assertThat(access.credentials().current().authorization()).contains("Bearer from-file");
    Files.writeString(folder.resolve("secrets/token"), "renewed");
    assertThat(access.credentials().current().authorization()).contains("Bearer renewed");
  }

  @Test
  void aMissingCertificateIsNamed() throws Exception {
    Path file = TestKubeconfig.write(
        folder.resolve("config"),
        TestKubeconfig.of(
            "dev", "https://127.0.0.1:1", "{client-certificate: no.pem, client-key: no.key}"));

    assertThatThrownBy(() -> TestKubeconfig.find(file))
        .hasMessage("The file " + folder.resolve("no.pem")
            + ", which is the client-certificate of the user \"dev\" in " + file
            + ", can't be read.");
  }

  @Test
  void authProviderIsRefusedWithWhatToDo() throws Exception {
    Path file = TestKubeconfig.write(
        folder.resolve("config"),
        TestKubeconfig.of("dev", "https://127.0.0.1:1", "{auth-provider: {name: gcp}}"));

    assertThatThrownBy(() -> TestKubeconfig.find(file))
        .hasMessageContaining(
            "gets its credentials by auth-provider, which Kubernetes has dropped in 1.26.");
  }

  @Test
  void inAPodTheServiceAccountCounts() throws Exception {
    Path account = folder.resolve("account");
    TestKubeconfig.write(account.resolve("token"), "pod-token");
    TestKubeconfig.write(account.resolve("namespace"), "ci\n");
    TestKubeconfig.write(account.resolve("ca.crt"), "");

    ClusterAccess access = ClusterAccess.find(
        Optional.empty(),
        new ClusterAccess.Surroundings(
            Map.of("KUBERNETES_SERVICE_HOST", "fd00::1", "KUBERNETES_SERVICE_PORT", "6443"),
            folder,
            account));

    assertThat(access.context()).isEqualTo("in-cluster");
    assertThat(access.server()).isEqualTo(URI.create("https://[fd00::1]:6443"));
    assertThat(access.namespace()).contains("ci");
    assertThat(ClusterProduct.of(access)).isEqualTo(ClusterProduct.IN_CLUSTER);
  }

  @Test
  void theProxyIsThatOfTheKubeconfigElseOfTheEnvironment() throws Exception {
    Path file = TestKubeconfig.write(
        folder.resolve("config"), TestKubeconfig.of("dev", "https://api.example.com:6443", "{}"));
    Path withProxy = TestKubeconfig.write(
        folder.resolve("with"),
        Files.readString(file).replace("6443'}", "6443', proxy-url: 'socks5://127.0.0.1:1080'}"));
    Map<String, String> variables = Map.of("https_proxy", "proxy.example.com:3128");

    assertThat(TestKubeconfig.find(withProxy, Optional.empty(), variables).proxy())
        .contains(URI.create("socks5://127.0.0.1:1080"));
    assertThat(TestKubeconfig.find(file, Optional.empty(), variables).proxy())
        .contains(URI.create("http://proxy.example.com:3128"));
    assertThat(TestKubeconfig.find(
                file,
                Optional.empty(),
                Map.of("HTTPS_PROXY", "http://p:1", "NO_PROXY", "localhost,.example.com"))
            .proxy())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"proxy.example.com:3128", "not a url", "ftp://proxy.example.com", "http://", "//p"
      })
  void aProxyThatIsNoneIsQuoted(String proxy) throws Exception {
    Path file = TestKubeconfig.write(
        folder.resolve("config"),
        TestKubeconfig.of("dev", "https://api.example.com", "{}")
            .replace("example.com'}", "example.com', proxy-url: '" + proxy + "'}"));

    assertThatThrownBy(() -> TestKubeconfig.find(file))
        .isInstanceOf(KubeException.class)
        .hasMessage("The proxy-url of the cluster \"dev\" in " + file + " is \"" + proxy
            + "\": write a URL of http, https or socks5, as in http://proxy.example.com:3128.");
  }

  @Test
  void aProxyOfTheEnvironmentThatIsNoneIsQuoted() {
    assertThatThrownBy(() -> ProxyVariables.proxyFor(
            URI.create("https://api.example.com"), Map.of("https_proxy", "my proxy")))
        .isInstanceOf(KubeException.class)
        .hasMessage(
            "The variable HTTPS_PROXY is \"my proxy\": it has to be a URL of http, https or socks5,"
                + " as in http://proxy.example.com:3128.");
  }

  @Test
  void thePasswordOfAProxyThatIsNoneIsNotShown() throws Exception {
    assertThatThrownBy(() -> ProxyVariables.proxyFor(
            URI.create("https://api.example.com"),
            Map.of("HTTPS_PROXY", "http://me:s3cr%et@proxy.example.com:3128")))
        .hasMessageStartingWith(
            "The variable HTTPS_PROXY is \"http://…@proxy.example.com:3128\": ");
    assertThat(ProxyVariables.withoutUser("me:p@ss word@proxy:1")).isEqualTo("…@proxy:1");
    assertThat(ProxyVariables.withoutUser("my proxy")).isEqualTo("my proxy");

    Path broken = TestKubeconfig.write(
        folder.resolve("broken"),
        TestKubeconfig.of("dev", "https://api.example.com", "{token: t}")
            .replace("example.com'}", "example.com', proxy-url: 'http://me:s3cr%et@proxy:1'}"));
    assertThatThrownBy(() -> TestKubeconfig.find(broken))
        .hasMessageContaining(" is \"http://…@proxy:1\": ");
  }

  @Test
  void noProxyCoversNamesDomainsAndRanges() throws Exception {
    URI server = URI.create("https://10.1.2.3:6443");
    assertThat(proxy(server, "10.1.0.0/16")).isEmpty();
    assertThat(proxy(server, "10.2.0.0/16")).isPresent();
    assertThat(proxy(server, "*")).isEmpty();
    assertThat(proxy(URI.create("https://a.b.example.com"), "*.example.com")).isEmpty();
    assertThat(proxy(URI.create("https://a.b.example.com"), "b.example.com")).isEmpty();
    assertThat(proxy(URI.create("https://notexample.com"), "example.com")).isPresent();
    assertThat(proxy(URI.create("https://127.0.0.1:1"), "")).isEmpty();
  }

  private static Optional<URI> proxy(URI server, String noProxy) throws Exception {
    return ProxyVariables.proxyFor(
        server, Map.of("HTTPS_PROXY", "http://proxy:3128", "NO_PROXY", noProxy));
  }

  @Test
  void productsAreKnownByTheNameOfTheirClusterAndANearServer() throws Exception {
    assertThat(product("kind-dev", "https://127.0.0.1:1")).isEqualTo(ClusterProduct.KIND);
    assertThat(product("k3d-a", "https://0.0.0.0:1")).isEqualTo(ClusterProduct.K3D);
    assertThat(product("minikube", "https://192.168.49.2:8443")).isEqualTo(ClusterProduct.MINIKUBE);
    assertThat(product("docker-desktop", "https://kubernetes.docker.internal:6443"))
        .isEqualTo(ClusterProduct.DOCKER_DESKTOP);
    assertThat(product("microk8s-cluster", "https://127.0.0.1:16443"))
        .isEqualTo(ClusterProduct.OTHER_LOCAL);
    assertThat(product("kind-dev", "https://kind.example.com")).isEqualTo(ClusterProduct.REMOTE);
    assertThat(product("gke_a_b_c", "https://10.0.0.1")).isEqualTo(ClusterProduct.REMOTE);
  }

  private ClusterProduct product(String name, String server) throws Exception {
    return ClusterProduct.of(TestKubeconfig.find(TestKubeconfig.write(
        folder.resolve("products/" + name), TestKubeconfig.of(name, server, "{}"))));
  }
}

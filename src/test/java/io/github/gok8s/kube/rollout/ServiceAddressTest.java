package io.github.gok8s.kube.rollout;

import static io.github.gok8s.kube.connection.TestCluster.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.connection.TestCluster;
import io.github.gok8s.kube.yaml.YamlFile;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceAddressTest {

  private static final String SLICES =
      "GET /apis/discovery.k8s.io/v1/namespaces/shop/endpointslices";
  private static final String NODES = "GET /api/v1/nodes";
  private static final String NODE_PORT =
      "type: NodePort, ports: [{port: 80, nodePort: 30080, protocol: TCP}]";

  @AutoClose
  private final TestCluster cluster = new TestCluster();

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      80   | ip: 203.0.113.7             | http://203.0.113.7/
      443  | hostname: lb.example.com    | https://lb.example.com/
      8080 | ip: 203.0.113.7             | http://203.0.113.7:8080/
      80   | ip: '2001:db8::7'           | http://[2001:db8::7]/
      8443 | {ip: 10.0.0.1, hostname: h} | http://10.0.0.1:8443/
      """)
  void aLoadBalancerSaysWhereItIs(int port, String ingress, String url) throws Exception {
    String item = ingress.startsWith("{") ? ingress : "{" + ingress + "}";

    assertThat(url(service(
            "type: LoadBalancer, ports: [{port: " + port + ", nodePort: 31000}]",
            "loadBalancer: {ingress: [" + item + "]}")))
        .contains(url);
    assertThat(cluster.requests()).isEmpty();
  }

  @Test
  void aLoadBalancerThatIsNotThereYetIsReachedByANode() throws Exception {
    cluster.answers(NODES, list(node("True", "{type: InternalIP, address: 172.18.0.2}")));

    assertThat(url(service(
            "type: LoadBalancer, ports: [{port: 443, nodePort: 31443}]", "loadBalancer: {}")))
        .contains("http://172.18.0.2:31443/");
  }

  @Test
  void ofTheNodesAReadyOneAnswersAtItsOuterAddress() throws Exception {
    cluster.answers(
        NODES,
        list(
            node("Unknown", "{type: ExternalIP, address: 203.0.113.1}"),
            node(
                "True",
                "{type: Hostname, address: n2}, {type: InternalIP, address: 10.0.0.2}, {type: ExternalIP, address: 203.0.113.2}")));

    assertThat(url(service(NODE_PORT, ""))).contains("http://203.0.113.2:30080/");
  }

  @Test
  void nodesThatMayNotBeReadGiveNoAddress() throws Exception {
    cluster.answers(NODES, TestCluster.forbidden("nodes"));

    assertThat(url(service(NODE_PORT, ""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      'type: ClusterIP, ports: [{port: 80}]'
      'clusterIP: None'
      'type: NodePort, ports: [{port: 53, nodePort: 30053, protocol: UDP}]'
      """)
  void whatIsForTheClusterOrNoBrowserHasNoUrl(String spec) throws Exception {
    assertThat(url(service(spec, ""))).isEmpty();
    assertThat(cluster.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      rules: [{host: shop.example.com, http: {paths: [{path: /}]}}]                     | http://shop.example.com/
      rules: [{host: shop.example.com, http: {paths: [{path: /cart}]}}]                 | http://shop.example.com/cart
      rules: [{host: shop.example.com, http: {paths: [{path: /}]}}], tls: [{hosts: []}] | https://shop.example.com/
      rules: [{host: shop.example.com}]                                                 | http://shop.example.com/
      """)
  void anIngressIsReachedByItsName(String spec, String url) throws Exception {
    assertThat(ServiceAddress.ofIngress(service(spec, ""))).contains(url);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      'rules: [{http: {paths: [{path: /}]}}]'
      'rules: [{host: ''*.example.com''}]'
      'defaultBackend: {service: {name: web}}'
      """)
  void anIngressForAnyHostHasNoUrl(String spec) throws Exception {
    assertThat(ServiceAddress.ofIngress(service(spec, ""))).isEmpty();
  }

  @Test
  void withoutAUrlAPortIsForwarded() throws Exception {
    assertThat(ServiceAddress.portForward("shop", service("ports: [{port: 9090}, {port: 80}]", "")))
        .isEqualTo("kubectl port-forward -n shop service/web 8080:9090");
  }

  @Test
  void endpointsThatComeAMomentLaterAreWaitedFor() throws Exception {
    cluster.answers(
        SLICES,
        list(),
        list(slice("{conditions: {ready: false}}")),
        list(slice("{conditions: {ready: false}}"), slice("{conditions: {ready: true}}")));

    assertThat(address().awaitEndpoints("web", 1)).isTrue();
    assertThat(cluster.time()).isEqualTo(Duration.ofMillis(500));
    assertThat(cluster.requests())
        .hasSize(3)
        .containsOnly(SLICES + "?labelSelector=kubernetes.io/service-name=web");
  }

  @Test
  void anEndpointThatDoesNotSayWhetherItIsReadyIsReady() throws Exception {
    cluster.answers(
        SLICES, list(slice("{addresses: [10.1.0.1]}, {addresses: [10.1.0.2], conditions: {}}")));

    assertThat(address().awaitEndpoints("web", 2)).isTrue();
    assertThat(cluster.time()).isZero();
  }

  @Test
  void aServiceThatLeadsNowhereIsGivenUp() throws Exception {
    cluster.answers(SLICES, list());

    assertThat(address().awaitEndpoints("web", 1)).isFalse();
    assertThat(cluster.time()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void whoMayNotLookAtEndpointsDoesNotWaitForThem() throws Exception {
    cluster.answers(SLICES, TestCluster.forbidden("endpointslices"));

    assertThat(address().awaitEndpoints("web", 1)).isTrue();
    assertThat(cluster.requests()).hasSize(1);
  }

  @Test
  void theNameOfAnIngressIsTakenBeforeTheAddressOfTheService() throws Exception {
    Optional<JsonObject> ingress = Optional.of(service("rules: [{host: shop.example.com}]", ""));
    Optional<JsonObject> forAnyHost = Optional.of(service("rules: [{}]", ""));
    Optional<JsonObject> balanced =
        Optional.of(service("ports: [{port: 80}]", "loadBalancer: {ingress: [{ip: 203.0.113.7}]}"));

    assertThat(address().url(ingress, balanced)).contains("http://shop.example.com/");
    assertThat(address().url(ingress, Optional.empty())).contains("http://shop.example.com/");
    assertThat(address().url(forAnyHost, balanced)).contains("http://203.0.113.7/");
    assertThat(address().url(Optional.empty(), Optional.empty())).isEmpty();
  }

  private Optional<String> url(JsonObject service) throws Exception {
    return address().url(service);
  }

  private ServiceAddress address() {
    return new ServiceAddress(cluster.api(), cluster.pauses(), "shop");
  }

  private static JsonObject service(String spec, String status) throws Exception {
    return YamlFile.object("metadata: {name: web}\nspec: {" + spec + "}\nstatus: {" + status + "}");
  }

  private static String slice(String endpoints) {
    return "{addressType: IPv4, endpoints: [" + endpoints + "]}";
  }

  private static String node(String ready, String addresses) {
    return "{metadata: {name: n}, status: {conditions: [{type: MemoryPressure, status: 'False'}, {type: Ready, status: '"
        + ready + "'}], addresses: [" + addresses + "]}}";
  }
}

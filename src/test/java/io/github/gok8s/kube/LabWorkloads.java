package io.github.gok8s.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs the lab's images, as this plugin has made them, with kubectl alone. */
record LabWorkloads(RealCluster cluster) {

  private static final String MANIFESTS = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: NAME}
      spec:
        replicas: REPLICAS
        selector: {matchLabels: {app: NAME}}
        strategy: {rollingUpdate: {maxUnavailable: 0, maxSurge: 1}}
        template:
          metadata: {labels: {app: NAME}}
          spec:
            terminationGracePeriodSeconds: 2
            securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
            containers:
            - name: web
              image: IMAGE
              ports: [{containerPort: 8080, name: http}]
              resources: {requests: {cpu: 100m, memory: 16Mi}}
              securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}, readOnlyRootFilesystem: true}
              readinessProbe: {httpGet: {path: /, port: http}, periodSeconds: 5}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: NAME}
      spec: {type: NodePort, selector: {app: NAME}, ports: [{port: 80, targetPort: http}]}
      """;

  /** Loads a module's image into the node, and gives the name that it has there. */
  String load(String module) throws Exception {
    return load("k8s.io", module);
  }

  /**
   * Pushes a module's image to registries, without the kubelet's containerd namespace: there it would be already.
   *
   * <p>Such a module must not be loaded as well: once the kubelet has pulled an image it asks the registry of each other
   * name of the same bytes, to see that it may be used (KEP-2535).
   */
  void push(String module, List<String> options, String... names) throws Exception {
    String loaded = load("push", module);
    for (String name : names) {
      inside("ctr", "--namespace", "push", "images", "tag", "--force", loaded, name);
      List<String> push = new ArrayList<>(List.of("ctr", "--namespace", "push", "images", "push"));
      push.addAll(options);
      push.add(name);
      // ctr gives up when a connection ends early, as was seen once on a busy machine:
      // https://github.com/containerd/containerd/issues/5734
      if (!cluster.inside(push.toArray(String[]::new)).succeeded()) {
        inside(push.toArray(String[]::new));
      }
    }
  }

  private String load(String namespace, String module) throws Exception {
    try (Stream<Path> files =
        Files.list(TestBed.target().resolve("sample").resolve(module).resolve("target/k8s"))) {
      Path archive = files
          .filter(file -> file.toString().endsWith(".docker.tar"))
          .findAny()
          .orElseThrow();
      String printed =
          inside("ctr", "--namespace", namespace, "images", "import", archive.toString());
      return printed.replaceAll("(?s).*unpacking (\\S+) .*", "$1");
    }
  }

  /** Makes a deployment and a service; does not wait for them. */
  void start(String name, String image, int replicas) throws Exception {
    cluster.apply(MANIFESTS
        .replace("NAME", name)
        .replace("IMAGE", image)
        .replace("REPLICAS", Integer.toString(replicas)));
  }

  void waitFor(String name) throws Exception {
    assertThat(cluster.kubectl("rollout", "status", "deployment/" + name, "--timeout=300s"))
        .contains("successfully rolled out");
  }

  void remove(String name) throws Exception {
    cluster.kubectl("delete", "deployment,service", name);
  }

  /** Gives the address of a service's node port. */
  URI url(String name) throws Exception {
    String node = cluster.kubectl(
        "get",
        "node",
        "node-1",
        "--output=jsonpath={.status.addresses[?(@.type=='InternalIP')].address}");
    String port =
        cluster.kubectl("get", "service", name, "--output=jsonpath={.spec.ports[0].nodePort}");
    return URI.create("http://" + node + ":" + port + "/");
  }

  /** Gets a page by a connection of its own; a service's rules may come a moment after its pods are ready. */
  static String get(URI uri) throws Exception {
    for (int attempt = 1; ; attempt++) {
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setRequestProperty("Connection", "close");
      connection.setConnectTimeout(5_000);
      connection.setReadTimeout(10_000);
      try (InputStream body = connection.getInputStream()) {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        if (attempt == 20) {
          throw e;
        }
      }
    }
  }

  private String inside(String... command) throws Exception {
    return TestBed.succeeded(cluster.inside(command));
  }
}

package io.github.gok8s.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.image.registry.RealRegistry;
import io.github.gok8s.image.registry.TokenServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A node pulls from the registries that the other tests push to, each under the one name that it has outside and inside. */
@Tag("cluster")
class NodePullsTest {

  @RegisterExtension
  static final RealCluster CLUSTER = RealCluster.ofLevel(3);

  @Test
  void withoutAPassword() throws Exception {
    try (RealRegistry registry = RealRegistry.start()) {
      pulls("plain", registry, Optional.empty(), false);
    }
  }

  @Test
  void overTls() throws Exception {
    try (RealRegistry registry = new RealRegistry.Setup().tls("server.pem").start()) {
      pulls("tls", registry, Optional.of(RealRegistry.fixture("authority.pem")), false);
    }
  }

  @Test
  void withAPassword() throws Exception {
    try (RealRegistry registry = new RealRegistry.Setup().password().start()) {
      pulls("password", registry, Optional.empty(), true);
    }
  }

  @Test
  void withAToken() throws Exception {
    try (TokenServer tokens = new TokenServer();
        RealRegistry registry = new RealRegistry.Setup().tokensOf(tokens).start()) {
      CLUSTER.reach(URI.create(tokens.url()).getPort(), Optional.empty());
      pulls("token", registry, Optional.empty(), true);
    }
  }

  private static void pulls(
      String name, RealRegistry registry, Optional<Path> authority, boolean needsSecret)
      throws Exception {
    String address = registry.address();
    CLUSTER.reach(Integer.parseInt(address.substring(address.indexOf(':') + 1)), authority);
    String image = address + "/shop/" + name + ":1";
    new LabWorkloads(CLUSTER)
        .push(
            "html-server",
            List.of(
                "--hosts-dir",
                CLUSTER.folder().resolve("registries").toString(),
                "--user",
                "jane:sesame"),
            image);

    if (needsSecret) {
      CLUSTER.kubectl("run", name, "--image=" + image, "--restart=Never");
      CLUSTER.until("ErrImagePull|ImagePullBackOff", "get", "pod", name);
      CLUSTER.kubectl("delete", "pod", name, "--now");
      CLUSTER.kubectl(
          "create",
          "secret",
          "docker-registry",
          name,
          "--docker-server=" + address,
          "--docker-username=jane",
          "--docker-password=sesame");
    }
    CLUSTER.kubectl(
        "run",
        name,
        "--image=" + image,
        "--restart=Never",
        "--overrides={\"spec\":{\"imagePullSecrets\":[{\"name\":\"" + name + "\"}]}}");
    CLUSTER.kubectl("wait", "--for=condition=Ready", "pod/" + name, "--timeout=120s");
    assertThat(CLUSTER.kubectl("get", "events", "--field-selector=involvedObject.name=" + name))
        .contains("Successfully pulled image \"" + image + "\"");
    CLUSTER.kubectl("delete", "pod", name, "--now");
  }
}

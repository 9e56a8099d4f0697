package io.github.gok8s.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What only a real API server does, and a mock does not. */
@Tag("cluster")
class ControlPlaneTest {

  @RegisterExtension
  static final RealCluster CLUSTER = RealCluster.ofLevel(1);

  private static final String DEPLOYMENT = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: NAME}
      spec:
        replicas: 4
        selector: {matchLabels: {app: NAME}}
        template:
          metadata: {labels: {app: NAME}}
          spec:
            NODE
            containers: [{name: web, image: IMAGE}]
      """;

  @Test
  void theServerIsOfTheVersionThatTheModuleNames() throws Exception {
    assertThat(CLUSTER.kubectl("version"))
        .contains("Server Version: v1.37.2", "Client Version: v1.37.2");
  }

  @Test
  void theKubeconfigIsOfItsOwnerOnly() throws Exception {
    assertThat(Files.getPosixFilePermissions(CLUSTER.kubeconfig()).toString())
        .doesNotContain("GROUP", "OTHERS");
  }

  @Test
  void aClassHasANamespaceOfItsOwn() throws Exception {
    assertThat(CLUSTER.namespace()).startsWith("test-controlplanetest-");
    assertThat(
            CLUSTER.kubectl("get", "namespace", CLUSTER.namespace(), "-o=jsonpath={.status.phase}"))
        .isEqualTo("Active");
  }

  @Test
  void twoManagersOfOneFieldAreInConflict() throws Exception {
    CLUSTER.apply(deployment("contested", "example.com/web:1", ""));

    assertThat(
            CLUSTER.tryKubectl("scale", "deployment/contested", "--replicas=2").succeeded())
        .isTrue();
    assertThat(
            CLUSTER.tryApply(deployment("contested", "example.com/web:1", "")).errors())
        .contains("conflict with \"kubectl\" with subresource \"scale\"")
        .contains(".spec.replicas");
  }

  @Test
  void anUnknownFieldIsRefused() throws Exception {
    assertThat(CLUSTER
            .tryApply(deployment("unknown", "example.com/web:1", "hostNetwrk: true"))
            .errors())
        .contains(".spec.template.spec.hostNetwrk: field not declared in schema");
  }

  @Test
  void whoHasNoRightsMayNothing() throws Exception {
    assertThat(CLUSTER.tryKubectl("get", "pods", "--as=nobody").errors())
        .contains("User \"nobody\" cannot list resource \"pods\"");
  }

  @Test
  void podSecurityRefusesAPodAndWarnsAboutADeployment() throws Exception {
    String strict = CLUSTER.namespace() + "-strict";
    CLUSTER.kubectl("create", "namespace", strict);
    CLUSTER.kubectl(
        "label",
        "namespace",
        strict,
        "pod-security.kubernetes.io/enforce=restricted",
        "pod-security.kubernetes.io/warn=restricted");
    CLUSTER.kubectl(
        "wait", "--for=create", "serviceaccount/default", "--namespace", strict, "--timeout=60s");

    assertThat(CLUSTER
            .tryKubectl("run", "pod", "--image=example.com/web:1", "--namespace", strict)
            .errors())
        .contains("pods \"pod\" is forbidden: violates PodSecurity \"restricted:latest\"");
    assertThat(CLUSTER
            .tryKubectl(
                "create", "deployment", "web", "--image=example.com/web:1", "--namespace", strict)
            .errors())
        .contains("Warning: would violate PodSecurity \"restricted:latest\"");
    CLUSTER.kubectl("delete", "namespace", strict, "--wait=false");
  }

  @Test
  void onFakeNodesADeploymentRollsOutAndSpreadsByArchitecture() throws Exception {
    CLUSTER.addFakeNode("intel", "amd64", 1);
    CLUSTER.addFakeNode("arm", "arm64", 2);
    CLUSTER.apply(
        deployment(
            "spread",
            "example.com/web@sha256:" + "1".repeat(64),
            "topologySpreadConstraints: [{maxSkew: 1, topologyKey: kubernetes.io/arch, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: spread}}}]"));
    CLUSTER.apply(
        deployment("arm-only", "example.com/web:1", "nodeSelector: {kubernetes.io/arch: arm64}"));
    CLUSTER.apply(deployment("stuck", "example.com/web:waiting-ImagePullBackOff", ""));

    assertThat(CLUSTER.kubectl("rollout", "status", "deployment/spread", "--timeout=60s"))
        .contains("successfully rolled out");
    assertThat(CLUSTER.kubectl("rollout", "status", "deployment/arm-only", "--timeout=60s"))
        .contains("successfully rolled out");
    assertThat(nodesOf("spread")).containsExactly("arm", "arm", "intel", "intel");
    assertThat(nodesOf("arm-only")).containsExactly("arm", "arm", "arm", "arm");
    assertThat(CLUSTER.kubectl(
            "get",
            "pods",
            "--selector=app=spread",
            "-o=jsonpath={.items[*].status.containerStatuses[*].imageID}"))
        .startsWith("example.com/web@sha256:1111");
    assertThat(CLUSTER.until("ImagePullBackOff", "get", "pods", "--selector=app=stuck"))
        .contains("0/1");

    // and they are gone when they are deleted
    CLUSTER.kubectl("delete", "deployment", "spread", "--cascade=foreground", "--timeout=60s");
    assertThat(CLUSTER.kubectl("get", "pods", "--selector=app=spread", "--output=name"))
        .isEmpty();
  }

  private static String[] nodesOf(String app) throws Exception {
    String[] nodes = CLUSTER
        .kubectl("get", "pods", "--selector=app=" + app, "-o=jsonpath={.items[*].spec.nodeName}")
        .split(" ");
    Arrays.sort(nodes);
    return nodes;
  }

  private static String deployment(String name, String image, String podLine) {
    return DEPLOYMENT.replace("NAME", name).replace("IMAGE", image).replace("NODE", podLine);
  }
}

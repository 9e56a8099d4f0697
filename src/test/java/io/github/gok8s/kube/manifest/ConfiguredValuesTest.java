package io.github.gok8s.kube.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.kube.KubeException;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small values of the configuration: kinds, sources of variables, autoscaling, Services. */
class ConfiguredValuesTest {

  @Test
  void kindsAreFoundInWhicheverCase() throws Exception {
    assertThat(WorkloadKind.parse(" cronjob ")).isEqualTo(WorkloadKind.CRON_JOB);
    assertThatThrownBy(() -> WorkloadKind.parse("Deploymnet"))
        .isInstanceOf(KubeException.class)
        .hasMessage("<workload><kind> (-Dk8s.kind) is \"Deploymnet\". Did you mean Deployment?");
    assertThatThrownBy(() -> WorkloadKind.parse("x"))
        .hasMessageStartingWith("<workload><kind> (-Dk8s.kind) is \"x\".");
  }

  @Test
  void variablesComeFromConfigMapsAndSecrets() throws Exception {
    assertThat(EnvSource.parse("configMap/greetings")).isEqualTo(new EnvSource(false, "greetings"));
    assertThat(EnvSource.parse("Secret/database").tree())
        .hasToString("{\"secretRef\":{\"name\":\"database\"}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"database", "secret/", "secrets/a", "secret/A", "secret/a/b"})
  void variablesComeFromNothingElse(String text) {
    assertThatThrownBy(() -> EnvSource.parse(text))
        .hasMessage("<workload><envFrom> (-Dk8s.envFrom) has \"" + text
            + "\": write configMap/NAME or secret/NAME.");
  }

  @Test
  void anAutoscalerGoesByCpuUnlessItIsToldOtherwise() throws Exception {
    assertThat(Autoscale.of(null, 3, null, null, null))
        .isEqualTo(
            new Autoscale(1, 3, OptionalInt.of(80), OptionalInt.empty(), OptionalInt.empty()));
    assertThat(Autoscale.of(2, 3, null, 70, 0))
        .isEqualTo(new Autoscale(2, 3, OptionalInt.empty(), OptionalInt.of(70), OptionalInt.of(0)));
  }

  @ParameterizedTest
  @CsvSource({
    ",,,,, max> (-Dk8s.autoscale.max) is missing: it says how many pods there may be at most.",
    "0,3,,,, 'min> (-Dk8s.autoscale.min) is 0, and has to be at least 1.'",
    "4,3,,,, 'max> (-Dk8s.autoscale.max) is 3, below the min of 4.'",
    "1,3,0,,, 'cpu> (-Dk8s.autoscale.cpu) is 0: write per cent of what is requested, 1 or more.'",
    "1,3,,-1,, 'memory> (-Dk8s.autoscale.memory) is -1: write per cent of what is requested, 1 or more.'",
    "1,3,,,4000, 'scaleDownSeconds> (-Dk8s.autoscale.scaleDownSeconds) is 4000, and has to be 0 to 3600.'"
  })
  void anAutoscalerNeedsARange(
      Integer min, Integer max, Integer cpu, Integer memory, Integer seconds, String message) {
    assertThatThrownBy(() -> Autoscale.of(min, max, cpu, memory, seconds))
        .isInstanceOf(KubeException.class)
        .hasMessage("<workload><autoscale><" + message);
  }

  @Test
  void aServiceIsForTheClusterUnlessItIsToldOtherwise() throws Exception {
    assertThat(Exposure.of(null, null, null, Optional.empty()))
        .contains(
            new Exposure("ClusterIP", OptionalInt.empty(), OptionalInt.empty(), Optional.empty()));
    assertThat(Exposure.of("loadbalancer", 80, 30080, Optional.empty()))
        .contains(new Exposure(
            "LoadBalancer", OptionalInt.of(80), OptionalInt.of(30080), Optional.empty()));
    assertThat(Exposure.of("none", null, null, Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NodePrt,,, 'type> (-Dk8s.service.type) is \"NodePrt\": did you mean NodePort?'",
    "ExternalNameOfSomething,,, 'type> (-Dk8s.service.type) is \"ExternalNameOfSomething\": take one of ClusterIP, NodePort, LoadBalancer, none.'",
    ",0,, 'port> (-Dk8s.service.port) is \"0\": a port is a number from 1 to 65535.'",
    ",,30080, 'nodePort> (-Dk8s.service.nodePort) is \"30080\": that needs <type>NodePort</type> or LoadBalancer.'",
    "NodePort,,70000, 'nodePort> (-Dk8s.service.nodePort) is \"70000\": a port is a number from 1 to 65535.'"
  })
  void aServiceNeedsATypeAndPorts(String type, Integer port, Integer nodePort, String message) {
    assertThatThrownBy(() -> Exposure.of(type, port, nodePort, Optional.empty()))
        .isInstanceOf(KubeException.class)
        .hasMessage("<workload><service><" + message);
  }

  @Test
  void anIngressNeedsAHostAndAPath() throws Exception {
    assertThat(Exposure.Ingress.of("*.example.com", null, null, null).path()).isEqualTo("/");
    assertThatThrownBy(() -> Exposure.Ingress.of("http://a", null, null, null))
        .hasMessage(
            "<workload><service><ingress><host> (-Dk8s.service.ingress.host) is \"http://a\":"
                + " write a name as in shop.example.com or *.example.com.");
    assertThatThrownBy(() -> Exposure.Ingress.of("a", "b", null, null))
        .hasMessage(
            "<workload><service><ingress><path> (-Dk8s.service.ingress.path) is \"b\": a path starts with \"/\".");
  }
}

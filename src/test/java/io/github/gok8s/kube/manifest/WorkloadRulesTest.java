package io.github.gok8s.kube.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.kube.KubeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadRulesTest {

  private final Workloads given = new Workloads();

  @ParameterizedTest
  @ValueSource(
      strings = {"0 3 * * *", "*/5 0-6,12 1,15 JAN mon-fri", "@daily", " @hourly ", "0  3 ? * 0"})
  void schedulesAreThoseOfCron(String schedule) {
    given.kind = WorkloadKind.CRON_JOB;
    given.schedule = Optional.of(schedule);

    assertTaken();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0 3 * *", "0 3 * * * *", "@often", "daily", "0;3 * * * *"})
  void whatIsNoScheduleIsQuoted(String schedule) {
    given.kind = WorkloadKind.CRON_JOB;
    given.schedule = Optional.of(schedule);

    assertRefused(
        "<workload><schedule> (-Dk8s.schedule) is \"" + schedule
            + "\": write minute, hour, day, month and weekday, as in \"0 3 * * *\", or a word as @daily.");
  }

  @Test
  void aCronJobNeedsASchedule() {
    given.kind = WorkloadKind.CRON_JOB;

    assertRefused(
        "A CronJob needs <workload><schedule> (-Dk8s.schedule): when it runs, as in \"0 3 * * *\" or @daily.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "_a", "a.b-c", "-x", ".dot", "LOG_LEVEL2"})
  void variablesMayBeCalledAsAServerTakesThem(String variable) {
    given.variables = Map.of(variable, "");

    assertTaken();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2A", "A B", "A=B", "Ä"})
  void otherVariablesAreQuoted(String variable) {
    given.variables = Map.of(variable, "x");

    assertRefused(
        "<workload><env> (-Dk8s.env) is \"" + variable
            + "\": a variable has only letters, digits, \"_\", \"-\" and \".\", and begins with no digit.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Shop", "shop.test", "-shop", "shop_1"})
  void aNamespaceIsALabelOfDns(String namespace) {
    given.namespace = Optional.of(namespace);

    assertRefused(
        "<workload><namespace> (-Dk8s.namespace) is \"" + namespace
            + "\": a namespace has only a-z, 0-9 and \"-\", begins and ends with a letter or digit, and has at most 63 characters.");
  }

  @Test
  void secretsAndAccountsAreNamesOfObjects() {
    given.pullSecrets = List.of("registry.example.com");
    given.serviceAccount = Optional.of("robot.1");
    assertTaken();

    given.serviceAccount = Optional.of("Robot");
    assertRefused(
        "<workload><serviceAccount> (-Dk8s.serviceAccount) is \"Robot\": that is not the name of a ServiceAccount.");

    given.pullSecrets = List.of("good", "not good");
    assertRefused(
        "<workload><imagePullSecrets> (-Dk8s.imagePullSecrets) is \"not good\": that is not the name of a Secret.");
  }

  @Test
  void storageIsAnAmount() {
    given.storage = "much";

    assertRefused("<workload><storage> (-Dk8s.storage) is \"much\":"
        + " write an amount as in 100m or 0.5 for CPU, 64Mi or 1Gi for memory, or none.");
  }

  @Test
  void aServiceLeadsToAPort() throws Exception {
    given.ports = List.of();
    given.exposure = Exposure.of(null, null, null, Optional.empty());

    assertRefused("<workload><service> needs a port to lead to:"
        + " name what the program listens on in <image><ports> (-Dk8s.image.ports).");
  }

  @Test
  void whatHasNoEffectIsNoted() throws Exception {
    given.replicas = OptionalInt.of(3);
    given.autoscale = Optional.of(Autoscale.of(1, 2, null, null, null));
    assertThat(WorkloadNotes.of(given.workload())).isEmpty();

    given.kind = WorkloadKind.JOB;
    assertThat(WorkloadNotes.of(given.workload()))
        .containsExactly(
            "A Job is not scaled: <autoscale> is left out.",
            "A Job has no replicas: <replicas> is left out.");

    given.replicas = OptionalInt.of(1);
    given.autoscale = Optional.empty();
    assertThat(WorkloadNotes.of(given.workload())).isEmpty();
  }

  private void assertTaken() {
    assertThatCode(() -> WorkloadRules.check(given.workload())).doesNotThrowAnyException();
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> WorkloadRules.check(given.workload()))
        .isInstanceOf(KubeException.class)
        .hasMessage(message);
  }
}

package io.github.gok8s.kube.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.apply.ReplicasStep.Keep;
import io.github.gok8s.kube.apply.ReplicasStep.Leave;
import io.github.gok8s.kube.apply.ReplicasStep.Set;
import io.github.gok8s.kube.yaml.YamlFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicasStepTest {

  private static final Autoscaler THREE_TO_NINE = new Autoscaler("web", "Deployment", "web", 3, 9);

  @Test
  void aNewObjectGetsWhatIsWanted() {
    assertThat(ReplicasStep.of(Optional.empty(), Optional.of(4), Optional.empty(), false))
        .isEqualTo(new Set(4));
    assertThat(ReplicasStep.of(Optional.empty(), Optional.of(0), Optional.empty(), false))
        .isEqualTo(new Set(0));
  }

  @Test
  void aNewObjectHasOneByItself() {
    assertThat(ReplicasStep.of(Optional.empty(), Optional.of(1), Optional.empty(), false))
        .isEqualTo(new Leave());
    assertThat(ReplicasStep.of(Optional.empty(), Optional.empty(), Optional.empty(), false))
        .isEqualTo(new Leave());
  }

  @Test
  void aNewObjectBeginsWithTheFewestOfItsAutoscaler() {
    assertThat(
            ReplicasStep.of(Optional.empty(), Optional.empty(), Optional.of(THREE_TO_NINE), false))
        .isEqualTo(new Set(3));
    assertThat(ReplicasStep.of(Optional.empty(), Optional.of(5), Optional.of(THREE_TO_NINE), false))
        .isEqualTo(new Set(5));
  }

  @Test
  void anAutoscalerDecidesAlone() throws Exception {
    assertThat(ReplicasStep.of(live(7, "x"), Optional.of(5), Optional.of(THREE_TO_NINE), true))
        .isEqualTo(new Leave());
  }

  @Test
  void withoutAWishTheNumberStays() throws Exception {
    assertThat(ReplicasStep.of(live(7, "x"), Optional.empty(), Optional.empty(), true))
        .isEqualTo(new Leave());
  }

  @ParameterizedTest
  @CsvSource({"go-k8s-maven-plugin-replicas, false", "go-k8s-maven-plugin, false", "kubectl, true"})
  void whatIsOursOrResetIsSet(String owner, boolean reset) throws Exception {
    assertThat(ReplicasStep.of(live(7, owner), Optional.of(2), Optional.empty(), reset))
        .isEqualTo(new Set(2));
  }

  @Test
  void whatNobodyOwnsIsSet() throws Exception {
    Optional<JsonObject> defaulted =
        Optional.of(YamlFile.object("{metadata: {name: web}, spec: {replicas: 1}}"));

    assertThat(ReplicasStep.of(defaulted, Optional.of(2), Optional.empty(), false))
        .isEqualTo(new Set(2));
  }

  @Test
  void whatAHumanHasScaledIsKeptAndSaid() throws Exception {
    Keep keep = (Keep) ReplicasStep.of(live(5, "kubectl"), Optional.of(2), Optional.empty(), false);

    assertThat(keep.line())
        .isEqualTo(
            "replicas: 5 kept, as kubectl has set them; configured are 2 (-Dk8s.resetReplicas sets them)");
  }

  @Test
  void theSameNumberIsNoMatterWhoSetIt() throws Exception {
    assertThat(ReplicasStep.of(live(2, "kubectl"), Optional.of(2), Optional.empty(), true))
        .isEqualTo(new Leave());
  }

  @Test
  void anAutoscalerIsReadAsTheServerHasIt() throws Exception {
    Autoscaler scaler = Autoscaler.of(YamlFile.object("""
        metadata: {name: hpa}
        spec: {scaleTargetRef: {kind: StatefulSet, name: db}, maxReplicas: 4}
        """));

    assertThat(scaler).isEqualTo(new Autoscaler("hpa", "StatefulSet", "db", 1, 4));
    assertThat(Autoscaler.of("StatefulSet", "db", List.of(THREE_TO_NINE, scaler)))
        .contains(scaler);
    assertThat(Autoscaler.of("Deployment", "db", List.of(THREE_TO_NINE, scaler)))
        .isEmpty();
  }

  @Test
  void aNumberOutsideOfItsRangeIsRefused() throws Exception {
    THREE_TO_NINE.check(3, "shop");
    THREE_TO_NINE.check(9, "shop");
    for (int outside : List.of(2, 10)) {
      assertThatThrownBy(() -> THREE_TO_NINE.check(outside, "shop"))
          .isInstanceOf(KubeException.class)
          .hasMessage(
              "<workload><replicas> (-Dk8s.replicas) is " + outside
                  + ", but the autoscaler web keeps Deployment web between 3 and 9."
                  + " Leave <replicas> out, or change <autoscale>; one that is no more wanted goes by kubectl delete hpa web -n shop.");
    }
  }

  private static Optional<JsonObject> live(int replicas, String owner) throws Exception {
    return Optional.of(YamlFile.object("""
        metadata:
          name: web
          managedFields:
          - {manager: kube-controller-manager, operation: Update, subresource: status, fieldsV1: {'f:status': {}}}
          - {manager: %s, operation: Update, subresource: scale, fieldsV1: {'f:spec': {'f:replicas': {}}}}
        spec: {replicas: %d}
        """.formatted(owner, replicas)));
  }
}

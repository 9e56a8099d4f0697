package io.github.gok8s.kube.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeObject;
import io.github.gok8s.kube.connection.ResourceTypes;
import io.github.gok8s.kube.yaml.YamlFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static final ApplyOptions OPTIONS =
      new ApplyOptions("shop", "web", false, true, false, false);

  @Test
  void countsWhatWouldHappenAndShowsTheChanges() throws Exception {
    Plan plan = plan(
        created("Service"),
        created("ConfigMap"),
        changed("Deployment", "image: 'r/web:1', cpu: 100m", "image: 'r/web:2', cpu: 200m"),
        unchanged("ServiceAccount"));

    assertThat(plan.line())
        .isEqualTo("2 create, 1 change (image r/web:1→r/web:2, cpu 100m→200m), 1 unchanged");
    assertThat(plan.changesNothing()).isFalse();
  }

  @Test
  void ofManyChangesThreeAreShown() throws Exception {
    assertThat(plan(changed(
                "Deployment", "a: 1, b: 1, c: 1, d: 1, e: 1", "a: 2, b: 2, c: 2, d: 2, e: 2"))
            .line())
        .isEqualTo("1 change (a 1→2, b 1→2, c 1→2 and 2 more)");
  }

  @Test
  void aChangeOfManyObjectsIsShownOnce() throws Exception {
    String before = "metadata: {labels: {version: '1'}}";
    String after = "metadata: {labels: {version: '2'}}";

    assertThat(plan(changed("Service", before, after), changed("ConfigMap", before, after))
            .line())
        .isEqualTo("2 change (version 1→2)");
  }

  @Test
  void labelsComeAfterWhatPodsAreMadeOf() throws Exception {
    assertThat(plan(changed(
                "Deployment",
                "metadata: {version: '1'}, spec: {image: a}",
                "metadata: {version: '2'}, spec: {image: b}"))
            .line())
        .isEqualTo("1 change (image a→b, version 1→2)");
  }

  @Test
  void theValuesOfASecretAreNotShown() throws Exception {
    String line = plan(changed("Secret", "data: {a: b2xk, b: eA==}", "data: {a: bmV3, b: eQ==}"))
        .line();

    assertThat(line).isEqualTo("1 change (Secret web)");
  }

  @Test
  void replicasThatAreSetAreAChange() throws Exception {
    Plan plan = plan(planned(
        "Deployment", Optional.of("{}"), List.of(), List.of(), true, new ReplicasStep.Set(3)));

    assertThat(plan.line()).isEqualTo("1 change (replicas 3)");
    assertThat(plan.objects().get(0).appliesMain()).isFalse();
  }

  @Test
  void replicasThatAreKeptAreNone() throws Exception {
    Plan plan = plan(planned(
        "Deployment",
        Optional.of("{}"),
        List.of(),
        List.of(),
        true,
        new ReplicasStep.Keep(5, 2, "kubectl")));

    assertThat(plan.line()).isEqualTo("1 unchanged");
    assertThat(plan.changesNothing()).isTrue();
  }

  @Test
  void fieldsThatBecomeOursAreAChangeWithoutAValue() throws Exception {
    assertThat(plan(planned(
                "Service",
                Optional.of("{}"),
                List.of(),
                List.of(),
                false,
                new ReplicasStep.Leave()))
            .line())
        .isEqualTo("1 change (ownership of Service web)");
  }

  @Test
  void aFieldThatIsTakenFromSomebodyIsWritten() throws Exception {
    Conflict conflict = new Conflict(
        "kubectl-edit", false, Optional.empty(), ".spec.type", Optional.<Instant>empty());

    assertThat(planned(
                "Service",
                Optional.of("{}"),
                List.of(),
                List.of(conflict),
                true,
                new ReplicasStep.Leave())
            .isWrite())
        .isTrue();
  }

  @Test
  void orphansAreCountedLast() throws Exception {
    LiveObject orphan =
        new LiveObject(ResourceTypes.CONFIG_MAP, YamlFile.object("metadata: {name: old}"));

    assertThat(new Plan(OPTIONS, List.of(unchanged("Service")), List.of(orphan)).line())
        .isEqualTo("1 unchanged, 1 orphan");
    assertThat(new Plan(OPTIONS, List.of(), List.of(orphan, orphan)).line()).isEqualTo("2 orphans");
  }

  private static Plan plan(PlannedObject... objects) {
    return new Plan(OPTIONS, List.of(objects), List.of());
  }

  private static PlannedObject created(String kind) throws Exception {
    return planned(kind, Optional.empty(), List.of(), List.of(), false, new ReplicasStep.Leave());
  }

  private static PlannedObject unchanged(String kind) throws Exception {
    return planned(kind, Optional.of("{}"), List.of(), List.of(), true, new ReplicasStep.Leave());
  }

  private static PlannedObject changed(String kind, String before, String after) throws Exception {
    return planned(
        kind,
        Optional.of("{" + before + "}"),
        Change.between(YamlFile.object("{" + before + "}"), YamlFile.object("{" + after + "}")),
        List.of(),
        true,
        new ReplicasStep.Leave());
  }

  private static PlannedObject planned(
      String kind,
      Optional<String> live,
      List<Change> changes,
      List<Conflict> overwritten,
      boolean isOwned,
      ReplicasStep replicas)
      throws Exception {
    JsonObject tree =
        YamlFile.object("{apiVersion: v1, kind: " + kind + ", metadata: {name: web}}");
    return new PlannedObject(
        new KubeObject(tree),
        ResourceTypes.SERVICE,
        live.isPresent() ? Optional.of(YamlFile.object(live.get())) : Optional.empty(),
        changes,
        overwritten,
        isOwned,
        replicas);
  }
}

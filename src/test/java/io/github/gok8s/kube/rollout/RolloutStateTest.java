package io.github.gok8s.kube.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.kube.rollout.RolloutState.Complete;
import io.github.gok8s.kube.rollout.RolloutState.Failed;
import io.github.gok8s.kube.rollout.RolloutState.GivenUp;
import io.github.gok8s.kube.rollout.RolloutState.NoPods;
import io.github.gok8s.kube.rollout.RolloutState.Waiting;
import io.github.gok8s.kube.yaml.YamlFile;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutStateTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
          observedGeneration: 1                                                                  | waiting for the Deployment controller
          observedGeneration: 2, updatedReplicas: 1, replicas: 4                                 | 1 of 4 pods are made
          observedGeneration: 2, updatedReplicas: 4, replicas: 4                                 | 0 of 4 pods are ready
          observedGeneration: 2, updatedReplicas: 4, replicas: 5, availableReplicas: 3           | 3 of 4 pods are ready
          observedGeneration: 2, updatedReplicas: 4, replicas: 5, availableReplicas: 4           | 1 old pod is ending
          """)
  void aRollOutThatGoesOnSaysHowFarItIs(String status, String line) throws Exception {
    assertThat(deployment("replicas: 4", status)).isEqualTo(new Waiting(line));
  }

  @Test
  void itIsDoneWhenOnlyNewPodsAreThereAndAvailable() throws Exception {
    assertThat(deployment(
            "replicas: 4",
            "observedGeneration: 2, updatedReplicas: 4, replicas: 4, availableReplicas: 4"))
        .isEqualTo(new Complete(4));
    assertThat(deployment("replicas: 0", "observedGeneration: 2")).isEqualTo(new Complete(0));
  }

  @Test
  void afterScalingDownThePodsTooManyHaveToEnd() throws Exception {
    assertThat(deployment(
            "replicas: 2",
            "observedGeneration: 2, updatedReplicas: 4, replicas: 4, availableReplicas: 4"))
        .isEqualTo(new Waiting("2 pods too many ending"));
  }

  @Test
  void aStatusOlderThanOurChangeDoesNotCount() throws Exception {
    assertThat(RolloutState.ofDeployment(YamlFile.object("""
                metadata: {name: web, generation: 2}
                spec: {replicas: 1}
                status: {observedGeneration: 2, updatedReplicas: 1, replicas: 1, availableReplicas: 1}
                """), 3))
        .isEqualTo(new Waiting("waiting for the Deployment controller"));
  }

  @Test
  void aPausedRollOutNeverEnds() throws Exception {
    assertThat(deployment("paused: true", "observedGeneration: 2"))
        .isEqualTo(new Failed(
            "The roll-out is paused.", "Resume it: kubectl rollout resume deployment/web."));
  }

  @Test
  void aMissedDeadlineIsSaid() throws Exception {
    assertThat(
            deployment(
                "progressDeadlineSeconds: 10",
                "observedGeneration: 2, conditions: [{type: Progressing, status: 'False', reason: ProgressDeadlineExceeded}]"))
        .isEqualTo(new GivenUp("The roll-out has made no progress for 10 s."));
  }

  @Test
  void podsThatCanNotBeMadeSayWhy() throws Exception {
    assertThat(
            deployment(
                "replicas: 1",
                "observedGeneration: 2, conditions: [{type: ReplicaFailure, status: 'True', message: 'exceeded quota: z, x'}]"))
        .isEqualTo(new NoPods("exceeded quota: z, x"));
  }

  @Test
  void otherKindsHaveTheirOwnRules() throws Exception {
    assertThat(RolloutState.ofPod(YamlFile.object("status: {phase: Succeeded}"), Set.of()))
        .isEqualTo(new Complete(0));
    assertThat(RolloutState.ofPod(
            YamlFile.object(
                "status: {phase: Running, conditions: [{type: Ready, status: 'True'}]}"),
            Set.of()))
        .isEqualTo(new Complete(1));
    assertThat(RolloutState.ofPod(YamlFile.object("status: {phase: Pending}"), Set.of()))
        .isEqualTo(new Waiting("0 of 1 pods are ready"));
    assertThat(RolloutState.ofJob(YamlFile.object(
            "status: {conditions: [{type: Failed, status: 'True', message: Too many}]}")))
        .isEqualTo(new Failed("The job has failed: Too many.", ""));
    assertThat(RolloutState.ofJob(YamlFile.object(
            "status: {succeeded: 1, conditions: [{type: Complete, status: 'True'}]}")))
        .isEqualTo(new Complete(1));
    assertThat(RolloutState.ofStatefulSet(YamlFile.object("""
                metadata: {generation: 1}
                spec: {replicas: 2}
                status: {observedGeneration: 1, updatedReplicas: 2, readyReplicas: 1}
                """), 1))
        .isEqualTo(new Waiting("1 of 2 pods are ready"));
  }

  private static RolloutState deployment(String spec, String status) throws Exception {
    return RolloutState.ofDeployment(YamlFile.object("""
            metadata: {name: web, generation: 2}
            spec: {%s}
            status: {%s}
            """.formatted(spec, status)), 2);
  }
}

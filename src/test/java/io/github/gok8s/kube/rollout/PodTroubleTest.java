package io.github.gok8s.kube.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.yaml.YamlFile;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The signs are those that the kubelet of a real cluster gives. */
class PodTroubleTest {

  @Test
  void aRunningPodHasNone() throws Exception {
    assertThat(PodTrouble.of(pod("ready: true, restartCount: 3, state: {running: {}},"
            + " lastState: {terminated: {exitCode: 1}}")))
        .isEmpty();
  }

  @Test
  void anImageThatIsNotThereIsFinal() throws Exception {
    PodTrouble trouble = waiting(
        "ErrImagePull",
        "rpc error: code = NotFound desc = failed to pull and unpack image \"r/web:9\": not found");

    assertThat(trouble.cause())
        .isEqualTo("The image r/web:9 can't be pulled: rpc error: code = NotFound desc ="
            + " failed to pull and unpack image \"r/web:9\": not found.");
    assertThat(trouble.patience()).contains(Duration.ZERO);
    assertThat(trouble.cure())
        .startsWith("Is it pushed, under this name, to a registry that the nodes reach?");
  }

  @Test
  void aRegistryThatIsAwayForAMomentHasTime() throws Exception {
    assertThat(waiting("ImagePullBackOff", "Back-off pulling image").patience())
        .contains(Duration.ofSeconds(15));
  }

  @Test
  void aRefusedPullNamesTheSecret() throws Exception {
    assertThat(waiting("ErrImagePull", "401 Unauthorized").cure())
        .isEqualTo("If the registry wants credentials, name a secret that holds them in"
            + " <workload><imagePullSecrets>.");
  }

  @Test
  void anImageWithoutTheNodesPlatformSaysWhichElement() throws Exception {
    assertThat(waiting("ErrImagePull", "no match for platform in manifest: not found")
            .cure())
        .isEqualTo("Add the node's platform to <platforms> (-Dk8s.platforms).");
  }

  @Test
  void whatIsMissingIsNamed() throws Exception {
    assertThat(waiting("CreateContainerConfigError", "configmap \"greetings\" not found")
            .cause())
        .isEqualTo("The ConfigMap greetings is not there.");
    assertThat(waiting("CreateContainerConfigError", "secret \"db\" not found").cause())
        .isEqualTo("The Secret db is not there.");
    assertThat(waiting(
                "CreateContainerConfigError", "couldn't find key user in ConfigMap shop/greetings")
            .cause())
        .isEqualTo("The ConfigMap shop/greetings has no key user.");
    assertThat(waiting(
                "CreateContainerConfigError",
                "container has runAsNonRoot and image has non-numeric user (app)")
            .cure())
        .isEqualTo("Let the image name its user by a number: <image><user>65532:65532</user>.");
  }

  @Test
  void aWrongArchitectureIsSeenAtTheStart() throws Exception {
    PodTrouble trouble =
        of("restartCount: 0, state: {terminated: {exitCode: 128, reason: StartError,"
            + " message: 'exec /app/web: exec format error'}}");

    assertThat(trouble.cause())
        .isEqualTo("The container can't be started: exec /app/web: exec format error.");
    assertThat(trouble.cure())
        .isEqualTo("The image has no program for the architecture of this node: add its platform to"
            + " <platforms> (-Dk8s.platforms).");
  }

  @Test
  void oneCrashMayPassThreeDoNot() throws Exception {
    PodTrouble first = of("restartCount: 0, state: {terminated: {exitCode: 2, reason: Error}}");
    assertThat(first.cause()).isEqualTo("The program ends with exit code 2.");
    assertThat(first.patience()).isEmpty();

    PodTrouble third = of("restartCount: 2, state: {waiting: {reason: CrashLoopBackOff}},"
        + " lastState: {terminated: {exitCode: 2, reason: Error}}");
    assertThat(third.cause())
        .isEqualTo("The program ends with exit code 2. It was started 3 times.");
    assertThat(third.patience()).contains(Duration.ZERO);
    assertThat(third.hasLog()).isTrue();
  }

  @Test
  void whetherAJobHasFailedIsForTheJobToSay() throws Exception {
    JsonObject pod = YamlFile.object("""
        metadata: {name: migrate-1, ownerReferences: [{kind: Job, name: migrate}]}
        spec: {restartPolicy: Never}
        status: {containerStatuses: [{name: migrate, restartCount: 0, state: {terminated: {exitCode: 1, reason: Error}}}]}
        """);

    PodTrouble trouble = PodTrouble.of(pod).orElseThrow();

    assertThat(trouble.cause()).isEqualTo("The program ends with exit code 1.");
    assertThat(trouble.patience()).isEmpty();
    pod.getAsJsonObject("metadata").remove("ownerReferences");
    assertThat(PodTrouble.of(pod).orElseThrow().patience()).contains(Duration.ZERO);
  }

  @Test
  void endingsAreToldApart() throws Exception {
    assertThat(crashed("exitCode: 137, reason: OOMKilled"))
        .isEqualTo(
            "The program was killed, as it needed more memory than its limit (OOMKilled, exit code 137).");
    assertThat(crashed("exitCode: 139, reason: Error"))
        .isEqualTo("The program was ended by signal 11 (exit code 139).");
    assertThat(crashed("exitCode: 0, reason: Completed"))
        .isEqualTo("The program ends by itself, with exit code 0.");
  }

  @Test
  void aPodThatNoNodeTakesMayWaitForOne() throws Exception {
    JsonObject pod = YamlFile.object("""
        metadata: {name: web-1}
        status:
          conditions:
          - {type: PodScheduled, status: 'False', reason: Unschedulable, message: '0/1 nodes are available: 1 Insufficient cpu.'}
        """);

    PodTrouble trouble = PodTrouble.of(pod).orElseThrow();

    assertThat(trouble.cause())
        .isEqualTo("No node takes the pod: 0/1 nodes are available: 1 Insufficient cpu.");
    assertThat(trouble.cure()).isEqualTo("Lower <workload><resources><requests>, or add nodes.");
    assertThat(trouble.patience()).isEmpty();
  }

  private static String crashed(String terminated) throws Exception {
    return of("restartCount: 0, state: {waiting: {reason: CrashLoopBackOff}}, lastState: {terminated: {"
            + terminated + "}}")
        .cause();
  }

  private static PodTrouble waiting(String reason, String message) throws Exception {
    return of("restartCount: 0, state: {waiting: {reason: " + reason + ", message: '"
        + message.replace("'", "''") + "'}}");
  }

  private static PodTrouble of(String status) throws Exception {
    Optional<PodTrouble> trouble = PodTrouble.of(pod(status));
    return trouble.orElseThrow();
  }

  private static JsonObject pod(String status) throws Exception {
    return YamlFile.object("""
        metadata: {name: web-1}
        spec: {restartPolicy: Always}
        status:
          containerStatuses:
          - {name: web, image: 'r/web:9', %s}
        """.formatted(status));
  }
}

package io.github.gok8s.kube.rollout;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.connection.Tree;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Why a pod does not run.
 *
 * @param pod its name
 * @param container the container, empty where it is the pod as a whole
 * @param cause what is wrong, a sentence
 * @param cure what to do, a sentence; may be empty
 * @param patience how long it may stay so before the roll-out has failed; nothing for as long as the roll-out may take
 * @param hasLog whether the container has run, and so may have said something
 */
record PodTrouble(
    String pod,
    String container,
    String cause,
    String cure,
    Optional<Duration> patience,
    boolean hasLog) {

  /** What to do where a node can't run the program. */
  static final String ADD_PLATFORM =
      "The image has no program for the architecture of this node: add its platform to <platforms> (-Dk8s.platforms).";

  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration SHORT = Duration.ofSeconds(3);
  private static final Duration PULL = Duration.ofSeconds(15);
  private static final int RESTARTS = 2;

  private static final Pattern PULL_IS_FINAL = Pattern.compile(
      "not found|unauthorized|denied|manifest unknown|no match for platform|forbidden",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern MISSING =
      Pattern.compile("(configmap|secret) \"([^\"]+)\" not found", Pattern.CASE_INSENSITIVE);
  private static final Pattern MISSING_KEY =
      Pattern.compile("couldn't find key (\\S+) in (ConfigMap|Secret) (\\S+)");

  /** Finds what is wrong with a pod, the worst first. */
  static Optional<PodTrouble> of(JsonObject pod) {
    return Stream.concat(
            Tree.list(pod, "status", "initContainerStatuses").stream(),
            Tree.list(pod, "status", "containerStatuses").stream())
        .map(status -> ofContainer(pod, status))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> ofScheduling(pod));
  }

  /** Gives what makes two looks at the same trouble the same. */
  String key() {
    return pod + "/" + container + "/" + patience;
  }

  private static Optional<PodTrouble> ofContainer(JsonObject pod, JsonObject status) {
    String reason = Tree.text(status, "state", "waiting", "reason").orElse("");
    String message = Tree.text(status, "state", "waiting", "message").orElse("");
    String image = Tree.text(status, "image").orElse("");
    Maker maker = new Maker(Tree.name(pod), Tree.text(status, "name").orElse(""));
    return switch (reason) {
      case "InvalidImageName" ->
        Optional.of(maker.make(
            "The image name " + image + " is not valid.",
            "Correct <image><name> (-Dk8s.image.name).",
            AT_ONCE));
      case "ErrImageNeverPull" ->
        Optional.of(maker.make(
            "The image " + image + " is not on the node, and may not be pulled.",
            "Deploy again: the image is loaded into each node.",
            AT_ONCE));
      case "ErrImagePull", "ImagePullBackOff" -> Optional.of(pull(maker, pod, image, message));
      case "CreateContainerConfigError" -> Optional.of(configuration(maker, message));
      case "CreateContainerError", "RunContainerError" -> Optional.of(start(maker, message));
      case "CrashLoopBackOff" -> crash(maker, pod, status);
      default -> crash(maker, pod, status);
    };
  }

  private static PodTrouble pull(Maker maker, JsonObject pod, String image, String message) {
    boolean isFinal = PULL_IS_FINAL.matcher(message).find();
    boolean hasSecret = !Tree.list(pod, "spec", "imagePullSecrets").isEmpty();
    String why = message.isEmpty() ? "" : ": " + lastWords(message);
    String cure =
        message.toLowerCase(Locale.ROOT).matches("(?s).*(unauthorized|denied|forbidden).*")
            ? hasSecret
                ? "The secret of <imagePullSecrets> has not the rights to pull it."
                : "If the registry wants credentials, name a secret that holds them in <workload><imagePullSecrets>."
            : message.contains("no match for platform")
                ? "Add the node's platform to <platforms> (-Dk8s.platforms)."
                : "Is it pushed, under this name, to a registry that the nodes reach? On a local cluster the image was not loaded.";
    return maker.make(
        "The image " + image + " can't be pulled" + why + ".", cure, isFinal ? AT_ONCE : PULL);
  }

  private static PodTrouble configuration(Maker maker, String message) {
    Matcher missing = MISSING.matcher(message);
    if (missing.find()) {
      String kind = missing.group(1).equalsIgnoreCase("secret") ? "Secret" : "ConfigMap";
      return maker.make(
          "The " + kind + " " + missing.group(2) + " is not there.",
          "Put it into src/main/k8s, make it, or take it out of <workload><env> and <envFrom>.",
          SHORT);
    }
    Matcher key = MISSING_KEY.matcher(message);
    if (key.find()) {
      return maker.make(
          "The " + key.group(2) + " " + key.group(3) + " has no key " + key.group(1) + ".",
          "Add the key, or take it out of <workload><env>.",
          SHORT);
    }
    String cure = message.contains("runAsNonRoot")
        ? "Let the image name its user by a number: <image><user>65532:65532</user>."
        : "";
    return maker.make("The container can't be made: " + message + ".", cure, SHORT);
  }

  private static PodTrouble start(Maker maker, String message) {
    return maker.make(
        "The container can't be started: " + lastWords(message) + ".", startCure(message), SHORT);
  }

  private static String startCure(String message) {
    if (message.contains("exec format error")) {
      return ADD_PLATFORM;
    }
    return message.contains("not found") || message.contains("no such file")
        ? "Correct <image><entrypoint> (-Dk8s.image.entrypoint) or <binaryName>."
        : "";
  }

  private static Optional<PodTrouble> crash(Maker maker, JsonObject pod, JsonObject status) {
    Optional<JsonObject> last = Tree.at(status, "state", "terminated")
        .or(() -> Tree.at(status, "lastState", "terminated"))
        .map(element -> element.getAsJsonObject());
    if (last.isEmpty()
        || (Tree.number(last.get(), "exitCode") == 0
            && Tree.at(status, "state", "waiting").isEmpty())) {
      return Optional.empty();
    }
    if (Tree.flag(status, "ready")) {
      return Optional.empty();
    }
    String message = Tree.text(last.get(), "message").orElse("");
    String reason = Tree.text(last.get(), "reason").orElse("");
    if (reason.equals("StartError")
        || reason.equals("ContainerCannotRun")
        || message.contains("exec format error")) {
      return Optional.of(start(maker, message));
    }
    long restarts = Tree.number(status, "restartCount");
    boolean isOver = !isOfJob(pod)
        && (restarts >= RESTARTS
            || Tree.text(pod, "spec", "restartPolicy").equals(Optional.of("Never")));
    return Optional.of(new PodTrouble(
        maker.pod(),
        maker.container(),
        ending(last.get()) + (restarts > 0 ? " It was started " + (restarts + 1) + " times." : ""),
        reason.equals("OOMKilled")
            ? "Raise the memory limit: <workload><resources><limits><memory> (-Dk8s.resources.limits)."
            : "Its last words are in the evidence.",
        isOver ? Optional.of(AT_ONCE) : Optional.empty(),
        true));
  }

  /** A Job tries again, and says itself when it gives up. */
  private static boolean isOfJob(JsonObject pod) {
    return Tree.list(pod, "metadata", "ownerReferences").stream()
        .anyMatch(owner -> Tree.text(owner, "kind").equals(Optional.of("Job")));
  }

  private static String ending(JsonObject terminated) {
    long code = Tree.number(terminated, "exitCode");
    if (Tree.text(terminated, "reason").equals(Optional.of("OOMKilled"))) {
      return "The program was killed, as it needed more memory than its limit (OOMKilled, exit code "
          + code + ").";
    }
    if (code == 0) {
      return "The program ends by itself, with exit code 0.";
    }
    return code > 128 && code < 160
        ? "The program was ended by signal " + (code - 128) + " (exit code " + code + ")."
        : "The program ends with exit code " + code + ".";
  }

  private static Optional<PodTrouble> ofScheduling(JsonObject pod) {
    return Tree.list(pod, "status", "conditions").stream()
        .filter(condition -> Tree.text(condition, "type").equals(Optional.of("PodScheduled"))
            && Tree.text(condition, "reason").equals(Optional.of("Unschedulable")))
        .map(condition -> Tree.text(condition, "message").orElse(""))
        .map(message -> new PodTrouble(
            Tree.name(pod),
            "",
            "No node takes the pod: " + message.replaceFirst("\\.$", "") + ".",
            schedulingCure(message),
            Optional.empty(),
            false))
        .findFirst();
  }

  private static String schedulingCure(String message) {
    if (message.contains("Insufficient")) {
      return "Lower <workload><resources><requests>, or add nodes.";
    }
    return message.contains("taint")
        ? "The nodes have taints that the pod does not tolerate: add tolerations in src/main/k8s."
        : "";
  }

  /** Containerd puts the reason last: {@code failed to pull and unpack image "x": failed to resolve reference "x": not found}. */
  private static String lastWords(String message) {
    String text = message.strip().replaceFirst("\\.$", "");
    int cut = text.length() > 300 ? text.lastIndexOf(": ", text.length() - 20) : -1;
    return cut > 0 ? text.substring(cut + 2) : text;
  }

  private record Maker(String pod, String container) {
    PodTrouble make(String cause, String cure, Duration patience) {
      return new PodTrouble(pod, container, cause, cure, Optional.of(patience), false);
    }
  }
}

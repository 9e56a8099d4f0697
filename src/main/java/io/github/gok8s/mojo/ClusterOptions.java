package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.apply.ApplyOptions;
import io.github.gok8s.kube.deploy.ContextGuard;
import io.github.gok8s.kube.deploy.DeployRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the element {@code <workload>} says about the cluster and the way there.
 *
 * @param goal the goal
 */
record ClusterOptions(GoMojo goal) {

  private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(5);
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(s|m|h)?");

  private WorkloadConfig config() {
    return requireNonNullElseGet(goal.workload, WorkloadConfig::new);
  }

  Optional<String> context() {
    return Optional.ofNullable(config().context);
  }

  Optional<String> namespace() {
    return Optional.ofNullable(config().namespace);
  }

  /** Whether a context was named by the person who called Maven, and not by the project. */
  ContextGuard guard() {
    return new ContextGuard(
        context(),
        goal.session.getUserProperties().containsKey("k8s.context"),
        GivenValues.of(config().allowedContexts));
  }

  ApplyOptions apply(String namespace, String instance) throws KubeException {
    String conflicts = requireNonNullElse(config().conflicts, "force");
    if (!List.of("force", "fail").contains(conflicts)) {
      throw KubeException.inProject("<workload><conflicts> (-Dk8s.conflicts) is \"" + conflicts
          + "\": take one of force, fail.");
    }
    return new ApplyOptions(
        namespace,
        instance,
        Boolean.TRUE.equals(config().createNamespace),
        conflicts.equals("force"),
        Boolean.TRUE.equals(config().takeOver),
        Boolean.TRUE.equals(config().resetReplicas));
  }

  DeployRequest.Waiting waiting() throws KubeException {
    return new DeployRequest.Waiting(
        isAwaited(),
        timeout(),
        Boolean.TRUE.equals(config().rollbackOnFailure),
        Boolean.TRUE.equals(config().prune));
  }

  boolean isAwaited() {
    return requireNonNullElse(config().wait, true);
  }

  Duration timeout() throws KubeException {
    if (config().timeout == null) {
      return USUAL_TIMEOUT;
    }
    Matcher matcher = DURATION.matcher(config().timeout.strip());
    if (!matcher.matches()) {
      throw KubeException.inProject("<workload><timeout> (-Dk8s.timeout) is \"" + config().timeout
          + "\", which is no time: write 90s, 5m or 1h.");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (requireNonNullElse(matcher.group(2), "s")) {
      case "h" -> Duration.ofHours(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofSeconds(number);
    };
  }
}

package io.github.gok8s.kube.rollout;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.connection.ApiAnswer;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.ApiRequest;
import io.github.gok8s.kube.connection.Pauses;
import io.github.gok8s.kube.connection.Tree;
import io.github.gok8s.result.Diagnosis;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Waits for one roll-out, and knows early when it will fail.
 *
 * <p>It asks again and again instead of watching: a server that is started anew in the middle then needs nothing done,
 * and the objects of one module are few.
 */
public final class RolloutWatch {

  /** How often is asked at first, when things happen fast, and later. */
  private static final Duration FAST = Duration.ofMillis(100);

  private static final Duration SLOW = Duration.ofSeconds(1);
  private static final Duration FAST_FOR = Duration.ofSeconds(15);
  private static final Duration LOOK_AT_PODS = Duration.ofSeconds(1);

  /**
   * A quota or a PriorityClass may come a moment later than the pods, and a controller that is led back to the pods of before
   * still says that it had given up, until it has looked at them.
   */
  private static final Duration MAY_PASS = Duration.ofSeconds(10);

  private static final String NO_PODS = "no pods";
  private static final String GIVEN_UP = "given up";

  private static final Duration GONE = Duration.ofSeconds(60);

  private final ApiClient api;
  private final Pauses pauses;
  private final ProgressLines lines;
  private final Map<String, Long> since = new HashMap<>();
  private final Map<String, Long> troubledSince = new HashMap<>();
  private long nextLookAtPods;

  public RolloutWatch(ApiClient api, Pauses pauses, Consumer<String> lines) {
    this.api = api;
    this.pauses = pauses;
    this.lines = new ProgressLines(pauses, lines);
    this.nextLookAtPods = pauses.nanoTime();
  }

  /** How it ended. */
  public sealed interface End {

    /** All runs. */
    record Ready(int pods) implements End {}

    /** It does not. */
    record Failed(Diagnosis diagnosis) implements End {}
  }

  /**
   * Waits.
   *
   * @param known what the server has answered last; asking for it anew would tell nothing else
   * @throws KubeException if the server is gone for a minute, or rejects the credentials
   */
  public End await(Rollout rollout, Optional<JsonObject> known, Duration timeout)
      throws KubeException, InterruptedException {
    long begin = pauses.nanoTime();
    long deadline = begin + timeout.toNanos();
    if (known.isPresent() && rollout.state(known.get()) instanceof RolloutState.Complete complete) {
      return new End.Ready(complete.ready());
    }
    JsonObject live = new JsonObject();
    while (true) {
      Optional<ApiAnswer> answer = ask(rollout);
      boolean isLate = pauses.nanoTime() >= deadline;
      if (answer.isPresent()) {
        live = answer.get().body();
        try {
          Optional<End> end = look(rollout, answer.get(), isLate, timeout);
          if (end.isPresent()) {
            return end.get();
          }
        } catch (KubeException e) {
          if (isLate) {
            throw e;
          }
          // it may go between two questions, too
          waitOut(e);
        }
      } else if (isLate) {
        return late(rollout, live, timeout);
      }
      pauses.pause(pauses.nanoTime() - begin < FAST_FOR.toNanos() ? FAST : SLOW);
    }
  }

  private Optional<End> look(Rollout rollout, ApiAnswer answer, boolean isLate, Duration timeout)
      throws KubeException, InterruptedException {
    if (answer.isMissing() || (answer.isOk() && !Tree.uid(answer.body()).equals(rollout.uid()))) {
      return Optional.of(failed(
          new Diagnosis(rollout.title() + " was deleted while it was rolled out.", List.of(), "")));
    }
    JsonObject live = answer.orThrow("The state of " + rollout.title() + " can't be read");
    RolloutState state = rollout.state(live);
    Diagnoser diagnoser = new Diagnoser(api, rollout);
    if (state instanceof RolloutState.Complete complete) {
      return Optional.of(new End.Ready(complete.ready()));
    }
    if (state instanceof RolloutState.Failed failure) {
      return Optional.of(
          failed(diagnoser.ofEnd(failure.cause(), failure.cure(), live, pods(rollout, live))));
    }
    Optional<End> lasting = lasting(rollout, state, live, diagnoser);
    if (lasting.isPresent()) {
      return lasting;
    }
    if (state instanceof RolloutState.Waiting waiting) {
      say(waiting.line());
    }
    if (isLate) {
      return Optional.of(late(rollout, live, timeout));
    }
    return pauses.nanoTime() - nextLookAtPods < 0
        ? Optional.empty()
        : lookAtPods(rollout, live, diagnoser);
  }

  /** Ends it when what may pass by itself has lasted. */
  private Optional<End> lasting(
      Rollout rollout, RolloutState state, JsonObject live, Diagnoser diagnoser)
      throws KubeException, InterruptedException {
    if (state instanceof RolloutState.NoPods none) {
      say(none.message());
      return lasts(since, NO_PODS, MAY_PASS)
          ? Optional.of(failed(diagnoser.ofNoPods(none.message())))
          : Optional.empty();
    }
    since.remove(NO_PODS);
    if (state instanceof RolloutState.GivenUp end) {
      return lasts(since, GIVEN_UP, MAY_PASS)
          ? Optional.of(failed(diagnoser.ofEnd(end.cause(), "", live, pods(rollout, live))))
          : Optional.empty();
    }
    since.remove(GIVEN_UP);
    return Optional.empty();
  }

  private Optional<End> lookAtPods(Rollout rollout, JsonObject live, Diagnoser diagnoser)
      throws KubeException, InterruptedException {
    nextLookAtPods = pauses.nanoTime() + LOOK_AT_PODS.toNanos();
    List<JsonObject> pods = pods(rollout, live);
    List<PodTrouble> troubles =
        pods.stream().map(PodTrouble::of).flatMap(Optional::stream).toList();
    // what has passed begins anew if it comes back
    troubledSince.keySet().retainAll(troubles.stream().map(PodTrouble::key).toList());
    for (PodTrouble trouble : troubles) {
      lines.say(trouble.pod(), trouble.pod() + ": " + trouble.cause());
      Optional<Duration> patience = trouble.patience();
      if (patience.isPresent() && lasts(troubledSince, trouble.key(), patience.get())) {
        return Optional.of(failed(diagnoser.of(trouble, pods)));
      }
    }
    return Optional.empty();
  }

  private End late(Rollout rollout, JsonObject live, Duration timeout)
      throws KubeException, InterruptedException {
    return failed(new Diagnoser(api, rollout)
        .ofEnd(
            rollout.title() + " was not ready within " + timeout.toSeconds()
                + " s (<workload><timeout>, -Dk8s.timeout).",
            "",
            live,
            live.isEmpty() ? List.of() : pods(rollout, live)));
  }

  /** Gives nothing while the server can't be reached, which passes when it is started anew. */
  private Optional<ApiAnswer> ask(Rollout rollout) throws KubeException, InterruptedException {
    try {
      ApiAnswer answer = api.sendOnce(ApiRequest.get(rollout.path()));
      if (answer.isBusy()) {
        say("the API server is busy: " + answer.message());
        return Optional.empty();
      }
      since.remove("unreachable");
      return Optional.of(answer);
    } catch (KubeException e) {
      waitOut(e);
      return Optional.empty();
    }
  }

  private void waitOut(KubeException e) throws KubeException {
    if (!(e.getCause() instanceof java.io.IOException) || lasts(since, "unreachable", GONE)) {
      throw e;
    }
    say("the API server can't be reached for now");
  }

  /** Lists the pods; none before its controller has seen the change, for all are of an older one, which may be failing. */
  private List<JsonObject> pods(Rollout rollout, JsonObject live)
      throws KubeException, InterruptedException {
    return rollout.isObserved(live) ? new RolloutPods(api).of(rollout, live) : List.of();
  }

  private static End failed(Diagnosis diagnosis) {
    return new End.Failed(diagnosis);
  }

  /** Whether something is so for a time already. */
  private boolean lasts(Map<String, Long> beginnings, String what, Duration time) {
    long now = pauses.nanoTime();
    return now - beginnings.computeIfAbsent(what, key -> now) >= time.toNanos();
  }

  private void say(String line) {
    lines.say("", line);
  }
}

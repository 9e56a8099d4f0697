package io.github.gok8s.kube.operate;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.Ownership;
import io.github.gok8s.kube.apply.LiveObject;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.ApiClient.ApiStream;
import io.github.gok8s.kube.connection.ApiRequest;
import io.github.gok8s.kube.connection.Pauses;
import io.github.gok8s.kube.connection.ResourceTypes;
import io.github.gok8s.kube.connection.Tree;
import io.github.gok8s.kube.rollout.Rollout;
import io.github.gok8s.kube.rollout.RolloutPods;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Reads what the newest pods of a release write, each line with the pod before it. */
public final class PodLogs {

  private static final Duration LOOK_FOR_PODS = Duration.ofSeconds(1);

  private final ApiClient api;
  private final Pauses pauses;
  private final Release release;
  private final Consumer<String> lines;

  public PodLogs(ApiClient api, Pauses pauses, Release release, Consumer<String> lines) {
    this.api = api;
    this.pauses = pauses;
    this.release = release;
    this.lines = lines;
  }

  /** A container of a pod, in one of its lives. */
  private record Source(String pod, String container, long restarts) {}

  /**
   * Gives the last lines of each container.
   *
   * @param tail how many lines
   * @throws KubeException if there are no pods
   */
  public void last(int tail) throws KubeException, InterruptedException {
    List<JsonObject> pods = pods();
    if (pods.isEmpty()) {
      throw KubeException.inProject("There are no pods of " + release.instance()
          + " in the namespace " + release.namespace() + ". mvn k8s:status shows what there is.");
    }
    for (JsonObject pod : pods) {
      for (Source source : sources(pod)) {
        read(source, Optional.of(tail), false);
      }
    }
  }

  /** Gives what is written from now on, also by pods that come later or are started again, until the thread is interrupted. */
  public void follow(int tail) throws KubeException, InterruptedException {
    Set<Source> known = ConcurrentHashMap.newKeySet();
    boolean isFirst = true;
    while (true) {
      for (JsonObject pod : pods()) {
        for (Source source : sources(pod)) {
          if (isStarted(pod, source) && known.add(source)) {
            // a container that comes later is read from its beginning
            start(source, isFirst ? Optional.of(tail) : Optional.empty());
          }
        }
      }
      isFirst = false;
      pauses.pause(LOOK_FOR_PODS);
    }
  }

  private void start(Source source, Optional<Integer> tail) {
    Thread thread = new Thread(
        () -> {
          try {
            read(source, tail, true);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (KubeException e) {
            lines.accept(prefix(source) + e.getMessage());
          }
        },
        "k8s-logs");
    thread.setDaemon(true);
    thread.start();
  }

  private void read(Source source, Optional<Integer> tail, boolean follow)
      throws KubeException, InterruptedException {
    ApiRequest request = ApiRequest.get(
            ResourceTypes.POD.path(release.namespace(), source.pod()) + "/log")
        .with("container", source.container());
    if (tail.isPresent()) {
      request = request.with("tailLines", String.valueOf(tail.get()));
    }
    try (ApiStream stream = api.open(follow ? request.with("follow", "true") : request)) {
      if (stream.status() != 200) {
        lines.accept(prefix(source) + stream.answer().message());
        return;
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream.content(), StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.accept(prefix(source) + line);
      }
    } catch (IOException e) {
      // the pod is gone, or the server: the next look for pods tells
      lines.accept(prefix(source) + "the log breaks off");
    }
  }

  private static String prefix(Source source) {
    return "[" + source.pod() + "] ";
  }

  private List<JsonObject> pods() throws KubeException, InterruptedException {
    List<LiveObject> workloads = Workloads.all(api, release);
    if (workloads.isEmpty()) {
      return api.send(ApiRequest.get(ResourceTypes.POD.collection(release.namespace()))
              .with("labelSelector", Ownership.INSTANCE + "=" + release.instance()))
          .items();
    }
    List<JsonObject> pods = new ArrayList<>();
    for (LiveObject workload : workloads) {
      pods.addAll(new RolloutPods(api)
          .of(Rollout.of(workload.type(), release.namespace(), workload.tree()), workload.tree()));
    }
    return pods;
  }

  private static List<Source> sources(JsonObject pod) {
    return Tree.list(pod, "spec", "containers").stream()
        .map(container -> Tree.text(container, "name").orElse(""))
        .map(name -> new Source(Tree.name(pod), name, restarts(pod, name)))
        .toList();
  }

  private static long restarts(JsonObject pod, String container) {
    return status(pod, container)
        .map(status -> Tree.number(status, "restartCount"))
        .orElse(0L);
  }

  private static boolean isStarted(JsonObject pod, Source source) {
    return status(pod, source.container())
        .map(status -> Tree.at(status, "state", "running").isPresent()
            || Tree.at(status, "state", "terminated").isPresent())
        .orElse(false);
  }

  private static Optional<JsonObject> status(JsonObject pod, String container) {
    return Tree.list(pod, "status", "containerStatuses").stream()
        .filter(status -> Tree.text(status, "name").equals(Optional.of(container)))
        .findFirst();
  }
}

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
import java.util.Map;
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
        last(source, tail);
      }
    }
  }

  /** Gives what is written from now on, also by pods that come later or are started again, until the thread is interrupted. */
  public void follow(int tail) throws KubeException, InterruptedException {
    Set<Source> known = ConcurrentHashMap.newKeySet();
    Map<Source, Long> cut = new ConcurrentHashMap<>();
    boolean isFirst = true;
    while (true) {
      for (JsonObject pod : pods()) {
        for (Source source : sources(pod)) {
          if (isStarted(pod, source) && known.add(source)) {
            Optional<Long> ended = Optional.ofNullable(cut.remove(source));
            ApiRequest request = log(source).with("follow", "true");
            if (ended.isPresent()) {
              request = request.with("sinceSeconds", String.valueOf(secondsSince(ended.get())));
            } else if (isFirst) {
              // a container that comes later is read from its beginning
              request = request.with("tailLines", String.valueOf(tail));
            }
            start(source, request, () -> {
              cut.put(source, pauses.nanoTime());
              known.remove(source);
            });
          }
        }
      }
      isFirst = false;
      pauses.pause(LOOK_FOR_PODS);
    }
  }

  /** As the server counts them: rather a line twice than one that is missing. */
  private long secondsSince(long nanoTime) {
    return Duration.ofNanos(pauses.nanoTime() - nanoTime).toSeconds() + 1;
  }

  private void start(Source source, ApiRequest request, Runnable whenCut) {
    Thread thread = new Thread(
        () -> {
          try {
            read(source, request);
          } catch (IOException e) {
            // the pod is gone, or something between ends what is quiet: the next look for pods
            // tells
            whenCut.run();
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

  private void last(Source source, int tail) throws KubeException, InterruptedException {
    try {
      read(source, log(source).with("tailLines", String.valueOf(tail)));
    } catch (IOException e) {
      lines.accept(prefix(source) + "the log breaks off");
    }
  }

  private ApiRequest log(Source source) {
    return ApiRequest.get(ResourceTypes.POD.path(release.namespace(), source.pod()) + "/log")
        .with("container", source.container());
  }

  private void read(Source source, ApiRequest request)
      throws KubeException, InterruptedException, IOException {
    try (ApiStream stream = api.open(request)) {
      if (stream.status() != 200) {
        lines.accept(prefix(source) + stream.answer().message());
        return;
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream.content(), StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.accept(prefix(source) + line);
      }
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

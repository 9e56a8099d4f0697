package io.github.gok8s.kube.rollout;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.ApiClient.ApiStream;
import io.github.gok8s.kube.connection.ApiRequest;
import io.github.gok8s.kube.connection.ResourceTypes;
import io.github.gok8s.kube.connection.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads what shows why something does not run: the last warnings about it, and what its containers said last. */
final class Evidence {

  private static final int EVENTS = 5;
  private static final int LINES = 20;
  private static final int MAX_BYTES = 64 * 1024;

  private final ApiClient api;
  private final String namespace;

  Evidence(ApiClient api, String namespace) {
    this.api = api;
    this.namespace = namespace;
  }

  /** Gives the last warnings about an object, the newest last; none without the right to read them. */
  List<String> events(String uid) throws InterruptedException {
    try {
      List<JsonObject> events = api.sendOnce(
              ApiRequest.get(ResourceTypes.EVENT.collection(namespace))
                  .with("fieldSelector", "involvedObject.uid=" + uid))
          .items();
      return events.stream()
          .filter(event -> !Tree.text(event, "type").orElse("").equals("Normal"))
          .sorted(Comparator.comparing(Evidence::time))
          .skip(Math.max(
              0,
              events.stream()
                      .filter(event -> !Tree.text(event, "type").orElse("").equals("Normal"))
                      .count()
                  - EVENTS))
          .map(event -> "event " + Tree.text(event, "reason").orElse("") + ": "
              + Tree.text(event, "message").orElse("").strip())
          .distinct()
          .toList();
    } catch (KubeException e) {
      return List.of();
    }
  }

  /** Gives the last lines of a container: of the one before, if it was started again. */
  List<String> log(JsonObject pod, String container) throws InterruptedException {
    boolean isRestarted = Tree.list(pod, "status", "containerStatuses").stream()
        .filter(status -> Tree.text(status, "name").orElse("").equals(container))
        .anyMatch(status -> Tree.number(status, "restartCount") > 0);
    List<String> lines = isRestarted ? log(Tree.name(pod), container, true) : List.of();
    return lines.isEmpty() ? log(Tree.name(pod), container, false) : lines;
  }

  private List<String> log(String pod, String container, boolean previous)
      throws InterruptedException {
    ApiRequest request = ApiRequest.get(ResourceTypes.POD.path(namespace, pod) + "/log")
        .with("container", container)
        .with("tailLines", String.valueOf(LINES));
    try (ApiStream stream = api.open(previous ? request.with("previous", "true") : request)) {
      if (stream.status() != 200) {
        return List.of();
      }
      String text = new String(stream.content().readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
      List<String> lines = new ArrayList<>();
      // the kubelet's words, with status 200, where it has removed the container already
      text.lines()
          .filter(line -> !line.startsWith("unable to retrieve container logs for "))
          .forEach(line -> lines.add("[" + pod + " " + container + "] " + line));
      return lines;
    } catch (IOException | KubeException e) {
      return List.of();
    }
  }

  /** The times of one server can be compared with each other. */
  private static String time(JsonObject event) {
    return Tree.text(event, "series", "lastObservedTime")
        .or(() -> Tree.text(event, "lastTimestamp"))
        .or(() -> Tree.text(event, "eventTime"))
        .orElse("");
  }
}

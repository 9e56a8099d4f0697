package io.github.gok8s.kube.apply;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.connection.ApiAnswer;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.ApiRequest;
import io.github.gok8s.kube.connection.Pauses;
import io.github.gok8s.kube.connection.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Deletes objects: just those that were found, not what has been made under their names since. */
public final class Removal {

  private static final Duration TICK = Duration.ofMillis(250);
  private final ApiClient api;
  private final Pauses pauses;

  public Removal(ApiClient api, Pauses pauses) {
    this.api = api;
    this.pauses = pauses;
  }

  /**
   * Deletes them, the last applied first; what depends on them goes before them.
   *
   * @throws KubeException if the server refuses one
   */
  public void delete(List<LiveObject> objects, String namespace)
      throws KubeException, InterruptedException {
    List<LiveObject> backwards = new ArrayList<>(objects);
    Collections.reverse(backwards);
    for (LiveObject object : backwards) {
      ApiAnswer answer = api.send(
          ApiRequest.delete(object.type().path(namespace, object.name()), options(object)));
      // gone already, or made anew by somebody else
      if (!answer.isOk() && !answer.isMissing() && !answer.isConflict()) {
        throw KubeException.inProject(
            object.title() + " can't be deleted: " + answer.message() + ".");
      }
    }
  }

  /**
   * Waits until they are gone, with their pods.
   *
   * @return those that are still there after the time
   */
  public List<LiveObject> awaitGone(List<LiveObject> objects, String namespace, Duration timeout)
      throws KubeException, InterruptedException {
    long deadline = pauses.nanoTime() + timeout.toNanos();
    List<LiveObject> left = new ArrayList<>(objects);
    while (true) {
      List<LiveObject> still = new ArrayList<>();
      for (LiveObject object : left) {
        ApiAnswer answer = api.send(ApiRequest.get(object.type().path(namespace, object.name())));
        if (answer.isBusy()
            || (answer.isOk() && Tree.uid(answer.body()).equals(Tree.uid(object.tree())))) {
          still.add(object);
        }
      }
      if (still.isEmpty() || pauses.nanoTime() >= deadline) {
        return still;
      }
      left = still;
      pauses.pause(TICK);
    }
  }

  private static JsonObject options(LiveObject object) {
    JsonObject preconditions = new JsonObject();
    preconditions.addProperty("uid", Tree.uid(object.tree()));
    JsonObject options = new JsonObject();
    options.addProperty("apiVersion", "v1");
    options.addProperty("kind", "DeleteOptions");
    options.addProperty("propagationPolicy", "Foreground");
    options.add("preconditions", preconditions);
    return options;
  }
}

package io.github.gok8s.kube.operate;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.Ownership;
import io.github.gok8s.kube.apply.LiveObject;
import io.github.gok8s.kube.apply.ReleaseObjects;
import io.github.gok8s.kube.connection.ApiAnswer;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.ApiRequest;
import io.github.gok8s.kube.connection.Parallel;
import io.github.gok8s.kube.connection.Pauses;
import io.github.gok8s.kube.connection.ResourceType;
import io.github.gok8s.kube.connection.ResourceTypes;
import io.github.gok8s.kube.rollout.ServiceAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows what runs, in the server's own tables. */
public final class Status {

  private static final List<ResourceType> SHOWN = List.of(
      ResourceTypes.DEPLOYMENT,
      ResourceTypes.STATEFUL_SET,
      ResourceTypes.POD,
      ResourceTypes.SERVICE,
      ResourceTypes.AUTOSCALER,
      ResourceTypes.INGRESS);

  private final ApiClient api;
  private final Release release;

  public Status(ApiClient api, Release release) {
    this.api = api;
    this.release = release;
  }

  /** Gives the lines, an empty one between the tables; what may not be read is said instead of its table. */
  public List<String> lines(boolean isWide) throws KubeException, InterruptedException {
    List<ApiAnswer> answers = Parallel.map(SHOWN, this::table);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < SHOWN.size(); i++) {
      List<String> table = answers.get(i).isOk()
          ? ServerTable.lines(answers.get(i).body(), isWide)
          : List.of(SHOWN.get(i).plural() + " can't be shown: " + answers.get(i).message());
      if (!table.isEmpty() && !lines.isEmpty()) {
        lines.add("");
      }
      lines.addAll(table);
    }
    if (lines.isEmpty()) {
      return List.of("Nothing of " + release.instance() + " is in the namespace "
          + release.namespace() + " of the context " + api.access().context() + ".");
    }
    url().ifPresent(url -> lines.addAll(List.of("", "URL: " + url)));
    return lines;
  }

  private Optional<String> url() throws KubeException, InterruptedException {
    List<LiveObject> objects = new ReleaseObjects(api, new ResourceTypes(api))
        .ofKinds(
            release.namespace(),
            release.instance(),
            Set.of(ResourceTypes.INGRESS, ResourceTypes.SERVICE));
    return new ServiceAddress(api, Pauses.real(), release.namespace())
        .url(first(objects, ResourceTypes.INGRESS), first(objects, ResourceTypes.SERVICE));
  }

  private static Optional<JsonObject> first(List<LiveObject> objects, ResourceType type) {
    return objects.stream()
        .filter(object -> object.type().equals(type))
        .map(LiveObject::tree)
        .findFirst();
  }

  private ApiAnswer table(ResourceType type) throws KubeException, InterruptedException {
    return api.send(ApiRequest.get(type.collection(release.namespace()))
        .with("labelSelector", Ownership.INSTANCE + "=" + release.instance())
        .asTable());
  }
}

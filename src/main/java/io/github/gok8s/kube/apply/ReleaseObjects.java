package io.github.gok8s.kube.apply;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.Ownership;
import io.github.gok8s.kube.connection.ApiAnswer;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.ApiRequest;
import io.github.gok8s.kube.connection.Parallel;
import io.github.gok8s.kube.connection.ResourceType;
import io.github.gok8s.kube.connection.ResourceTypes;
import io.github.gok8s.kube.connection.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what this plugin has applied under one name, by its labels, and by the annotation that lists the kinds. */
public final class ReleaseObjects {

  /** Says that a goal other than deploy made an object, which is no orphan then. */
  public static final String MADE_BY = "gok8s.github.io/made-by";

  /** Says with {@code "false"} that an object of an earlier set shall stay. */
  public static final String PRUNE = "gok8s.github.io/prune";

  private final ApiClient api;
  private final ResourceTypes types;

  public ReleaseObjects(ApiClient api, ResourceTypes types) {
    this.api = api;
    this.types = types;
  }

  /**
   * Lists the objects of some kinds, and of those that the annotation of one of them names. Kinds that may not be read
   * have none.
   *
   * @throws KubeException if the server can't answer for now
   */
  public List<LiveObject> find(String namespace, String instance, Set<ResourceType> kinds)
      throws KubeException, InterruptedException {
    Set<ResourceType> asked = new LinkedHashSet<>(kinds);
    List<LiveObject> found = new ArrayList<>(list(namespace, instance, List.copyOf(asked)));
    Set<ResourceType> named = new LinkedHashSet<>();
    for (LiveObject object : found) {
      for (String groupKind : groupKinds(object.tree())) {
        types.ofGroupKind(groupKind).filter(type -> !asked.contains(type)).ifPresent(named::add);
      }
    }
    found.addAll(list(namespace, instance, List.copyOf(named)));
    return found;
  }

  /** Lists the objects of just some kinds. */
  public List<LiveObject> ofKinds(String namespace, String instance, Set<ResourceType> kinds)
      throws KubeException, InterruptedException {
    return list(namespace, instance, List.copyOf(kinds));
  }

  static List<String> groupKinds(JsonObject tree) {
    return Tree.text(tree, "metadata", "annotations", Ownership.GROUP_KINDS).stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private List<LiveObject> list(String namespace, String instance, List<ResourceType> kinds)
      throws KubeException, InterruptedException {
    List<ResourceType> namespaced =
        kinds.stream().filter(ResourceType::isNamespaced).toList();
    return Parallel.map(namespaced, type -> list(namespace, instance, type)).stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<LiveObject> list(String namespace, String instance, ResourceType type)
      throws KubeException, InterruptedException {
    ApiAnswer answer = api.send(ApiRequest.get(type.collection(namespace))
        .with(
            "labelSelector",
            Ownership.MANAGED_BY + "=" + Ownership.MANAGER + "," + Ownership.INSTANCE + "="
                + instance));
    return items(answer, type, namespace).stream()
        .map(item -> new LiveObject(type, typed(type, item)))
        .toList();
  }

  /** Items of lists do not say what they are. */
  private static JsonObject typed(ResourceType type, JsonObject item) {
    JsonObject typed = new JsonObject();
    typed.addProperty("apiVersion", type.apiVersion());
    typed.addProperty("kind", type.kind());
    item.entrySet().forEach(entry -> typed.add(entry.getKey(), entry.getValue()));
    return typed;
  }

  /** Gives an object by its name; nothing if it is not there or may not be read. */
  public Optional<LiveObject> get(String namespace, ResourceType type, String name)
      throws KubeException, InterruptedException {
    ApiAnswer answer = api.send(ApiRequest.get(type.path(namespace, name)));
    if (answer.isBusy()) {
      throw KubeException.inEnvironment(
          type.kind() + " " + name + " can't be read: " + answer.message() + ".");
    }
    return answer.isOk() ? Optional.of(new LiveObject(type, answer.body())) : Optional.empty();
  }

  /** Lists the autoscalers of a namespace, whoever made them; none if they may not be read. */
  public List<Autoscaler> autoscalers(String namespace) throws KubeException, InterruptedException {
    ApiAnswer answer = api.send(ApiRequest.get(ResourceTypes.AUTOSCALER.collection(namespace)));
    return items(answer, ResourceTypes.AUTOSCALER, namespace).stream()
        .map(Autoscaler::of)
        .toList();
  }

  /** What may not be read is none; what can't be read for now may be there. */
  private static List<JsonObject> items(ApiAnswer answer, ResourceType type, String namespace)
      throws KubeException {
    if (answer.isBusy()) {
      throw KubeException.inEnvironment("The " + type.plural() + " of the namespace " + namespace
          + " can't be listed: " + answer.message() + ".");
    }
    return answer.isOk() ? answer.items() : List.of();
  }
}

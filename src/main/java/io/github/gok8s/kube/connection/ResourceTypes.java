package io.github.gok8s.kube.connection;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows where a server keeps which kinds: the usual ones by heart, others by asking. */
public final class ResourceTypes {

  public static final ResourceType NAMESPACE = core("Namespace", "namespaces", false);
  public static final ResourceType NODE = core("Node", "nodes", false);
  public static final ResourceType POD = core("Pod", "pods", true);
  public static final ResourceType EVENT = core("Event", "events", true);
  public static final ResourceType SERVICE = core("Service", "services", true);
  public static final ResourceType CONFIG_MAP = core("ConfigMap", "configmaps", true);
  public static final ResourceType QUOTA = core("ResourceQuota", "resourcequotas", true);
  public static final ResourceType DEPLOYMENT = apps("Deployment", "deployments");
  public static final ResourceType REPLICA_SET = apps("ReplicaSet", "replicasets");
  public static final ResourceType STATEFUL_SET = apps("StatefulSet", "statefulsets");
  public static final ResourceType AUTOSCALER = new ResourceType(
      "autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers", true);
  public static final ResourceType ENDPOINT_SLICE =
      new ResourceType("discovery.k8s.io", "v1", "EndpointSlice", "endpointslices", true);
  public static final ResourceType INGRESS =
      new ResourceType("networking.k8s.io", "v1", "Ingress", "ingresses", true);

  private static final ResourceType DAEMON_SET = apps("DaemonSet", "daemonsets");
  private static final ResourceType JOB = new ResourceType("batch", "v1", "Job", "jobs", true);
  private static final ResourceType CRON_JOB =
      new ResourceType("batch", "v1", "CronJob", "cronjobs", true);

  /** What makes pods, in the order in which it is applied. */
  public static final List<ResourceType> WORKLOADS =
      List.of(DAEMON_SET, POD, DEPLOYMENT, STATEFUL_SET, JOB, CRON_JOB);

  /** In the order in which they are applied; they are deleted the other way round. */
  private static final List<ResourceType> USUAL = List.of(
      NAMESPACE,
      new ResourceType("networking.k8s.io", "v1", "NetworkPolicy", "networkpolicies", true),
      QUOTA,
      core("LimitRange", "limitranges", true),
      new ResourceType("policy", "v1", "PodDisruptionBudget", "poddisruptionbudgets", true),
      core("ServiceAccount", "serviceaccounts", true),
      core("Secret", "secrets", true),
      CONFIG_MAP,
      core("PersistentVolumeClaim", "persistentvolumeclaims", true),
      new ResourceType("rbac.authorization.k8s.io", "v1", "ClusterRole", "clusterroles", false),
      new ResourceType(
          "rbac.authorization.k8s.io", "v1", "ClusterRoleBinding", "clusterrolebindings", false),
      new ResourceType("rbac.authorization.k8s.io", "v1", "Role", "roles", true),
      new ResourceType("rbac.authorization.k8s.io", "v1", "RoleBinding", "rolebindings", true),
      SERVICE,
      DAEMON_SET,
      POD,
      DEPLOYMENT,
      STATEFUL_SET,
      JOB,
      CRON_JOB,
      AUTOSCALER,
      INGRESS,
      NODE,
      EVENT,
      REPLICA_SET,
      ENDPOINT_SLICE);

  private final ApiClient api;
  private final Map<String, List<ResourceType>> asked = new LinkedHashMap<>();

  public ResourceTypes(ApiClient api) {
    this.api = api;
  }

  /**
   * Finds a kind by its API version and name.
   *
   * @throws KubeException if the server does not have it
   */
  public ResourceType of(String apiVersion, String kind)
      throws KubeException, InterruptedException {
    Optional<ResourceType> usual = USUAL.stream()
        .filter(type -> type.apiVersion().equals(apiVersion) && type.kind().equals(kind))
        .findFirst();
    if (usual.isPresent()) {
      return usual.get();
    }
    return served(apiVersion).stream()
        .filter(type -> type.kind().equals(kind))
        .findFirst()
        .orElseThrow(() -> KubeException.inProject("The cluster has no kind " + kind + " in "
            + apiVersion + ": install what brings it, or change apiVersion and kind."));
  }

  /** Finds a kind as {@link ResourceType#groupKind()} writes it, in the version that the server prefers; none if it has it no more. */
  public Optional<ResourceType> ofGroupKind(String groupKind)
      throws KubeException, InterruptedException {
    Optional<ResourceType> usual =
        USUAL.stream().filter(type -> type.groupKind().equals(groupKind)).findFirst();
    int dot = groupKind.indexOf('.');
    if (usual.isPresent() || dot < 0) {
      return usual;
    }
    ApiAnswer group = api.send(ApiRequest.get("/apis/" + groupKind.substring(dot + 1)));
    if (!group.isOk() || !(group.body().get("preferredVersion") instanceof JsonObject preferred)) {
      return Optional.empty();
    }
    return served(preferred.get("groupVersion").getAsString()).stream()
        .filter(type -> type.groupKind().equals(groupKind))
        .findFirst();
  }

  /** Lists the kinds that {@code undeploy} looks for, whatever was applied: all usual ones that a module may bring to its namespace. */
  public static List<ResourceType> ofModules() {
    return USUAL.stream()
        .filter(ResourceType::isNamespaced)
        .filter(type -> USUAL.indexOf(type) < USUAL.indexOf(NODE))
        .toList();
  }

  private List<ResourceType> served(String apiVersion) throws KubeException, InterruptedException {
    synchronized (asked) {
      List<ResourceType> known = asked.get(apiVersion);
      if (known == null) {
        known = ask(apiVersion);
        asked.put(apiVersion, known);
      }
      return known;
    }
  }

  private List<ResourceType> ask(String apiVersion) throws KubeException, InterruptedException {
    int slash = apiVersion.indexOf('/');
    ApiAnswer answer = api.send(ApiRequest.get((slash < 0 ? "/api/" : "/apis/") + apiVersion));
    if (answer.isBusy()) {
      throw KubeException.inEnvironment(
          "The kinds of " + apiVersion + " can't be listed: " + answer.message() + ".");
    }
    List<ResourceType> types = new ArrayList<>();
    if (answer.isOk() && answer.body().get("resources") instanceof JsonArray resources) {
      for (JsonElement item : resources) {
        JsonObject resource = item.getAsJsonObject();
        String plural = resource.get("name").getAsString();
        if (plural.indexOf('/') < 0) {
          types.add(new ResourceType(
              slash < 0 ? "" : apiVersion.substring(0, slash),
              apiVersion.substring(slash + 1),
              resource.get("kind").getAsString(),
              plural,
              resource.get("namespaced").getAsBoolean()));
        }
      }
    }
    return types;
  }

  private static ResourceType core(String kind, String plural, boolean isNamespaced) {
    return new ResourceType("", "v1", kind, plural, isNamespaced);
  }

  private static ResourceType apps(String kind, String plural) {
    return new ResourceType("apps", "v1", kind, plural, true);
  }
}

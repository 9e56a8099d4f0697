package io.github.gok8s.kube.deploy;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.Ownership;
import io.github.gok8s.kube.apply.Applier;
import io.github.gok8s.kube.apply.NoNamespaceException;
import io.github.gok8s.kube.apply.Plan;
import io.github.gok8s.kube.apply.Planner;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.ServerVersion;

/** Makes the namespace where it shall be made: nothing can be tried out in one that is not there. */
final class Namespaces {

  private final ApiClient api;
  private final Narrator narrator;

  Namespaces(ApiClient api, Narrator narrator) {
    this.api = api;
    this.narrator = narrator;
  }

  /** Plans. A namespace that was made for it stays if the set is refused: others may be using it already. */
  Plan planWithNamespace(DeployRequest request, ServerVersion version)
      throws KubeException, InterruptedException {
    Planner planner = new Planner(api);
    String name = request.options().namespace();
    try {
      return planner.plan(request.objects(), request.options(), version);
    } catch (NoNamespaceException e) {
      if (!request.options().createNamespace() || !e.namespace().equals(name)) {
        throw missing(e);
      }
    }
    if (new Applier(api).createNamespace(namespace(name))) {
      narrator.line("created namespace " + name);
    }
    try {
      return planner.plan(request.objects(), request.options(), version);
    } catch (NoNamespaceException e) {
      throw missing(e);
    }
  }

  private KubeException missing(NoNamespaceException e) {
    return KubeException.inProject(
        "There is no namespace " + e.namespace() + " on the cluster of the context \""
            + api.access().context()
            + "\". Create it, name another one in <workload><namespace> (-Dk8s.namespace),"
            + " or let it be created by <createNamespace> (-Dk8s.createNamespace).");
  }

  private static JsonObject namespace(String name) {
    JsonObject labels = new JsonObject();
    labels.addProperty(Ownership.MANAGED_BY, Ownership.MANAGER);
    JsonObject metadata = new JsonObject();
    metadata.addProperty("name", name);
    metadata.add("labels", labels);
    JsonObject namespace = new JsonObject();
    namespace.addProperty("apiVersion", "v1");
    namespace.addProperty("kind", "Namespace");
    namespace.add("metadata", metadata);
    return namespace;
  }
}

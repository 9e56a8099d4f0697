package io.github.gok8s.kube.manifest;

import com.google.gson.JsonObject;

/**
 * What all objects of a workload begin with.
 *
 * @param workload the workload
 */
record ObjectHead(Workload workload) {

  /** Gives an object of the workload's name. */
  JsonObject object(String apiVersion, String kind, JsonObject spec) {
    return object(apiVersion, kind, workload.identity().name(), "spec", spec);
  }

  /** Gives an object with something else than a {@code spec}. */
  JsonObject object(String apiVersion, String kind, String name, String member, Object value) {
    return JsonLiteral.object(
        "apiVersion",
        apiVersion,
        "kind",
        kind,
        "metadata",
        JsonLiteral.object(
            "name",
            name,
            "namespace",
            workload.identity().namespace(),
            "labels",
            workload.identity().labels()),
        member,
        value);
  }
}

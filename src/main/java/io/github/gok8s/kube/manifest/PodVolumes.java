package io.github.gok8s.kube.manifest;

import static io.github.gok8s.kube.manifest.JsonLiteral.array;
import static io.github.gok8s.kube.manifest.JsonLiteral.object;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The folders that the program may write to: all others are read-only.
 *
 * @param workload the workload
 * @param folders their paths, by the names of the volumes
 */
record PodVolumes(Workload workload, Map<String, String> folders) {

  private static final String TMP = "/tmp";

  static PodVolumes of(Workload workload) {
    Map<String, String> folders = new LinkedHashMap<>();
    folders.put("tmp", TMP);
    for (String path : workload.program().volumes()) {
      if (!folders.containsValue(path)) {
        folders.put(name(path, folders), path);
      }
    }
    return new PodVolumes(workload, folders);
  }

  /** Gives the container's {@code volumeMounts}. */
  JsonArray mounts() {
    return array(folders.entrySet().stream()
        .map(folder -> object("name", folder.getKey(), "mountPath", folder.getValue())));
  }

  /** Gives the pod's {@code volumes}: what is gone with the pod. */
  JsonArray ofPod() {
    Optional<Quantity> limit =
        Optional.ofNullable(workload.program().resources().limits().get("ephemeral-storage"));
    return array(folders.keySet().stream()
        .filter(name -> !isClaimed(name))
        .map(name -> object("name", name, "emptyDir", object("sizeLimit", limit))));
  }

  /** Gives the StatefulSet's {@code volumeClaimTemplates}: what outlives its pods. */
  Optional<JsonArray> claims() {
    JsonArray claims = array(folders.keySet().stream().filter(this::isClaimed).map(this::claim));
    return Optional.of(claims).filter(array -> !array.isEmpty());
  }

  private JsonObject claim(String name) {
    return object(
        "metadata",
        object("name", name),
        "spec",
        object(
            "accessModes",
            array("ReadWriteOnce"),
            "resources",
            object("requests", object("storage", workload.pod().storage()))));
  }

  private boolean isClaimed(String name) {
    return workload.kind() == WorkloadKind.STATEFUL_SET && !TMP.equals(folders.get(name));
  }

  /** Gives {@code var-lib-shop} for {@code /var/lib/shop}. */
  private static String name(String path, Map<String, String> taken) {
    String words =
        path.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String name = words.isEmpty() ? "volume" : words.substring(0, Math.min(words.length(), 55));
    String unique = name.replaceAll("-$", "");
    for (int number = 2; taken.containsKey(unique); number++) {
      unique = name + "-" + number;
    }
    return unique;
  }
}

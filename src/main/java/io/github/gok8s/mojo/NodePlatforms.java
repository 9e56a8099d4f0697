package io.github.gok8s.mojo;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.ApiRequest;
import io.github.gok8s.kube.connection.ResourceTypes;
import io.github.gok8s.kube.connection.Tree;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The platforms of the nodes that pods can come to: not of those with a taint, unless all have one.
 *
 * @param names as in {@code linux/arm64}; none if the nodes may not be read
 */
record NodePlatforms(Set<String> names) {

  private static final Set<String> KEEPS_PODS_AWAY = Set.of("NoSchedule", "NoExecute");

  static NodePlatforms of(ApiClient api) throws KubeException, InterruptedException {
    List<JsonObject> nodes =
        api.send(ApiRequest.get(ResourceTypes.NODE.collection(""))).items().stream()
            .filter(node -> !Tree.flag(node, "spec", "unschedulable"))
            .filter(node -> about(node, "operatingSystem").equals("linux"))
            .filter(node -> !about(node, "architecture").isBlank())
            .toList();
    List<JsonObject> free = nodes.stream().filter(node -> !isTainted(node)).toList();
    Set<String> names = new TreeSet<>();
    for (JsonObject node : free.isEmpty() ? nodes : free) {
      names.add("linux/" + about(node, "architecture"));
    }
    return new NodePlatforms(names);
  }

  private static String about(JsonObject node, String what) {
    return Tree.text(node, "status", "nodeInfo", what).orElse("");
  }

  private static boolean isTainted(JsonObject node) {
    return Tree.list(node, "spec", "taints").stream()
        .anyMatch(taint ->
            Tree.text(taint, "effect").filter(KEEPS_PODS_AWAY::contains).isPresent());
  }

  /** Lists those that an image lacks. */
  List<String> missingIn(ImageRecord image) {
    List<String> missing = new ArrayList<>(names);
    image.platforms().forEach(one -> missing.remove(base(one.platform())));
    return missing;
  }

  private static String base(Platform platform) {
    return platform.os() + "/" + platform.arch();
  }
}

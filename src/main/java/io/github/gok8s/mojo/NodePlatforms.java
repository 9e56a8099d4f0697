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
 * The platforms of the nodes that pods can come to.
 *
 * @param names as in {@code linux/arm64}; none if the nodes may not be read
 */
record NodePlatforms(Set<String> names) {

  static NodePlatforms of(ApiClient api) throws KubeException, InterruptedException {
    Set<String> names = new TreeSet<>();
    for (JsonObject node :
        api.send(ApiRequest.get(ResourceTypes.NODE.collection(""))).items()) {
      String system = Tree.text(node, "status", "nodeInfo", "operatingSystem").orElse("");
      if (!Tree.flag(node, "spec", "unschedulable") && system.equals("linux")) {
        names.add(
            system + "/" + Tree.text(node, "status", "nodeInfo", "architecture").orElse(""));
      }
    }
    return new NodePlatforms(names);
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

package io.github.gok8s.kube.connection;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.yaml.YamlException;
import io.github.gok8s.kube.yaml.YamlFile;
import java.util.Optional;

/**
 * The registry that a local cluster says it pulls from.
 *
 * @param host how this machine reaches it, {@code localhost:5000}
 * @param hostOfNodes how image references of the cluster's pods name it
 * @param help what its maker says to those who can't reach it; may be empty
 * @see <a href="https://github.com/kubernetes/enhancements/tree/master/keps/sig-cluster-lifecycle/generic/1755-communicating-a-local-registry">KEP-1755</a>
 */
public record LocalRegistry(String host, String hostOfNodes, String help) {

  private static final String CONFIG_MAP = "local-registry-hosting";
  private static final String KEY = "localRegistryHosting.v1";

  /**
   * Asks a cluster.
   *
   * @return nothing if it announces none, or nobody may read that
   * @throws KubeException if what it announces can't be understood
   */
  public static Optional<LocalRegistry> announcedBy(ApiClient api)
      throws KubeException, InterruptedException {
    ApiAnswer answer =
        api.send(ApiRequest.get(ResourceTypes.CONFIG_MAP.path("kube-public", CONFIG_MAP)));
    Optional<String> text =
        answer.isOk() ? Tree.text(answer.body(), "data", KEY) : Optional.empty();
    return text.isPresent() ? Optional.of(parse(text.get())) : Optional.empty();
  }

  private static LocalRegistry parse(String text) throws KubeException {
    try {
      JsonObject tree = YamlFile.object(text);
      Optional<String> host = Tree.text(tree, "host").filter(name -> !name.isBlank());
      if (host.isPresent()) {
        return new LocalRegistry(
            host.get(),
            Tree.text(tree, "hostFromContainerRuntime")
                .filter(name -> !name.isBlank())
                .orElse(host.get()),
            Tree.text(tree, "help").orElse(""));
      }
      throw unusable("it names no host");
    } catch (YamlException e) {
      throw unusable(String.valueOf(e.getMessage()));
    }
  }

  private static KubeException unusable(String why) {
    return KubeException.inEnvironment(
        "The cluster announces its registry in the ConfigMap " + CONFIG_MAP
            + " of the namespace kube-public by something that can't be used: " + why
            + ". Correct its " + KEY
            + ", or delete the ConfigMap: then the image is loaded into the nodes.");
  }
}

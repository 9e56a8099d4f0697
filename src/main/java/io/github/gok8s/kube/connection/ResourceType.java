package io.github.gok8s.kube.connection;

/**
 * Where a server keeps the objects of a kind.
 *
 * @param group the API group, empty for the core group
 * @param version the version of the group
 * @param kind {@code Deployment}
 * @param plural {@code deployments}
 * @param isNamespaced whether the objects lie in namespaces
 */
public record ResourceType(
    String group, String version, String kind, String plural, boolean isNamespaced) {

  /** Gives {@code Deployment.apps}, {@code Service}. */
  public String groupKind() {
    return group.isEmpty() ? kind : kind + "." + group;
  }

  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** Gives the path of all objects in a namespace, which does not count where there is none. */
  public String collection(String namespace) {
    return (group.isEmpty() ? "/api/" : "/apis/") + apiVersion()
        + (isNamespaced ? "/namespaces/" + namespace : "") + "/" + plural;
  }

  /** Gives the path of an object, whose name is encoded when it is sent. */
  public String path(String namespace, String name) {
    return collection(namespace) + "/" + name;
  }
}

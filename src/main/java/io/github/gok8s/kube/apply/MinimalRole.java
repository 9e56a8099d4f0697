package io.github.gok8s.kube.apply;

import io.github.gok8s.kube.connection.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rights that a deploy needs in a namespace, and not one more.
 *
 * @param namespace the namespace
 * @param plurals the resources that are applied, by their groups
 */
public record MinimalRole(String namespace, Map<String, TreeSet<String>> plurals) {

  public static MinimalRole of(String namespace, List<ResourceType> types) {
    Map<String, TreeSet<String>> plurals = new TreeMap<>();
    types.stream()
        .filter(ResourceType::isNamespaced)
        .forEach(type ->
            plurals.computeIfAbsent(type.group(), group -> new TreeSet<>()).add(type.plural()));
    return new MinimalRole(namespace, plurals);
  }

  /** Gives it as kubectl takes it. */
  public String yaml() {
    StringBuilder yaml = new StringBuilder();
    yaml.append("apiVersion: rbac.authorization.k8s.io/v1\n")
        .append("kind: Role\n")
        .append("metadata:\n")
        .append("  name: go-k8s-maven-plugin\n")
        .append("  namespace: ")
        .append(namespace)
        .append('\n')
        .append("rules:\n");
    plurals.forEach((group, names) ->
        rule(yaml, group, String.join(", ", names), "get, list, create, patch, delete"));
    yaml.append("  # to wait for the roll-out, and to say why it fails\n");
    rule(yaml, "", "pods, pods/log, events, services", "get, list");
    rule(yaml, "apps", "replicasets", "get, list");
    rule(yaml, "autoscaling", "horizontalpodautoscalers", "get, list");
    rule(yaml, "discovery.k8s.io", "endpointslices", "get, list");
    return yaml.toString();
  }

  private static void rule(StringBuilder yaml, String group, String resources, String verbs) {
    yaml.append("- apiGroups: [\"")
        .append(group)
        .append("\"]\n")
        .append("  resources: [")
        .append(resources)
        .append("]\n")
        .append("  verbs: [")
        .append(verbs)
        .append("]\n");
  }
}

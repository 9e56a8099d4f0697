package io.github.gok8s.kube.apply;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.connection.ResourceType;
import io.github.gok8s.kube.connection.Tree;

/**
 * An object on the server.
 *
 * @param type where it lies
 * @param tree what the server has of it
 */
public record LiveObject(ResourceType type, JsonObject tree) {

  public String name() {
    return Tree.name(tree);
  }

  /** Gives {@code Deployment web}. */
  public String title() {
    return type.kind() + " " + name();
  }
}

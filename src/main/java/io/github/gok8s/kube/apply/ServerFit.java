package io.github.gok8s.kube.apply;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeObject;
import io.github.gok8s.kube.connection.ServerVersion;
import java.util.Map;

/** Leaves out of an object what a server is too old for: it would refuse the whole object for one field. */
final class ServerFit {

  /** {@code preStop.sleep} is beta, and so on by default, since 1.30. */
  private static final int PRE_STOP_SLEEP = 30;

  private ServerFit() {}

  static KubeObject of(KubeObject object, ServerVersion version) {
    if (version.minor() == 0 || version.minor() >= PRE_STOP_SLEEP) {
      return object;
    }
    JsonObject tree = object.tree().deepCopy();
    dropSleep(tree);
    return new KubeObject(tree);
  }

  private static void dropSleep(JsonElement element) {
    if (element instanceof JsonArray items) {
      items.forEach(ServerFit::dropSleep);
    } else if (element instanceof JsonObject object) {
      if (object.get("lifecycle") instanceof JsonObject lifecycle
          && lifecycle.get("preStop") instanceof JsonObject preStop
          && preStop.has("sleep")) {
        lifecycle.remove("preStop");
        if (lifecycle.isEmpty()) {
          object.remove("lifecycle");
        }
      }
      for (Map.Entry<String, JsonElement> member : object.entrySet()) {
        dropSleep(member.getValue());
      }
    }
  }
}

package io.github.gok8s.kube.connection;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * The version of Kubernetes that a server runs.
 *
 * @param text as it says, {@code v1.31.4+k3s1}
 * @param minor its minor version, 31; 0 if it says none
 */
public record ServerVersion(String text, int minor) {

  static ServerVersion of(JsonObject version) {
    JsonElement text = version.get("gitVersion");
    JsonElement minor = version.get("minor");
    // some clouds say 31+
    String digits = minor == null ? "" : minor.getAsString().replaceAll("\\D.*$", "");
    return new ServerVersion(
        text == null ? "unknown" : text.getAsString(),
        digits.isEmpty() ? 0 : Integer.parseInt(digits));
  }
}

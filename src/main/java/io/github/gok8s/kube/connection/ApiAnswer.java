package io.github.gok8s.kube.connection;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import java.util.ArrayList;
import java.util.List;

/**
 * What an API server answered.
 *
 * @param status of HTTP
 * @param body the object, or the {@code Status} that says why there is none
 */
public record ApiAnswer(int status, JsonObject body) {

  /**
   * A reason in a {@code Status}.
   *
   * @param reason the kind, {@code FieldManagerConflict}
   * @param field where, {@code .spec.replicas}
   * @param message the words
   */
  public record Cause(String reason, String field, String message) {}

  public boolean isOk() {
    return status < 300;
  }

  /** Whether it is there already, or another than was thought. */
  public boolean isConflict() {
    return status == 409;
  }

  public boolean isMissing() {
    return status == 404;
  }

  /** Whether the server could not answer for now: nothing is known of what was asked for. */
  public boolean isBusy() {
    return status == 429 || status >= 500;
  }

  public boolean isForbidden() {
    return status == 403
        && reason().equals("Forbidden")
        && !message().contains("admission webhook")
        && message().contains("cannot ");
  }

  /** Gives the machine's word for what went wrong, {@code Conflict}. */
  public String reason() {
    return text(body, "reason");
  }

  /** Gives the server's words for what went wrong. */
  public String message() {
    String message = text(body, "message");
    return message.isEmpty() ? "the server answered " + status : message;
  }

  public List<Cause> causes() {
    List<Cause> causes = new ArrayList<>();
    if (body.get("details") instanceof JsonObject details
        && details.get("causes") instanceof com.google.gson.JsonArray list) {
      for (JsonElement item : list) {
        JsonObject cause = item.getAsJsonObject();
        causes.add(new Cause(text(cause, "reason"), text(cause, "field"), text(cause, "message")));
      }
    }
    return causes;
  }

  /** Gives the items of a list. */
  public List<JsonObject> items() {
    return body.get("items") instanceof com.google.gson.JsonArray items
        ? items.asList().stream().map(JsonElement::getAsJsonObject).toList()
        : List.of();
  }

  /** Gives the object that was asked for. */
  public JsonObject orThrow(String what) throws KubeException {
    if (isOk()) {
      return body;
    }
    throw KubeException.inProject(what + ": " + message() + ".");
  }

  private static String text(JsonObject tree, String member) {
    JsonElement value = tree.get(member);
    return value == null || !value.isJsonPrimitive() ? "" : value.getAsString();
  }
}

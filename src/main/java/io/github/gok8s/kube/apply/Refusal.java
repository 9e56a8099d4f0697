package io.github.gok8s.kube.apply;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.gok8s.kube.connection.Tree;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Explains why the server refuses one object. */
final class Refusal {

  private static final Pattern WEBHOOK = Pattern.compile(
      ".*admission webhook \"([^\"]+)\" denied the request:? ?(.*)", Pattern.DOTALL);

  private Refusal() {}

  static String text(DryRun.Outcome.Refused refused) {
    String message = refused.answer().message();
    String title = refused.object().title();
    Matcher webhook = WEBHOOK.matcher(message);
    if (webhook.matches()) {
      return title + " is denied by the policy of this cluster, webhook " + webhook.group(1) + ": "
          + webhook.group(2).strip();
    }
    if (message.contains("because it is being terminated")) {
      return title + ": the namespace " + refused.object().namespace()
          + " is being deleted. Wait until it is gone, or deploy to another one by <workload><namespace> (-Dk8s.namespace).";
    }
    if (message.contains("immutable") || message.contains("may not change once set")) {
      return title + " can't be changed in place: " + immutable(refused, message)
          + " mvn k8s:undeploy takes it away, and the next deploy makes it anew; it is down in between.";
    }
    if (message.contains("field not declared in schema")) {
      return title + " has a field that this server does not know: " + message;
    }
    return title + ": " + message;
  }

  private static String immutable(DryRun.Outcome.Refused refused, String message) {
    Optional<JsonObject> before = refused.live().flatMap(Refusal::selector);
    Optional<JsonObject> after = selector(refused.object().object().tree());
    return message.contains("spec.selector") && before.isPresent() && after.isPresent()
        ? "its selector is " + words(before.get()) + " and would be " + words(after.get()) + "."
        : message + ".";
  }

  private static Optional<JsonObject> selector(JsonObject object) {
    return Tree.at(object, "spec", "selector", "matchLabels")
        .filter(JsonElement::isJsonObject)
        .map(JsonElement::getAsJsonObject);
  }

  private static String words(JsonObject labels) {
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue().getAsString())
        .collect(java.util.stream.Collectors.joining(","));
  }
}

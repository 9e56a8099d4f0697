package io.github.gok8s.kube.manifest;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A ConfigMap or a Secret of the cluster, all entries of which become environment variables.
 *
 * @param isSecret which of the two it is
 * @param name its name
 */
public record EnvSource(boolean isSecret, String name) {

  private static final Pattern TEXT =
      Pattern.compile("(secret|configmap)/(\\S+)", Pattern.CASE_INSENSITIVE);

  /**
   * Parses {@code secret/database} and {@code configMap/greetings}, the forms of {@code kubectl set env --from}.
   *
   * @throws KubeException if it is neither
   */
  public static EnvSource parse(String text) throws KubeException {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches() || !KubeName.isObject(matcher.group(2))) {
      throw KubeException.inProject("<workload><envFrom> (-Dk8s.envFrom) has \"" + text
          + "\": write configMap/NAME or secret/NAME.");
    }
    return new EnvSource(matcher.group(1).equalsIgnoreCase("secret"), matcher.group(2));
  }

  JsonObject tree() {
    return JsonLiteral.object(
        isSecret ? "secretRef" : "configMapRef", JsonLiteral.object("name", name));
  }
}

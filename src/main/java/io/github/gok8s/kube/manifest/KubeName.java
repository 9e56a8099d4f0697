package io.github.gok8s.kube.manifest;

import io.github.gok8s.kube.KubeException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The rules for names and labels.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">Object names</a>
 */
public final class KubeName {

  static final int LONGEST = 63;
  private static final int LONGEST_OF_OBJECT = 253;

  /** RFC 1035, as Services need it: the first is a letter. */
  private static final Pattern LABEL_1035 = Pattern.compile("[a-z](?:[a-z0-9-]*[a-z0-9])?");

  private static final Pattern LABEL_1123 = Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?");
  private static final Pattern SUBDOMAIN =
      Pattern.compile(LABEL_1123 + "(?:\\." + LABEL_1123 + ")*");
  private static final Pattern LABEL_VALUE =
      Pattern.compile("(?:[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?)?");
  private static final Pattern QUALIFIED =
      Pattern.compile("(?:" + SUBDOMAIN + "/)?[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?");

  private KubeName() {}

  /** Gives the name that an artifact has in a cluster: {@code my-service} for {@code My.Service}. */
  public static String ofArtifact(String artifactId) {
    return artifactId
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9-]", "-")
        .replaceAll("^-+|-+$", "");
  }

  /**
   * Checks a name that a workload, its Service and its containers can have.
   *
   * @param kind the kind, on which the allowed length depends
   * @throws KubeException if they can't
   */
  static String ofWorkload(String name, WorkloadKind kind) throws KubeException {
    if (!LABEL_1035.matcher(name).matches()) {
      throw KubeException.inProject(
          "<workload><name> (-Dk8s.name), by default the artifactId, is \"" + name
              + "\": a name has only a-z, 0-9 and \"-\", the first is a letter, the last no \"-\".");
    }
    if (name.length() > kind.longestName()) {
      throw KubeException.inProject(
          "<workload><name> (-Dk8s.name), by default the artifactId, is \"" + name
              + "\" with " + name.length() + " characters: the name of a " + kind.kind()
              + " may have " + kind.longestName() + ".");
    }
    return name;
  }

  /** Whether a namespace can have the name. */
  static boolean isNamespace(String name) {
    return name.length() <= LONGEST && LABEL_1123.matcher(name).matches();
  }

  /** Whether a ConfigMap, a Secret, a host and nearly every other object can have the name. */
  static boolean isObject(String name) {
    return name.length() <= LONGEST_OF_OBJECT && SUBDOMAIN.matcher(name).matches();
  }

  static boolean isLabelValue(String value) {
    return value.length() <= LONGEST && LABEL_VALUE.matcher(value).matches();
  }

  static boolean isLabelKey(String key) {
    return key.substring(key.indexOf('/') + 1).length() <= LONGEST
        && QUALIFIED.matcher(key).matches();
  }

  /** Gives a label's value for any text, {@code 1.0-SNAPSHOT_b7} for {@code 1.0-SNAPSHOT+b7}. */
  public static String labelValue(String text) {
    String allowed = text.replaceAll("[^A-Za-z0-9_.-]", "_");
    String cut = allowed.substring(0, Math.min(allowed.length(), LONGEST));
    return cut.replaceAll("^[_.-]+|[_.-]+$", "");
  }
}

package io.github.gok8s.kube.deploy;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.connection.ClusterAccess;
import io.github.gok8s.kube.connection.ClusterProduct;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Keeps a deploy away from where nobody meant it to go.
 *
 * @param pinned the context in the POM or by {@code -D}
 * @param isPinnedByHand whether it was given on the command line
 * @param allowed patterns of contexts that need not be named
 */
public record ContextGuard(Optional<String> pinned, boolean isPinnedByHand, List<String> allowed) {

  private static final Pattern PRODUCTION =
      Pattern.compile("(?i)(^|[-_/.@:])(prod|prd|production|live)([-_/.@:]|$)");

  public ContextGuard {
    allowed = List.copyOf(allowed);
  }

  /** What it says. */
  public sealed interface Verdict {

    /** Go on. */
    record Go() implements Verdict {}

    /**
     * Somebody has to confirm it.
     *
     * @param question what is asked
     * @param answer the only answer that counts
     * @param refusal what is said where nobody can be asked
     */
    record Ask(String question, String answer, String refusal) implements Verdict {}
  }

  /**
   * Judges a context and a namespace.
   *
   * @throws KubeException if a pattern is none
   */
  public Verdict judge(ClusterAccess access, String namespace) throws KubeException {
    ClusterProduct product = ClusterProduct.of(access);
    if (looksLikeProduction(access, namespace)) {
      return isPinnedByHand || isAllowed(access.context())
          ? new Verdict.Go()
          : ask(access, namespace, "looks like production");
    }
    if (pinned.isPresent() || product.isLocal() || isAllowed(access.context())) {
      return new Verdict.Go();
    }
    return ask(
        access,
        namespace,
        "is no local cluster, and is only the current context of the kubeconfig");
  }

  private static Verdict ask(ClusterAccess access, String namespace, String why) {
    String where =
        "The context \"" + access.context() + "\" (" + access.server() + ") " + why + ".";
    return new Verdict.Ask(
        where + " Type the namespace to go on",
        namespace,
        where + " Name it on the command line, -Dk8s.context=" + access.context()
            + ", or in <workload><allowedContexts>.");
  }

  private static boolean looksLikeProduction(ClusterAccess access, String namespace) {
    return PRODUCTION.matcher(access.context()).find()
        || PRODUCTION.matcher(access.cluster()).find()
        || PRODUCTION.matcher(namespace).find()
        || namespace.startsWith("kube-");
  }

  private boolean isAllowed(String context) throws KubeException {
    for (String pattern : allowed) {
      try {
        if (Pattern.matches(pattern, context)) {
          return true;
        }
      } catch (PatternSyntaxException e) {
        throw KubeException.inProject("<workload><allowedContexts> (-Dk8s.allowedContexts) has \""
            + pattern + "\", which is no regular expression: " + e.getDescription() + ".");
      }
    }
    return false;
  }
}

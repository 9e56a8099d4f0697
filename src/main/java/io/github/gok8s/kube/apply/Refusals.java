package io.github.gok8s.kube.apply;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.connection.ClusterAccess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says why a set is refused: all of it in one message. */
final class Refusals {

  private final ClusterAccess access;
  private final ApplyOptions options;
  private final Instant now;

  Refusals(ClusterAccess access, ApplyOptions options, Instant now) {
    this.access = access;
    this.options = options;
    this.now = now;
  }

  /**
   * Gives what is planned if nothing is refused.
   *
   * @throws KubeException if something is
   * @throws NoNamespaceException if it is so because the namespace is not there
   */
  List<PlannedObject> orPlanned(List<DryRun.Outcome> outcomes) throws KubeException {
    List<PlannedObject> planned = new ArrayList<>();
    List<String> complaints = new ArrayList<>();
    List<DryRun.Outcome.Refused> forbidden = new ArrayList<>();
    for (DryRun.Outcome outcome : outcomes) {
      if (outcome instanceof DryRun.Outcome.Planned one) {
        planned.add(one.object());
      } else if (outcome instanceof DryRun.Outcome.Refused refused) {
        if (isWithoutNamespace(refused)) {
          throw new NoNamespaceException(refused.object().namespace());
        }
        if (refused.answer().isForbidden()) {
          forbidden.add(refused);
        } else {
          complaints.add(Refusal.text(refused));
        }
      } else if (outcome instanceof DryRun.Outcome.InConflict conflict) {
        complaints.add(text(conflict));
      } else if (outcome instanceof DryRun.Outcome.OfAnotherTool other) {
        complaints.add(
            other.object().title() + " is looked after by " + other.tool()
                + ", which would undo what is applied here. Give it another name, or take it over by -Dk8s.takeOver.");
      }
    }
    if (!forbidden.isEmpty()) {
      throw forbidden(forbidden, outcomes);
    }
    if (!complaints.isEmpty()) {
      throw KubeException.inProject("Nothing was written to the namespace " + options.namespace()
          + " of " + access.context() + ", as "
          + (complaints.size() == 1 ? "one object is" : complaints.size() + " objects are")
          + " refused:\n" + String.join("\n", complaints));
    }
    return planned;
  }

  private static boolean isWithoutNamespace(DryRun.Outcome.Refused refused) {
    return refused.answer().isMissing()
        && refused
            .answer()
            .message()
            .contains("namespaces \"" + refused.object().namespace() + "\" not found");
  }

  private String text(DryRun.Outcome.InConflict conflict) {
    boolean isTool = conflict.conflicts().stream().anyMatch(Conflict::isOfAnotherTool);
    String fields = conflict.conflicts().stream()
        .map(one -> "\n  " + one.field() + " (" + one.who(now) + ")")
        .collect(Collectors.joining());
    return conflict.object().title() + " has fields that somebody else has set:" + fields + "\n"
        + (isTool
            ? "  That tool would undo what is applied here. Leave them out here, or take them over by -Dk8s.takeOver."
            : "  Leave them out here, or overwrite them by -Dk8s.conflicts=force.");
  }

  private KubeException forbidden(
      List<DryRun.Outcome.Refused> forbidden, List<DryRun.Outcome> all) {
    String text = forbidden.stream()
        .map(refused -> refused.answer().message())
        .distinct()
        .collect(Collectors.joining("\n"));
    if (text.contains("User \"system:anonymous\"")) {
      return KubeException.inEnvironment("The API server " + access.server()
          + " was shown no credentials: the user \"" + access.user()
          + "\" of the context \"" + access.context() + "\" has none in the kubeconfig.\n" + text);
    }
    MinimalRole role = MinimalRole.of(
        options.namespace(),
        all.stream().map(Refusals::type).flatMap(List::stream).toList());
    return KubeException.inProject(
        "The user \"" + access.user() + "\" has not the rights that it needs in the namespace "
            + options.namespace() + "; nothing was written.\n" + text
            + "\nLet an administrator bind this role to it:\n" + role.yaml());
  }

  private static List<io.github.gok8s.kube.connection.ResourceType> type(DryRun.Outcome outcome) {
    if (outcome instanceof DryRun.Outcome.Planned one) {
      return List.of(one.object().type());
    }
    return outcome instanceof DryRun.Outcome.Refused refused
        ? List.of(refused.object().type())
        : List.of();
  }
}

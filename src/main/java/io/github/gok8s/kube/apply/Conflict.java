package io.github.gok8s.kube.apply;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.connection.ApiAnswer;
import io.github.gok8s.kube.connection.Tree;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A field that somebody else has set, and that would get another value.
 *
 * @param manager who: the field manager's name
 * @param isApplier whether it applies as we do, and so would set the field back
 * @param subresource {@code scale}, where the field was set by way of it
 * @param field {@code .spec.template.spec.containers[name="web"].image}
 * @param since when it was set, where that is known
 */
public record Conflict(
    String manager,
    boolean isApplier,
    Optional<String> subresource,
    String field,
    Optional<Instant> since) {

  private static final Pattern MESSAGE = Pattern.compile(
      "conflict with \"([^\"]*)\"(?: with subresource \"([^\"]*)\")?(?: using ([^ ]+))?.*");

  /** Tools that keep applying what they have, in whichever way they write. */
  private static final Set<String> TOOLS = Set.of(
      "helm",
      "argocd-controller",
      "argocd-application-controller",
      "kustomize-controller",
      "helm-controller",
      "kluctl",
      "kapp",
      "pulumi-kubernetes",
      "Terraform",
      "fleetagent",
      "rancher");

  /** Reads the conflicts out of a refusal of the server. */
  static List<Conflict> in(ApiAnswer answer, JsonObject live) {
    return answer.causes().stream()
        .filter(cause -> cause.reason().equals("FieldManagerConflict"))
        .map(cause -> of(cause, live))
        .toList();
  }

  /** Whether it is ourselves, under another name or by another way of writing. */
  boolean isOurs() {
    return FieldManagers.isOurs(manager);
  }

  /** Whether another tool looks after the field, and would set it back. */
  boolean isOfAnotherTool() {
    return !isOurs() && (isApplier || TOOLS.contains(manager));
  }

  /** Gives {@code kubectl-set, 2h ago}. */
  public String who(Instant now) {
    return manager
        + subresource.map(name -> " by " + name).orElse("")
        + since.map(time -> ", " + age(Duration.between(time, now)) + " ago").orElse("");
  }

  /** Gives a time as kubectl does: one number. The clocks of two machines differ, so it is never below zero. */
  static String age(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 120) {
      return seconds + "s";
    }
    return seconds < 7200
        ? seconds / 60 + "m"
        : seconds < 172_800 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
  }

  private static Conflict of(ApiAnswer.Cause cause, JsonObject live) {
    Matcher matcher = MESSAGE.matcher(cause.message());
    String manager = matcher.matches() ? matcher.group(1) : cause.message();
    boolean isUpdate = matcher.matches() && matcher.group(3) != null;
    Optional<String> subresource =
        matcher.matches() ? Optional.ofNullable(matcher.group(2)) : Optional.empty();
    return new Conflict(
        manager, !isUpdate, subresource, cause.field(), since(live, manager, isUpdate));
  }

  private static Optional<Instant> since(JsonObject live, String manager, boolean isUpdate) {
    String operation = isUpdate ? "Update" : "Apply";
    return FieldManagers.entries(live).stream()
        .filter(entry -> Tree.text(entry, "manager").equals(Optional.of(manager))
            && Tree.text(entry, "operation").equals(Optional.of(operation)))
        .map(entry -> Tree.text(entry, "time"))
        .flatMap(Optional::stream)
        .map(Conflict::instant)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text.toUpperCase(Locale.ROOT)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}

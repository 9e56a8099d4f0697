package io.github.gok8s.kube.rollout;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.connection.Tree;
import io.github.gok8s.kube.manifest.Containers;
import io.github.gok8s.result.Diagnosis;
import io.github.gok8s.result.ImageRecord;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The image that was published, and whether pods run it or what somebody has put in its place.
 *
 * @param reference as the pods are told
 * @param digests those of its index, and of each platform's manifest and configuration, of which each container runtime reports
 *     another one; none where they are not known
 */
public record PublishedImage(String reference, Set<String> digests) {

  private static final Pattern DIGEST = Pattern.compile("(?:^|[@/])(sha256:[0-9a-f]{64})$");

  public PublishedImage {
    digests = Set.copyOf(digests);
  }

  /** Makes it of what is known from a reference alone. */
  public static PublishedImage of(String reference) {
    return new PublishedImage(reference, digest(reference).map(Set::of).orElse(Set.of()));
  }

  /** Makes it of what this build has recorded. */
  public static PublishedImage of(String reference, ImageRecord record) {
    Set<String> digests = new LinkedHashSet<>(Set.of(record.digest()));
    record
        .platforms()
        .forEach(platform -> digests.addAll(List.of(platform.digest(), platform.config())));
    return new PublishedImage(reference, digests);
  }

  /**
   * Finds a pod that runs something else.
   *
   * @param workload what was applied
   * @param pods those of its newest template
   */
  public Optional<Diagnosis> replacedIn(JsonObject workload, List<JsonObject> pods) {
    if (digests.isEmpty()) {
      return Optional.empty();
    }
    List<String> containers = Containers.in(workload).stream()
        .filter(container -> Tree.text(container, "image").equals(Optional.of(reference)))
        .flatMap(container -> Tree.text(container, "name").stream())
        .toList();
    return pods.stream()
        .flatMap(pod -> containers.stream().flatMap(name -> replacedIn(pod, name).stream()))
        .findFirst();
  }

  private Optional<Diagnosis> replacedIn(JsonObject pod, String container) {
    String told =
        named(Tree.list(pod, "spec", "containers"), container, "image").orElse("");
    // a runtime that is told a digest makes sure of it
    if (digest(told).filter(digests::contains).isPresent()) {
      return Optional.empty();
    }
    Optional<String> running = named(
            Tree.list(pod, "status", "containerStatuses"), container, "imageID")
        .flatMap(PublishedImage::digest);
    if (running.isEmpty() || digests.contains(running.get())) {
      return Optional.empty();
    }
    String node = Tree.text(pod, "spec", "nodeName").orElse("its node");
    return Optional.of(
        new Diagnosis(
            "The pods are ready, but they do not run the image that was published, " + reference
                + ".",
            List.of(Tree.name(pod) + " on " + node + " was told " + told + " and runs "
                + running.get()),
            told.equals(reference)
                ? "The node had another image of that name: delete that one there, and deploy again."
                : "Something on the cluster replaces images, as an admission webhook does: ask who runs it."));
  }

  private static Optional<String> named(List<JsonObject> containers, String name, String field) {
    return containers.stream()
        .filter(container -> Tree.text(container, "name").equals(Optional.of(name)))
        .findFirst()
        .flatMap(container -> Tree.text(container, field));
  }

  private static Optional<String> digest(String reference) {
    Matcher matcher = DIGEST.matcher(reference);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}

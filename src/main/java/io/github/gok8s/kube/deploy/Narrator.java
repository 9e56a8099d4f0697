package io.github.gok8s.kube.deploy;

import io.github.gok8s.kube.apply.LiveObject;
import io.github.gok8s.kube.apply.Plan;
import io.github.gok8s.kube.apply.PlannedObject;
import io.github.gok8s.kube.apply.ReplicasStep;
import io.github.gok8s.kube.connection.ClusterAccess;
import io.github.gok8s.kube.connection.ServerVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;

/** Tells the user what happens on a cluster, a line each. */
public final class Narrator {

  private final Logger log;

  public Narrator(Logger log) {
    this.log = log;
  }

  /** Says where it goes, before anything does. */
  public void banner(
      ClusterAccess access, ServerVersion version, String namespace, Optional<String> image) {
    log.info(
        "context {}, server {}, user {}, namespace {}, Kubernetes {}",
        access.context(),
        access.server(),
        access.user().isEmpty() ? "none" : access.user(),
        namespace,
        version.text());
    image.ifPresent(name -> log.info("image   {}", name));
  }

  void plan(Plan plan, List<String> warnings) {
    warnings(warnings);
    log.info("plan    {}", plan.line());
    for (PlannedObject object : plan.objects()) {
      object
          .overwritten()
          .forEach(conflict -> log.info(
              "overwrites {} of {}, set by {}",
              conflict.field(),
              object.title(),
              conflict.who(Instant.now())));
      if (object.replicas() instanceof ReplicasStep.Keep keep) {
        log.info("{}", keep.line());
      }
    }
  }

  void warnings(List<String> warnings) {
    warnings.forEach(warning -> log.warn("the API server warns: {}", warning));
  }

  void progress(String name, String line) {
    log.info("waiting {}: {}", name, line);
  }

  void orphans(List<LiveObject> orphans, boolean areDeleted) {
    if (orphans.isEmpty()) {
      return;
    }
    String titles = orphans.stream().map(LiveObject::title).collect(Collectors.joining(", "));
    log.info(
        areDeleted ? "deleted {}" : "left from an earlier deploy: {} (-Dk8s.prune deletes it)",
        titles);
  }

  /** Says anything else. */
  public void line(String line) {
    log.info("{}", line);
  }
}

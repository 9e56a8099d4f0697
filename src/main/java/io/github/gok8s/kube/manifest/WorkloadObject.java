package io.github.gok8s.kube.manifest;

import static io.github.gok8s.kube.manifest.JsonLiteral.object;

import com.google.gson.JsonObject;
import java.util.OptionalInt;

/**
 * The object that makes the pods.
 *
 * @param workload the workload
 */
record WorkloadObject(Workload workload) {

  private static final int KEPT_REVISIONS = 5;
  /** The server's own 600 is long for a build to wait. */
  private static final int PROGRESS_SECONDS = 300;

  private static final int RETRIES = 2;

  /** A run may begin an hour late; without a limit a CronJob that has missed a hundred is never run again. */
  private static final int LATE = 3600;

  JsonObject tree() {
    JsonObject spec = switch (workload.kind()) {
      case DEPLOYMENT -> deployment();
      case STATEFUL_SET -> statefulSet();
      case POD -> template().spec();
      case JOB -> job();
      case CRON_JOB -> cronJob();
    };
    return new ObjectHead(workload)
        .object(workload.kind().apiVersion(), workload.kind().kind(), spec);
  }

  private JsonObject deployment() {
    return object(
        "replicas",
        replicas(),
        "revisionHistoryLimit",
        KEPT_REVISIONS,
        "progressDeadlineSeconds",
        PROGRESS_SECONDS,
        // written out, so that another strategy can follow: a server refuses it beside numbers that
        // it has filled in itself
        "strategy",
        object(
            "type",
            "RollingUpdate",
            "rollingUpdate",
            object("maxUnavailable", 0, "maxSurge", "25%")),
        "selector",
        object("matchLabels", workload.identity().selector()),
        "template",
        template().tree());
  }

  private JsonObject statefulSet() {
    return object(
        "replicas",
        replicas(),
        "revisionHistoryLimit",
        KEPT_REVISIONS,
        "serviceName",
        ServiceObjects.headlessName(workload),
        "updateStrategy",
        object("type", "RollingUpdate"),
        "selector",
        object("matchLabels", workload.identity().selector()),
        "template",
        template().tree(),
        "volumeClaimTemplates",
        PodVolumes.of(workload).claims());
  }

  private JsonObject job() {
    return object("backoffLimit", RETRIES, "template", template().tree());
  }

  private JsonObject cronJob() {
    return object(
        "schedule",
        workload.pod().schedule(),
        "concurrencyPolicy",
        "Forbid",
        "startingDeadlineSeconds",
        LATE,
        "jobTemplate",
        object("metadata", object("labels", workload.identity().podLabels()), "spec", job()));
  }

  /** Nothing where an autoscaler decides: each apply would set it back. */
  private OptionalInt replicas() {
    return workload.scaling().autoscale().isPresent()
        ? OptionalInt.empty()
        : workload.scaling().replicas();
  }

  private PodTemplate template() {
    return new PodTemplate(workload);
  }
}

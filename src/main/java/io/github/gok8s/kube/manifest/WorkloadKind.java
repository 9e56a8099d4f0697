package io.github.gok8s.kube.manifest;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.result.Spelling;
import java.util.Arrays;
import java.util.List;

/** What makes the pods. */
public enum WorkloadKind {
  DEPLOYMENT("Deployment", "apps/v1"),
  STATEFUL_SET("StatefulSet", "apps/v1"),
  POD("Pod", "v1"),
  JOB("Job", "batch/v1"),
  CRON_JOB("CronJob", "batch/v1");

  private final String kind;
  private final String apiVersion;

  WorkloadKind(String kind, String apiVersion) {
    this.kind = kind;
    this.apiVersion = apiVersion;
  }

  /**
   * Finds a kind by its name, in whichever case.
   *
   * @throws KubeException if there is none of the name
   */
  public static WorkloadKind parse(String text) throws KubeException {
    for (WorkloadKind candidate : values()) {
      if (candidate.kind.equalsIgnoreCase(text.strip())) {
        return candidate;
      }
    }
    List<String> kinds = Arrays.stream(values()).map(WorkloadKind::kind).toList();
    throw KubeException.inProject("<workload><kind> (-Dk8s.kind) is \"" + text + "\"."
        + Spelling.nearest(text, kinds)
            .map(near -> " Did you mean " + near + "?")
            .orElse(" Take one of " + String.join(", ", kinds) + "."));
  }

  /** Whether an object's kind is one of them. */
  static boolean isOne(String kind) {
    return Arrays.stream(values()).anyMatch(candidate -> candidate.kind.equals(kind));
  }

  /** Gives {@code Deployment}. */
  public String kind() {
    return kind;
  }

  /** Gives {@code apps/v1}. */
  public String apiVersion() {
    return apiVersion;
  }

  /** Whether there can be several pods of one workload, which an autoscaler may count. */
  public boolean isScaled() {
    return this == DEPLOYMENT || this == STATEFUL_SET;
  }

  /** Whether the program is meant to end. */
  public boolean ends() {
    return this == JOB || this == CRON_JOB;
  }

  /** The longest name that leaves room for what Kubernetes appends for the pods, of whose names it makes labels. */
  int longestName() {
    return this == CRON_JOB || this == STATEFUL_SET ? 52 : KubeName.LONGEST;
  }
}

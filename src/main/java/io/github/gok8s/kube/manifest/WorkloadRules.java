package io.github.gok8s.kube.manifest;

import io.github.gok8s.kube.KubeException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a workload's names and texts may be. */
final class WorkloadRules {

  private static final Pattern VARIABLE = Pattern.compile("[-._a-zA-Z][-._a-zA-Z0-9]*");
  private static final Pattern SCHEDULE = Pattern.compile(
      "@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)|[0-9A-Za-z*/,?-]+(?:\\s+[0-9A-Za-z*/,?-]+){4}");

  private WorkloadRules() {}

  /**
   * Checks a workload.
   *
   * @throws KubeException if something in it can't be
   */
  static void check(Workload workload) throws KubeException {
    KubeName.ofWorkload(workload.identity().name(), workload.kind());
    Optional<String> namespace = workload.identity().namespace();
    if (namespace.isPresent() && !KubeName.isNamespace(namespace.get())) {
      throw wrong(
          "namespace",
          namespace.get(),
          "a namespace has only a-z, 0-9 and \"-\", begins and ends with a letter or digit, and has at most 63 characters.");
    }
    for (String variable : workload.program().environment().variables().keySet()) {
      if (!VARIABLE.matcher(variable).matches()) {
        throw wrong(
            "env",
            variable,
            "a variable has only letters, digits, \"_\", \"-\" and \".\", and begins with no digit.");
      }
    }
    checkPod(workload);
    boolean isExposed = workload.exposure().isPresent();
    if (isExposed && workload.program().ports().isEmpty()) {
      throw KubeException.inProject(
          "<workload><service> needs a port to lead to: name what the program listens on in <image><ports> (-Dk8s.image.ports).");
    }
  }

  private static void checkPod(Workload workload) throws KubeException {
    Workload.Pod pod = workload.pod();
    for (String secret : pod.pullSecrets()) {
      if (!KubeName.isObject(secret)) {
        throw wrong("imagePullSecrets", secret, "that is not the name of a Secret.");
      }
    }
    if (pod.serviceAccount().isPresent()
        && !KubeName.isObject(pod.serviceAccount().get())) {
      throw wrong(
          "serviceAccount",
          pod.serviceAccount().get(),
          "that is not the name of a ServiceAccount.");
    }
    if (workload.kind() == WorkloadKind.CRON_JOB && pod.schedule().isEmpty()) {
      throw KubeException.inProject(
          "A CronJob needs <workload><schedule> (-Dk8s.schedule): when it runs, as in \"0 3 * * *\" or @daily.");
    }
    if (pod.schedule().isPresent()
        && !SCHEDULE.matcher(pod.schedule().get().strip()).matches()) {
      throw wrong(
          "schedule",
          pod.schedule().get(),
          "write minute, hour, day, month and weekday, as in \"0 3 * * *\", or a word as @daily.");
    }
    Quantity.parse(pod.storage(), "<workload><storage> (-Dk8s.storage)");
  }

  private static KubeException wrong(String element, String value, String complaint) {
    return KubeException.inProject(
        "<workload><" + element + "> (-Dk8s." + element + ") is \"" + value + "\": " + complaint);
  }
}

package io.github.gok8s.kube.manifest;

import static io.github.gok8s.kube.manifest.JsonLiteral.array;
import static io.github.gok8s.kube.manifest.JsonLiteral.object;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Optional;

/**
 * The pod of a workload, within what Pod Security <em>restricted</em> allows.
 *
 * @param workload the workload
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Pod Security Standards</a>
 */
record PodTemplate(Workload workload) {

  private static final int GRACE_SECONDS = 30;

  /** Gives {@code metadata} and {@code spec}. */
  JsonObject tree() {
    return object("metadata", object("labels", workload.identity().podLabels()), "spec", spec());
  }

  /** Gives the {@code spec}. */
  JsonObject spec() {
    Workload.Pod pod = workload.pod();
    PodVolumes volumes = PodVolumes.of(workload);
    return object(
        "serviceAccountName",
        pod.serviceAccount()
            .or(() ->
                Optional.of(workload.identity().name()).filter(name -> workload.hasOwnAccount())),
        // an account of the user's says by itself whether its token is needed
        "automountServiceAccountToken",
        pod.serviceAccount().isPresent() ? Optional.empty() : Optional.of(false),
        "enableServiceLinks",
        false,
        "restartPolicy",
        workload.kind().ends() ? Optional.of("Never") : Optional.empty(),
        "terminationGracePeriodSeconds",
        GRACE_SECONDS,
        "imagePullSecrets",
        pod.pullSecrets().isEmpty()
            ? Optional.empty()
            : Optional.of(array(pod.pullSecrets().stream().map(name -> object("name", name)))),
        "securityContext",
        securityContext(),
        "topologySpreadConstraints",
        workload.kind().isScaled() ? Optional.of(spread()) : Optional.empty(),
        "affinity",
        workload.kind().isScaled() ? Optional.of(affinity()) : Optional.empty(),
        "containers",
        array(new Container(workload, volumes).tree()),
        "volumes",
        volumes.ofPod());
  }

  private JsonObject securityContext() {
    Workload.User user = workload.program().user();
    return object(
        // not with root: the pod would never start, and whoever says so in the POM shall have it
        "runAsNonRoot",
        !user.isRoot(),
        "runAsUser",
        user.uid(),
        "runAsGroup",
        user.gid(),
        "fsGroup",
        user.gid().orElse(user.uid()),
        "seccompProfile",
        object("type", "RuntimeDefault"));
  }

  /** Over nodes and zones as far as there are several; each version of a Deployment by itself, or a roll-out would count twice. */
  private JsonArray spread() {
    return array(constraint("kubernetes.io/hostname"), constraint("topology.kubernetes.io/zone"));
  }

  private JsonObject constraint(String topologyKey) {
    return object(
        "maxSkew",
        1,
        "topologyKey",
        topologyKey,
        "whenUnsatisfiable",
        "ScheduleAnyway",
        "labelSelector",
        object("matchLabels", workload.identity().selector()),
        "matchLabelKeys",
        workload.kind() == WorkloadKind.DEPLOYMENT
            ? Optional.of(array("pod-template-hash"))
            : Optional.empty());
  }

  private JsonObject affinity() {
    JsonObject term = object(
        "topologyKey",
        "kubernetes.io/hostname",
        "labelSelector",
        object("matchLabels", workload.identity().selector()));
    return object(
        "podAntiAffinity",
        object(
            "preferredDuringSchedulingIgnoredDuringExecution",
            array(object("weight", 100, "podAffinityTerm", term))));
  }
}

package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import io.github.gok8s.image.ContainerUser;
import io.github.gok8s.image.ExposedPort;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.manifest.Autoscale;
import io.github.gok8s.kube.manifest.ContainerPort;
import io.github.gok8s.kube.manifest.EnvSource;
import io.github.gok8s.kube.manifest.Exposure;
import io.github.gok8s.kube.manifest.KubeName;
import io.github.gok8s.kube.manifest.Probes;
import io.github.gok8s.kube.manifest.Workload;
import io.github.gok8s.kube.manifest.WorkloadKind;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The {@code <workload>} element. */
public final class WorkloadConfig {

  /** What makes the pods: {@code Deployment}, which is the default, {@code StatefulSet}, {@code Pod}, {@code Job} or {@code CronJob}. */
  @Nullable
  String kind;

  /** What all objects are called; default is the artifactId. */
  @Nullable
  String name;

  /** The namespace; default is that of the context that is deployed to. */
  @Nullable
  String namespace;

  /** The context of the kubeconfig; default is the current one, which must be a local cluster then or be confirmed. */
  @Nullable
  String context;

  /** Regular expressions of contexts that need not be named or confirmed. */
  @Nullable
  List<String> allowedContexts;

  /** The socket of a containerd on this machine that is the cluster's node, to load the image into: k3s, kubeadm. */
  @Nullable
  File containerd;

  /** Whether to make the namespace if it is not there; default is false. */
  @Nullable
  Boolean createNamespace;

  /** What happens to fields that people have changed on the cluster: {@code force}, which is the default, sets them back, {@code fail} stops. */
  @Nullable
  String conflicts;

  /** Whether to apply what another tool looks after; default is false. */
  @Nullable
  Boolean takeOver;

  /** Whether to set the replicas though somebody has scaled by hand; default is false. */
  @Nullable
  Boolean resetReplicas;

  /** Whether to delete what an earlier deploy had and this one has not; default is false. */
  @Nullable
  Boolean prune;

  /** Whether to wait until all runs; default is true. */
  @Nullable
  Boolean wait;

  /** For how long to wait, as in {@code 90s} or {@code 5m}, which is the default. */
  @Nullable
  String timeout;

  /** Whether to go back to what was there before if it does not run; default is false. */
  @Nullable
  Boolean rollbackOnFailure;

  /** How many pods there are, or how many at first with an autoscaler; default is what the cluster has, at first one. */
  @Nullable
  Integer replicas;

  /** Environment variables of the container, beside those of the image. */
  @Nullable
  Map<String, @Nullable String> env;

  /** ConfigMaps and Secrets whose entries become environment variables: {@code configMap/greetings}, {@code secret/database}. */
  @Nullable
  List<String> envFrom;

  /** The Secrets with the credentials of registries. */
  @Nullable
  List<String> imagePullSecrets;

  /** When a node asks the registry for the image: {@code Always}, which is the default, {@code IfNotPresent} or {@code Never}. */
  @Nullable
  String imagePullPolicy;

  /** What the container gets of its node. */
  @Nullable
  ResourcesConfig resources;

  /** How the program is watched. */
  @Nullable
  ProbesConfig probes;

  /** The Service, where the image has ports. */
  @Nullable
  ServiceConfig service;

  /** The autoscaler; default is none. */
  @Nullable
  AutoscaleConfig autoscale;

  /** Whether several pods get a PodDisruptionBudget; default is true. */
  @Nullable
  Boolean podDisruptionBudget;

  /** Whether a NetworkPolicy closes all but the ports; default is false. */
  @Nullable
  Boolean networkPolicy;

  /** A ServiceAccount of the cluster; default is one of its own, which may do nothing. */
  @Nullable
  String serviceAccount;

  /** When a CronJob runs: {@code 0 3 * * *} or {@code @daily}. */
  @Nullable
  String schedule;

  /** How much each of the image's volumes holds in a StatefulSet; default is {@code 1Gi}. */
  @Nullable
  String storage;

  /** Files and folders with manifests, to be merged with what is generated; default is {@code src/main/k8s}. */
  @Nullable
  List<String> manifests;

  /**
   * Gives what the elements say, with the defaults where they say nothing.
   *
   * @param reference the image by its digest
   * @throws KubeException if an element has no value that it can have
   * @throws ImageException if one of the image has not
   */
  Workload toWorkload(
      MavenProject project, ImageConfig image, String reference, Workload.GoRuntime runtime)
      throws KubeException, ImageException {
    WorkloadKind parsed = kind == null ? WorkloadKind.DEPLOYMENT : WorkloadKind.parse(kind);
    List<ExposedPort> exposed = ExposedPort.parse(GivenValues.of(image.ports));
    ContainerUser user = image.user();
    Probes watched = requireNonNullElseGet(probes, ProbesConfig::new)
        .toProbes(exposed.stream().anyMatch(port -> port.protocol().equals("tcp")));
    return new Workload(
        parsed,
        new Workload.Identity(
            requireNonNullElseGet(name, () -> KubeName.ofArtifact(project.getArtifactId())),
            Optional.ofNullable(namespace),
            KubeName.labelValue(project.getVersion()),
            KubeName.labelValue(project.getGroupId())),
        new Workload.Program(
            reference,
            pullPolicy(),
            ports(exposed, watched),
            environment(runtime),
            requireNonNullElseGet(resources, ResourcesConfig::new).toResources(),
            watched,
            new Workload.User(user.user(), user.group()),
            GivenValues.of(image.volumes)),
        new Workload.Pod(
            GivenValues.of(imagePullSecrets),
            Optional.ofNullable(serviceAccount),
            Optional.ofNullable(schedule),
            requireNonNullElse(storage, "1Gi"),
            requireNonNullElse(networkPolicy, false)),
        scaling(),
        exposure(!exposed.isEmpty()));
  }

  private Workload.Scaling scaling() throws KubeException {
    Optional<Autoscale> scale =
        autoscale == null ? Optional.empty() : Optional.of(autoscale.toAutoscale());
    if (replicas != null && replicas < 0) {
      throw KubeException.inProject(
          "<workload><replicas> (-Dk8s.replicas) is " + replicas + ", and can't be below 0.");
    }
    return new Workload.Scaling(
        replicas == null ? OptionalInt.empty() : OptionalInt.of(replicas),
        scale,
        requireNonNullElse(podDisruptionBudget, true));
  }

  private Optional<Exposure> exposure(boolean hasPorts) throws KubeException {
    return service == null && !hasPorts
        ? Optional.empty()
        : requireNonNullElseGet(service, ServiceConfig::new).toExposure();
  }

  private Workload.Environment environment(Workload.GoRuntime runtime) throws KubeException {
    List<EnvSource> sources = new ArrayList<>();
    for (String source : GivenValues.of(envFrom)) {
      sources.add(EnvSource.parse(source));
    }
    // Maven sorts those of the POM; those of the command line shall come out the same
    return new Workload.Environment(new TreeMap<>(GivenValues.of(env)), sources, runtime);
  }

  private String pullPolicy() throws KubeException {
    List<String> policies = List.of("Always", "IfNotPresent", "Never");
    String policy = requireNonNullElse(imagePullPolicy, policies.get(0)).strip();
    if (!policies.contains(policy)) {
      throw KubeException.inProject("<workload><imagePullPolicy> (-Dk8s.imagePullPolicy) is \""
          + policy + "\": take one of " + String.join(", ", policies) + ".");
    }
    return policy;
  }

  /** Names the ports: the first for TCP by what is known of it, all others by protocol and number. */
  private static List<ContainerPort> ports(List<ExposedPort> exposed, Probes probes) {
    List<ContainerPort> ports = new ArrayList<>();
    for (ExposedPort port : exposed) {
      boolean isMain = ports.isEmpty() && port.protocol().equals("tcp");
      ports.add(new ContainerPort(
          isMain
              ? probes.protocolOfFirstPort().orElse("http")
              : port.protocol() + "-" + port.number(),
          port.number(),
          port.protocol().toUpperCase(Locale.ROOT)));
    }
    return ports;
  }
}

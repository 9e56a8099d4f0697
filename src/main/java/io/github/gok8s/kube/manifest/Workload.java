package io.github.gok8s.kube.manifest;

import io.github.gok8s.kube.Ownership;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a project says about how it runs on Kubernetes.
 *
 * @param kind what makes the pods
 * @param identity what the objects are called
 * @param program what runs in the container
 * @param pod what it runs in
 * @param scaling how many of it run
 * @param exposure how it is reached, where it listens
 */
public record Workload(
    WorkloadKind kind,
    Identity identity,
    Program program,
    Pod pod,
    Scaling scaling,
    Optional<Exposure> exposure) {

  /**
   * Whether there is an account for the pods alone. A bare pod has none: a server that is only asked whether it would take the
   * set refuses a pod whose account is not there yet.
   */
  boolean hasOwnAccount() {
    return pod.serviceAccount().isEmpty() && kind != WorkloadKind.POD;
  }

  /**
   * What the objects are called.
   *
   * @param name the name of all of them
   * @param namespace where they shall be, if it is not for whoever applies them to say
   * @param version the project's version, as a label's value
   * @param partOf the project's group, as a label's value
   */
  public record Identity(String name, Optional<String> namespace, String version, String partOf) {

    /** Gives what selects the pods. Never the version: a selector can't be changed. */
    public Map<String, String> selector() {
      Map<String, String> labels = new LinkedHashMap<>();
      labels.put(Ownership.NAME, name);
      labels.put(Ownership.INSTANCE, name);
      return labels;
    }

    /** Gives the labels of pods: nothing that changes from version to version, which would start them anew. */
    Map<String, String> podLabels() {
      Map<String, String> labels = new LinkedHashMap<>();
      labels.put("app", name);
      labels.putAll(selector());
      labels.put(Ownership.PART_OF, partOf);
      return labels;
    }

    /** Gives the labels of objects. */
    Map<String, String> labels() {
      Map<String, String> labels = podLabels();
      labels.put(Ownership.VERSION, version);
      labels.put(Ownership.MANAGED_BY, Ownership.MANAGER);
      return labels;
    }
  }

  /**
   * What runs in the container.
   *
   * @param image by digest, {@code shop/room@sha256:…}
   * @param pullPolicy when the node asks the registry
   * @param ports what it listens on
   * @param environment its variables, and where more of them come from
   * @param resources what it gets
   * @param probes how it is watched
   * @param user whom it runs as
   * @param volumes the folders that it writes to, beside {@code /tmp}
   */
  public record Program(
      String image,
      String pullPolicy,
      List<ContainerPort> ports,
      Environment environment,
      Resources resources,
      Probes probes,
      User user,
      List<String> volumes) {

    public Program {
      ports = List.copyOf(ports);
      volumes = List.copyOf(volumes);
    }
  }

  /**
   * The environment of the program.
   *
   * @param variables those with a value in the project
   * @param sources the ConfigMaps and Secrets with more
   * @param goRuntime which variables of Go's runtime the limits call for
   */
  public record Environment(
      Map<String, String> variables, List<EnvSource> sources, GoRuntime goRuntime) {

    public Environment {
      variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
      sources = List.copyOf(sources);
    }
  }

  /** What the program knows of its limits by itself. */
  public enum GoRuntime {
    /** Go 1.25 or newer, by the go line of go.mod: it sees the limit of CPU. */
    SEES_CPU_LIMIT,
    /** An older Go. */
    SEES_NO_LIMIT,
    /** No Go. */
    OTHER
  }

  /**
   * Whom the program runs as.
   *
   * @param uid the number of the user
   * @param gid the number of the group, where one is given
   */
  public record User(long uid, Optional<Long> gid) {

    boolean isRoot() {
      return uid == 0;
    }
  }

  /**
   * What the program runs in.
   *
   * @param pullSecrets the Secrets with the credentials of registries
   * @param serviceAccount an account of the cluster; nothing for one of its own, which may do nothing
   * @param schedule when a CronJob runs
   * @param storage how much each volume of a StatefulSet holds
   * @param networkPolicy whether only its ports can be reached
   */
  public record Pod(
      List<String> pullSecrets,
      Optional<String> serviceAccount,
      Optional<String> schedule,
      String storage,
      boolean networkPolicy) {

    public Pod {
      pullSecrets = List.copyOf(pullSecrets);
    }
  }

  /**
   * How many pods run.
   *
   * @param replicas how many, or how many at first where an autoscaler decides; nothing for whatever there are
   * @param autoscale what an autoscaler goes by
   * @param disruptionBudget whether a node that is emptied leaves all pods but one in peace
   */
  public record Scaling(
      OptionalInt replicas, Optional<Autoscale> autoscale, boolean disruptionBudget) {

    /** Gives the fewest pods that there are. */
    int fewest() {
      return autoscale.map(Autoscale::min).orElse(replicas.orElse(1));
    }
  }
}

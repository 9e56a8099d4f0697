package io.github.gok8s.kube.manifest;

import static io.github.gok8s.kube.manifest.JsonLiteral.array;
import static io.github.gok8s.kube.manifest.JsonLiteral.object;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The container of a workload's program; it has the workload's name.
 *
 * @param workload the workload
 * @param volumes where it may write
 */
record Container(Workload workload, PodVolumes volumes) {

  /** How long a pod goes on to serve when it is told to end: until all proxies of all nodes know that it does. */
  private static final int LEAVE_SECONDS = 5;

  private static final int ASK_SECONDS = 5;
  private static final int ANSWER_SECONDS = 2;
  /** As long as a roll-out may take to go on. */
  private static final int START_SECONDS = 300;

  JsonObject tree() {
    Workload.Program program = workload.program();
    Probes probes = workload.kind().ends() ? Probes.NONE : program.probes();
    return object(
        "name",
        workload.identity().name(),
        "image",
        program.image(),
        "imagePullPolicy",
        program.pullPolicy(),
        "ports",
        unlessEmpty(array(program.ports().stream()
            .map(port -> object(
                "name",
                port.name(),
                "containerPort",
                port.number(),
                "protocol",
                port.protocol())))),
        "env",
        unlessEmpty(environment()),
        "envFrom",
        unlessEmpty(array(program.environment().sources().stream().map(EnvSource::tree))),
        "resources",
        object(
            "requests",
            program.resources().requests(),
            "limits",
            program.resources().limits()),
        "startupProbe",
        // asked often, so that a pod is ready as soon as it can be: the kubelet asks for readiness
        // at once when it has started
        probes.startup().map(probe -> probe(probe, 1, START_SECONDS)),
        "readinessProbe",
        probes.readiness().map(probe -> probe(probe, ASK_SECONDS, 2)),
        "livenessProbe",
        probes.liveness().map(probe -> probe(probe, 2 * ASK_SECONDS, 3)),
        "lifecycle",
        servesUntilToldToEnd() ? Optional.of(leave()) : Optional.empty(),
        "securityContext",
        object(
            "allowPrivilegeEscalation",
            false,
            "privileged",
            false,
            "readOnlyRootFilesystem",
            true,
            "capabilities",
            object("drop", array("ALL"))),
        "volumeMounts",
        volumes.mounts());
  }

  private boolean servesUntilToldToEnd() {
    return !workload.program().ports().isEmpty() && !workload.kind().ends();
  }

  private static JsonObject leave() {
    return object("preStop", object("sleep", object("seconds", LEAVE_SECONDS)));
  }

  private JsonArray environment() {
    Workload.Environment environment = workload.program().environment();
    List<JsonElement> variables = new ArrayList<>();
    if (!environment.variables().containsKey("GOMEMLIMIT")
        && environment.goRuntime() != Workload.GoRuntime.OTHER) {
      workload
          .program()
          .resources()
          .goMemoryLimit()
          .ifPresent(limit -> variables.add(object("name", "GOMEMLIMIT", "value", limit)));
    }
    if (!environment.variables().containsKey("GOMAXPROCS")
        && environment.goRuntime() == Workload.GoRuntime.SEES_NO_LIMIT
        && workload.program().resources().limits().containsKey("cpu")) {
      variables.add(object(
          "name",
          "GOMAXPROCS",
          "valueFrom",
          object("resourceFieldRef", object("resource", "limits.cpu"))));
    }
    environment
        .variables()
        .forEach((name, value) -> variables.add(object("name", name, "value", value)));
    return array(variables.stream());
  }

  private JsonObject probe(Probe probe, int period, int failures) {
    JsonObject tree = probe.handler(port(probe));
    tree.addProperty("periodSeconds", period);
    tree.addProperty("timeoutSeconds", ANSWER_SECONDS);
    tree.addProperty("failureThreshold", failures);
    return tree;
  }

  /** Gives the name of the probe's port, or its number where it has none or the probe can't have one. */
  private String port(Probe probe) {
    List<ContainerPort> ports = workload.program().ports();
    // nothing but TCP can be asked
    int number = probe
        .port()
        .orElseGet(() -> ports.stream()
            .filter(port -> port.protocol().equals("TCP"))
            .findFirst()
            .orElse(ports.get(0))
            .number());
    return ports.stream()
        .filter(port -> port.number() == number && !(probe instanceof Probe.Grpc))
        .map(ContainerPort::name)
        .findFirst()
        .orElse(Integer.toString(number));
  }

  private static Optional<JsonArray> unlessEmpty(JsonArray array) {
    return Optional.of(array).filter(any -> !any.isEmpty());
  }
}

package io.github.gok8s.kube.deploy;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.apply.Applied;
import io.github.gok8s.kube.apply.Applier;
import io.github.gok8s.kube.apply.LiveObject;
import io.github.gok8s.kube.apply.Plan;
import io.github.gok8s.kube.apply.Removal;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.ApiRequest;
import io.github.gok8s.kube.connection.Pauses;
import io.github.gok8s.kube.connection.ServerVersion;
import io.github.gok8s.kube.connection.Tree;
import io.github.gok8s.kube.rollout.PublishedImage;
import io.github.gok8s.kube.rollout.Rollout;
import io.github.gok8s.kube.rollout.RolloutPods;
import io.github.gok8s.kube.rollout.RolloutWatch;
import io.github.gok8s.kube.rollout.ServiceAddress;
import io.github.gok8s.result.DeployRecord;
import io.github.gok8s.result.DeployRecord.DeployedObject;
import io.github.gok8s.result.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deploys a set: tries it out, writes it, waits until it runs, and says where. */
public final class Deploy {

  private final ApiClient api;
  private final Pauses pauses;
  private final Narrator narrator;

  public Deploy(ApiClient api, Pauses pauses, Narrator narrator) {
    this.api = api;
    this.pauses = pauses;
    this.narrator = narrator;
  }

  /**
   * Does it.
   *
   * @param version of the server, which {@link ApiClient#connect()} has given
   * @return what was done; with a failure if what was written does not run
   * @throws KubeException if nothing was written
   */
  public DeployRecord run(DeployRequest request, ServerVersion version)
      throws KubeException, InterruptedException {
    long begin = pauses.nanoTime();
    Plan plan = new Namespaces(api, narrator).planWithNamespace(request, version);
    narrator.plan(plan, api.warnings().untold());
    List<Applied> applied = new Applier(api).apply(plan);
    narrator.warnings(api.warnings().untold());
    Outcome outcome = request.waiting().isAwaited()
        ? await(request, applied)
        : new Outcome(Optional.empty(), Optional.empty());
    List<DeployedObject> objects = new ArrayList<>();
    if (outcome.failure().isPresent() && request.waiting().rollbackOnFailure()) {
      // now: whatever comes of going back, this is what has to be mended
      outcome.failure().get().lines().forEach(narrator::line);
      new RollbackOfSet(api, pauses, narrator).run(applied, request);
    }
    applied.forEach(one -> objects.add(new DeployedObject(
        one.planned().wanted().kind(), one.planned().wanted().name(), one.action())));
    objects.addAll(orphans(plan, request, outcome));
    double seconds = (pauses.nanoTime() - begin) / 1e9;
    Optional<String> url = outcome.failure().isEmpty() ? url(request, applied) : Optional.empty();
    return new DeployRecord(
        api.access().context(),
        request.options().namespace(),
        request.image().map(PublishedImage::reference),
        objects,
        seconds,
        outcome.ready(),
        url,
        outcome.failure());
  }

  private record Outcome(Optional<Integer> ready, Optional<Diagnosis> failure) {}

  private Outcome await(DeployRequest request, List<Applied> applied)
      throws KubeException, InterruptedException {
    int ready = 0;
    for (Applied one : applied) {
      if (Rollout.isKind(one.planned().wanted().kind())) {
        Rollout rollout = Rollout.of(
            one.planned().type(),
            namespace(one, request),
            one.live(),
            one.planned().live());
        RolloutWatch watch =
            new RolloutWatch(api, pauses, line -> narrator.progress(rollout.name(), line));
        RolloutWatch.End end =
            watch.await(rollout, Optional.of(one.live()), request.waiting().timeout());
        if (end instanceof RolloutWatch.End.Failed failed) {
          return new Outcome(Optional.of(ready), Optional.of(failed.diagnosis()));
        }
        Optional<Diagnosis> replaced = replaced(request, one, rollout);
        if (replaced.isPresent()) {
          return new Outcome(Optional.of(ready), replaced);
        }
        if (end instanceof RolloutWatch.End.Ready done) {
          ready += done.pods();
        }
      }
    }
    return new Outcome(Optional.of(ready), endpoints(request, applied, ready));
  }

  /** Makes sure that the pods run what was published; looks only after something was written, as for endpoints. */
  private Optional<Diagnosis> replaced(DeployRequest request, Applied one, Rollout rollout)
      throws KubeException, InterruptedException {
    if (request.image().isEmpty() || !one.planned().isWrite()) {
      return Optional.empty();
    }
    // a bare Pod was another when the apply was answered
    JsonObject live = one.planned().wanted().kind().equals("Pod")
        ? api.send(ApiRequest.get(rollout.path()))
            .orThrow("The state of " + rollout.title() + " can't be read")
        : one.live();
    List<JsonObject> pods = new RolloutPods(api).of(rollout, live);
    return request.image().get().replacedIn(one.planned().wanted().tree(), pods);
  }

  /** Looks only after something was written: what did not change has its endpoints since long. */
  private Optional<Diagnosis> endpoints(DeployRequest request, List<Applied> applied, int ready)
      throws KubeException, InterruptedException {
    boolean isChanged = applied.stream().anyMatch(one -> one.planned().isWrite());
    Optional<JsonObject> service = own("Service", request, applied);
    if (!isChanged || service.isEmpty() || ready == 0) {
      return Optional.empty();
    }
    String name = Tree.name(service.get());
    return new ServiceAddress(api, pauses, request.options().namespace())
            .awaitEndpoints(name, Math.min(ready, 1))
        ? Optional.empty()
        : Optional.of(new Diagnosis(
            "The pods are ready, but the Service " + name + " leads to none of them.",
            List.of(),
            "Does its selector fit the labels of the pods? See src/main/k8s."));
  }

  private Optional<String> url(DeployRequest request, List<Applied> applied)
      throws KubeException, InterruptedException {
    Optional<JsonObject> service = own("Service", request, applied);
    String namespace = request.options().namespace();
    Optional<String> url =
        new ServiceAddress(api, pauses, namespace).url(own("Ingress", request, applied), service);
    if (url.isEmpty() && service.isPresent()) {
      narrator.line("reach it by: " + ServiceAddress.portForward(namespace, service.get()));
    }
    return url;
  }

  /** Gives the Service or Ingress of the workload itself: what the user's own ones lead to is not known here. */
  private static Optional<JsonObject> own(
      String kind, DeployRequest request, List<Applied> applied) {
    return applied.stream()
        .filter(one -> one.planned().wanted().kind().equals(kind)
            && one.planned().wanted().name().equals(request.options().instance()))
        .map(Applied::live)
        .findFirst();
  }

  private List<DeployedObject> orphans(Plan plan, DeployRequest request, Outcome outcome)
      throws KubeException, InterruptedException {
    boolean isPruned = request.waiting().prune() && outcome.failure().isEmpty();
    List<DeployedObject> objects = new ArrayList<>();
    for (LiveObject orphan : plan.orphans()) {
      objects.add(
          new DeployedObject(orphan.type().kind(), orphan.name(), isPruned ? "deleted" : "kept"));
    }
    if (isPruned) {
      new Removal(api, pauses).delete(plan.orphans(), request.options().namespace());
    }
    narrator.orphans(plan.orphans(), isPruned);
    return objects;
  }

  private static String namespace(Applied one, DeployRequest request) {
    return one.planned().wanted().namespace().orElse(request.options().namespace());
  }
}

package io.github.gok8s.kube.deploy;

import io.github.gok8s.kube.KubeObject;
import io.github.gok8s.kube.apply.ApplyOptions;
import io.github.gok8s.kube.rollout.PublishedImage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is to be deployed.
 *
 * @param objects the set, in the order in which it is applied
 * @param options how it is applied
 * @param waiting what happens then
 * @param image the image that the pods run
 */
public record DeployRequest(
    List<KubeObject> objects,
    ApplyOptions options,
    Waiting waiting,
    Optional<PublishedImage> image) {

  /**
   * Says what happens after the writing.
   *
   * @param isAwaited whether to wait until all runs
   * @param timeout for how long
   * @param rollbackOnFailure whether to go back to what was there before
   * @param prune whether to delete what an earlier set had and this one has not
   */
  public record Waiting(
      boolean isAwaited, Duration timeout, boolean rollbackOnFailure, boolean prune) {}

  public DeployRequest {
    objects = List.copyOf(objects);
  }
}

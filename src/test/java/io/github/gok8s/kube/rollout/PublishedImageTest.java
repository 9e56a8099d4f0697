package io.github.gok8s.kube.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.yaml.YamlFile;
import io.github.gok8s.result.Diagnosis;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.Platform;
import io.github.gok8s.result.PlatformImageRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedImageTest {

  private static final String INDEX = "sha256:" + "a".repeat(64);
  private static final String MANIFEST = "sha256:" + "b".repeat(64);
  private static final String CONFIG = "sha256:" + "c".repeat(64);
  private static final String OTHER = "sha256:" + "d".repeat(64);
  private static final String TAGGED = "docker.io/library/web:sha-aaaaaaaaaaaa";
  private static final String PINNED = "registry.example.com/web@" + INDEX;

  @ParameterizedTest
  @ValueSource(
      strings = {
        // containerd: the digest that was asked for, or imported
        "docker.io/library/web@"
            + "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        // CRI-O: that of the platform's manifest
        "registry.example.com/web@sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
        // Docker: that of the configuration
        "docker://sha256:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc",
        "sha256:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
      })
  void eachDigestByWhichARuntimeKnowsTheImageIsRight(String imageId) throws Exception {
    assertThat(built(TAGGED).replacedIn(deployment(TAGGED), List.of(pod(TAGGED, imageId))))
        .isEmpty();
  }

  @Test
  void anotherImageThatANodeHadUnderTheTagIsTold() throws Exception {
    Optional<Diagnosis> told = built(TAGGED)
        .replacedIn(
            deployment(TAGGED),
            List.of(pod(TAGGED, "sha256:" + "a".repeat(64)), pod(TAGGED, OTHER)));

    assertThat(told)
        .contains(new Diagnosis(
            "The pods are ready, but they do not run the image that was published, " + TAGGED + ".",
            List.of("web-1 on node-1 was told " + TAGGED + " and runs " + OTHER),
            "The node had another image of that name: delete that one there, and deploy again."));
  }

  @Test
  void anImageThatAWebhookHasPutInItsPlaceIsTold() throws Exception {
    String instead = "mirror.example.com/web:old";

    assertThat(built(PINNED)
            .replacedIn(
                deployment(PINNED), List.of(pod(instead, "mirror.example.com/web@" + OTHER))))
        .map(Diagnosis::cure)
        .contains(
            "Something on the cluster replaces images, as an admission webhook does: ask who runs it.");
  }

  @Test
  void aWebhookMayNameAMirrorOfTheSameImage() throws Exception {
    String mirror = "mirror.example.com/proxy/web@" + INDEX;

    assertThat(
            PublishedImage.of(PINNED).replacedIn(deployment(PINNED), List.of(pod(mirror, mirror))))
        .isEmpty();
    assertThat(built(PINNED)
            .replacedIn(
                deployment(PINNED),
                List.of(pod("mirror.example.com/web:1", "mirror.example.com/web@" + MANIFEST))))
        .isEmpty();
  }

  @Test
  void whereADigestWasAskedForTheRuntimeHasMadeSureOfIt() throws Exception {
    // of an image of another build only the index is known, and a runtime may report a manifest of
    // it
    assertThat(
            PublishedImage.of(PINNED).replacedIn(deployment(PINNED), List.of(pod(PINNED, OTHER))))
        .isEmpty();
  }

  @Test
  void nothingIsSaidWhereNothingIsKnown() throws Exception {
    assertThat(
            PublishedImage.of(TAGGED).replacedIn(deployment(TAGGED), List.of(pod(TAGGED, OTHER))))
        .isEmpty();
    assertThat(built(TAGGED).replacedIn(deployment(TAGGED), List.of(pod(TAGGED, ""))))
        .isEmpty();
    assertThat(built(TAGGED).replacedIn(deployment(TAGGED), List.of())).isEmpty();
  }

  @Test
  void onlyContainersOfTheModuleCount() throws Exception {
    assertThat(built(TAGGED)
            .replacedIn(deployment("somebody.example.com/else:1"), List.of(pod(TAGGED, OTHER))))
        .isEmpty();
  }

  @Test
  void aBarePodIsItsOwnTemplate() throws Exception {
    JsonObject pod = pod(TAGGED, OTHER);

    assertThat(built(TAGGED).replacedIn(pod, List.of(pod))).isPresent();
  }

  private static PublishedImage built(String reference) throws Exception {
    PlatformImageRecord platform = new PlatformImageRecord(
        Platform.parse("linux/amd64"), MANIFEST, CONFIG, 1, Map.of(), List.of());
    return PublishedImage.of(
        reference,
        new ImageRecord(
            "web",
            List.of("1"),
            INDEX,
            false,
            new ImageRecord.Base("static", Optional.empty()),
            List.of(platform)));
  }

  private static JsonObject deployment(String image) throws Exception {
    return tree(
        "{kind: Deployment, spec: {template: {spec: {containers: [{name: sidecar, image: x}, {name: web, image: '"
            + image + "'}]}}}}");
  }

  private static JsonObject pod(String image, String imageId) throws Exception {
    return tree(
        "{kind: Pod, metadata: {name: web-1}, spec: {nodeName: node-1, containers: [{name: web, image: '"
            + image
            + "'}]}, status: {containerStatuses: [{name: sidecar, imageID: '" + OTHER
            + "'}, {name: web, imageID: '"
            + imageId + "'}]}}");
  }

  private static JsonObject tree(String yaml) throws Exception {
    return YamlFile.object(yaml);
  }
}

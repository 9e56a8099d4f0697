package io.github.gok8s.image.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.image.Descriptor;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageName;
import io.github.gok8s.image.LayoutFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PushTest {

  private static RealRegistry registry;
  private static int number;

  @TempDir
  Path folder;

  private String repository;
  private TestLayout image;

  @BeforeAll
  static void start() {
    registry = RealRegistry.start();
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @BeforeEach
  void makeImage() {
    number++;
    repository = "shop/room-" + number;
    image = TestLayout.in(folder.resolve("image"), number);
  }

  @Test
  void pushesAnIndexUnderAllItsTags() throws Exception {
    PushResult result = push(registry.address(), image, "1", "2");

    assertThat(result)
        .isEqualTo(new PushResult(5, 2 * TestLayout.SIZE + configs() + 5_000, 0, 0, 2));
    for (String reference : List.of("1", "2", image.digest())) {
      assertThat(registry.get("/v2/" + repository + "/manifests/" + reference).body())
          .isEqualTo(Files.readString(blob(image.digest())));
    }
    assertThat(registry.get("/v2/" + repository + "/tags/list").body())
        .contains("\"1\"", "\"2\"")
        .doesNotContain("sha256");
  }

  @Test
  void asksOnceForEachTagWhenNothingHasChanged() throws Exception {
    try (FaultProxy proxy = new FaultProxy(registry.address())) {
      push(proxy.address(), image, "1", "2");
      proxy.forget();

      assertThat(push(proxy.address(), image, "1", "2").isUnchanged()).isTrue();

      assertThat(proxy.requests())
          .containsExactly(
              "HEAD /v2/" + repository + "/manifests/1", "HEAD /v2/" + repository + "/manifests/2");
    }
  }

  @Test
  void movesATagWithoutTouchingBlobs() throws Exception {
    push(registry.address(), image, "1");
    try (FaultProxy proxy = new FaultProxy(registry.address())) {
      assertThat(push(proxy.address(), image, "1", "2")).isEqualTo(new PushResult(0, 0, 0, 0, 1));
      assertThat(proxy.requests()).noneMatch(request -> request.contains("/blobs/"));
    }
  }

  @Test
  void sendsBlobsBeforeManifestsAndTagsLast() throws Exception {
    try (FaultProxy proxy = new FaultProxy(registry.address())) {
      push(proxy.address(), image, "1", "2");

      List<String> requests = proxy.requests();
      String start = "PUT /v2/" + repository + "/manifests/";
      int firstManifest = requests.indexOf(start + image.manifests().get(0));
      assertThat(requests.subList(firstManifest, requests.size()))
          .containsExactly(
              start + image.manifests().get(0),
              start + image.manifests().get(1),
              start + "1",
              start + "2");
    }
  }

  @Test
  void sendsOnlyWhatHasChanged() throws Exception {
    push(registry.address(), image, "1");
    TestLayout next = TestLayout.in(folder.resolve("next"), number + 1000);

    PushResult result = push(registry.address(), next, "1");

    assertThat(result.present()).isEqualTo(1);
    assertThat(result.sent()).isEqualTo(4);
    assertThat(tag("1")).isEqualTo(next.digest());
  }

  @Test
  void listsWhatRefersToTheImageWhereTheRegistryDoesNot() throws Exception {
    String bill = image.withReferrer();

    push(registry.address(), image, "1");

    String list = registry.get("/v2/" + repository + "/manifests/" + list()).body();
    assertThat(list)
        .isEqualTo("{\"schemaVersion\":2,\"mediaType\":\"" + Descriptor.INDEX
            + "\",\"manifests\":[{\"mediaType\":\"" + Descriptor.MANIFEST + "\",\"digest\":\""
            + bill
            + "\",\"size\":" + Files.size(new LayoutFolder(image.referrers()).blob(bill))
            + ",\"artifactType\":\"application/vnd.cyclonedx+json\"}]}");
    assertThat(registry.get("/v2/" + repository + "/manifests/" + bill).statusCode())
        .isEqualTo(200);
  }

  @Test
  void leavesTheListOfReferrersToARegistryThatKeepsOne() throws Exception {
    String bill = image.withReferrer();
    try (FaultProxy proxy = new FaultProxy(registry.address())) {
      proxy.answer(
          "PUT /v2/" + repository + "/manifests/" + bill,
          201,
          Map.of("OCI-Subject", image.digest()));

      push(proxy.address(), image, "1");

      String start = "PUT /v2/" + repository + "/manifests/";
      assertThat(proxy.requests().stream().filter(request -> request.startsWith(start)))
          .containsExactly(
              start + image.manifests().get(0),
              start + image.manifests().get(1),
              start + image.digest(),
              start + bill,
              start + "1");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bringsWhatRefersToTheImageAfterAPushThatFailedThere(boolean isInList) throws Exception {
    String bill = image.withReferrer();
    try (FaultProxy proxy = new FaultProxy(registry.address())) {
      for (int i = 0; i < Retries.ATTEMPTS; i++) {
        proxy.answer("PUT /v2/" + repository + "/manifests/" + (isInList ? list() : bill), 500);
      }
      assertThatThrownBy(() -> push(proxy.address(), image, "1"))
          .isInstanceOf(ImageException.class);
      assertThat(tag("1")).isEqualTo("none");
      proxy.forget();

      push(proxy.address(), image, "1");

      assertThat(proxy.requests().stream().filter(request -> request.startsWith("PUT ")))
          .map(request -> request.replaceFirst(".*/", ""))
          .containsExactly(bill, list(), "1");
    }
    assertThat(registry.get("/v2/" + repository + "/manifests/" + list()).body())
        .contains(bill);
    assertThat(tag("1")).isEqualTo(image.digest());
  }

  @Test
  void bringsWhatRefersToTheImageSinceItsLastPush() throws Exception {
    push(registry.address(), image, "1");
    String bill = image.withReferrer();

    PushResult result = push(registry.address(), image, "1");

    assertThat(result.isUnchanged()).isFalse();
    assertThat(result.tagged()).isZero();
    assertThat(registry.get("/v2/" + repository + "/manifests/" + list()).body())
        .contains(bill);
  }

  @Test
  void asksOnceForAllThatRefersToTheImage() throws Exception {
    String bill = image.withReferrer();
    try (FaultProxy proxy = new FaultProxy(registry.address())) {
      push(proxy.address(), image, "1");
      proxy.forget();
      assertThat(push(proxy.address(), image, "1").isUnchanged()).isTrue();
      assertThat(proxy.requests())
          .containsExactly(
              "HEAD /v2/" + repository + "/manifests/1",
              "GET /v2/" + repository + "/referrers/" + image.digest(),
              "GET /v2/" + repository + "/manifests/" + list());
      proxy.forget();
      proxy.answer(
          "GET /v2/" + repository + "/referrers/",
          "{\"manifests\":[{\"digest\":\"" + bill + "\"}]}");
      assertThat(push(proxy.address(), image, "1").isUnchanged()).isTrue();
      assertThat(proxy.requests())
          .as("of a registry that keeps the list")
          .containsExactly(
              "HEAD /v2/" + repository + "/manifests/1",
              "GET /v2/" + repository + "/referrers/" + image.digest());
    }
  }

  @Test
  void takesLayersOverFromTheBaseInTheSameRegistry() throws Exception {
    String base = "base-" + number;
    registry.putBlob(base, Files.readAllBytes(blob(image.common().digest())));
    PushOrder order = image.to(registry.address() + "/" + repository, "1");
    try (FaultProxy proxy = new FaultProxy(registry.address())) {
      PushResult result = push(new PushOrder(
          order.layout(),
          order.referrers(),
          order.digest(),
          ImageName.parse(proxy.address() + "/" + repository),
          order.tags(),
          List.of(ImageName.parse(proxy.address() + "/" + base), ImageName.parse("alpine"))));

      assertThat(result.mounted()).isEqualTo(1);
      assertThat(result.sent()).isEqualTo(4);
      assertThat(proxy.requests().stream().filter(request -> request.startsWith("POST ")))
          .as("a mount that is refused opens the upload")
          .hasSize(5);
    }
    assertThat(tag("1")).isEqualTo(image.digest());
  }

  @Test
  void takesOverWhatAnotherModuleHasPushed() throws Exception {
    KnownBlobs known = new KnownBlobs(new ConcurrentHashMap<>());
    try (Access access = new Access()) {
      ImagePush push = new ImagePush(access.registries(), known);
      push.push(image.to(registry.address() + "/other-" + number, "1"));

      PushResult result = push.push(image.to(registry.address() + "/" + repository, "1"));

      assertThat(result).isEqualTo(new PushResult(0, 0, 5, 0, 1));
    }
  }

  @ParameterizedTest
  @CsvSource({"100000, 1", "0, 2", "300000, 3"})
  void goesOnWithAnUploadThatWasCutOff(int after, int times) throws Exception {
    try (FaultProxy proxy = new FaultProxy(registry.address())) {
      proxy.cutRequest("PUT /v2/" + repository + "/blobs/uploads/", after);
      for (int i = 1; i < times; i++) {
        proxy.cutRequest("PATCH /v2/" + repository + "/blobs/uploads/", after);
      }

      assertThat(push(proxy.address(), image, "1").sent()).isEqualTo(5);

      assertThat(tag("1")).isEqualTo(image.digest());
      assertThat(registry.stores(image.own().get(0).digest())).isTrue();
      assertThat(registry.stores(image.own().get(1).digest())).isTrue();
    }
  }

  @Test
  void beginsAnUploadAgainThatTheRegistryHasSpoilt() throws Exception {
    Descriptor last = image.own().get(0);
    for (Descriptor blob : blobs()) {
      if (!blob.equals(last)) {
        registry.putBlob(repository, Files.readAllBytes(blob(blob.digest())));
      }
    }
    try (FaultProxy proxy = new FaultProxy(registry.address())) {
      String upload = "PUT /v2/" + repository + "/blobs/uploads/";
      proxy.cutRequest(upload, 0);
      proxy.answer(upload, 404);

      assertThat(push(proxy.address(), image, "1").sent()).isEqualTo(1);

      assertThat(tag("1")).isEqualTo(image.digest());
      assertThat(proxy.requests()).filteredOn(line -> line.startsWith("POST ")).hasSize(2);
    }
  }

  @Test
  void triesAgainWhatMayPass() throws Exception {
    try (FaultProxy proxy = new FaultProxy(registry.address())) {
      String repositoryPath = "/v2/" + repository;
      proxy
          .answer("HEAD " + repositoryPath + "/blobs/", 503)
          .answer("POST " + repositoryPath, 429)
          .answer("PUT " + repositoryPath + "/blobs/", 500)
          .answer("PUT " + repositoryPath + "/blobs/", 503)
          .answer("PUT " + repositoryPath + "/manifests/sha256:", 502)
          .answer("PUT " + repositoryPath + "/manifests/1", 408);

      assertThat(push(proxy.address(), image, "1").sent()).isEqualTo(5);
      assertThat(tag("1")).isEqualTo(image.digest());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PUT /v2/%s/blobs/", "PUT /v2/%s/manifests/sha256:", "PUT /v2/%s/manifests/1"})
  void leavesTheTagWithTheOldImageWhateverFails(String request) throws Exception {
    push(registry.address(), image, "1");
    TestLayout next = TestLayout.in(folder.resolve("next"), number + 2000);
    try (FaultProxy proxy = new FaultProxy(registry.address())) {
      for (int i = 0; i < 5 * Retries.ATTEMPTS; i++) {
        proxy.answer(request.formatted(repository), 500);
      }
      assertThatThrownBy(() -> push(proxy.address(), next, "1"))
          .hasMessageStartingWith("The registry " + proxy.address() + " failed at ")
          .hasMessageEndingWith(
              " 5 times: 500 Internal Server Error. Run the same command again later: what has"
                  + " arrived is not sent again.");
      assertThat(tag("1")).isEqualTo(image.digest());
    }
    push(registry.address(), next, "1");
    assertThat(tag("1")).isEqualTo(next.digest());
  }

  @Test
  void sendsOnlyWhatIsMissingAfterAFailure() throws Exception {
    try (FaultProxy proxy = new FaultProxy(registry.address())) {
      for (int i = 0; i < Retries.ATTEMPTS; i++) {
        proxy.answer("PUT /v2/" + repository + "/manifests/1", 500);
      }
      assertThatThrownBy(() -> push(proxy.address(), image, "1"))
          .isInstanceOf(ImageException.class);
    }

    assertThat(push(registry.address(), image, "1")).isEqualTo(new PushResult(0, 0, 0, 5, 1));
  }

  @Test
  void sendsWhatMayNotBeTakenOver() throws Exception {
    try (TokenServer tokens = new TokenServer();
        RealRegistry guarded = new RealRegistry.Setup().tokensOf(tokens).start();
        Access access = new Access().as(RealRegistry.JANE)) {
      PushOrder order = image.to(guarded.address() + "/" + repository, "1");
      PushOrder mounting = new PushOrder(
          order.layout(),
          order.referrers(),
          order.digest(),
          order.name(),
          order.tags(),
          List.of(ImageName.parse(guarded.address() + "/others/base")));

      assertThat(push(access, mounting).sent()).isEqualTo(5);

      assertThat(tokens.requests())
          .contains("repository:" + repository + ":pull,push repository:others/base:pull");
      assertThat(guarded.stores(image.common().digest())).isTrue();
    }
  }

  @Test
  void checksBeforehandWhetherAPushIsAllowed() throws Exception {
    try (RealRegistry guarded = new RealRegistry.Setup().password().start();
        Access jane = new Access().as(RealRegistry.JANE);
        Access nobody = new Access();
        Access wrong = new Access().as(new Credential("jane", "wrong", "a file"))) {
      PushOrder order = image.to(guarded.address() + "/" + repository, "1");

      check(jane, order);
      assertThatThrownBy(() -> check(nobody, order))
          .hasMessage(
              "The registry " + guarded.address() + " wants credentials to push to " + order.name()
                  + ", and none were found. Looked for in this order: a test (not there). Add a"
                  + " <server> with the id "
                  + guarded.address() + " to settings.xml, or log in with docker or podman.");
      assertThatThrownBy(() -> check(wrong, order))
          .hasMessage("The registry " + guarded.address()
              + " does not take the credentials of jane (a file): it answered 401"
              + " Unauthorized. Correct them there, or log in again.");
    }
  }

  @Test
  void keepsItsConnection() throws Exception {
    try (FaultProxy proxy = new FaultProxy(registry.address());
        Access access = new Access()) {
      PushOrder order = image.to(proxy.address() + "/" + repository, "1");

      check(access, order);
      check(access, order);

      assertThat(proxy.requests()).hasSize(4);
      assertThat(proxy.connections()).isEqualTo(1);
    }
  }

  @Test
  void saysThatATokenServiceRefuses() throws Exception {
    try (TokenServer tokens = new TokenServer();
        RealRegistry guarded = new RealRegistry.Setup().tokensOf(tokens).start();
        Access jane = new Access().as(RealRegistry.JANE);
        Access nobody = new Access();
        Access wrong = new Access().as(new Credential("jane", "wrong", "a file"))) {
      String start = "The registry " + guarded.address();

      assertThatThrownBy(() -> check(nobody, image.to(guarded.address() + "/" + repository, "1")))
          .hasMessageStartingWith(start + " wants credentials to push to ");
      assertThatThrownBy(() -> check(wrong, image.to(guarded.address() + "/" + repository, "1")))
          .hasMessageStartingWith(
              start + " does not take the credentials of jane (a file): it answered 401");
      assertThatThrownBy(() -> check(jane, image.to(guarded.address() + "/others/room", "1")))
          .hasMessageStartingWith(start + " does not let us push to " + guarded.address()
              + "/others/room as jane (a test): 401 Unauthorized (UNAUTHORIZED: ")
          .hasMessageEndingWith(
              " Ask its owner for the right to, or correct <image><name> (-Dk8s.image.name).");
    }
  }

  @Test
  void saysThatARegistryIsReadOnly() throws Exception {
    try (RealRegistry readOnly = new RealRegistry.Setup().readOnly().start();
        Access access = new Access()) {
      PushOrder order = image.to(readOnly.address() + "/" + repository, "1");

      assertThatThrownBy(() -> check(access, order))
          .hasMessageStartingWith(
              "The registry " + readOnly.address() + " takes no images: 405 Method Not Allowed")
          .hasMessageEndingWith(
              " It is read-only, or a mirror. Correct <image><name> (-Dk8s.image.name).");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "413, 'The registry %s, or a proxy before it, takes nothing as large as the blob sha256:'",
    "403, 'The registry %s does not let us push to %s/'",
    "404, 'The registry %s does not have the repository %s/'",
    "507, 'The registry %s failed at the blob sha256:'"
  })
  void saysWhatTheRegistryDoesNotTake(int status, String start) throws Exception {
    try (FaultProxy proxy = new FaultProxy(registry.address())) {
      for (int i = 0; i < 5; i++) {
        proxy.answer("PUT /v2/" + repository + "/blobs/", status);
      }
      assertThatThrownBy(() -> push(proxy.address(), image, "1"))
          .hasMessageStartingWith(start.formatted(proxy.address(), proxy.address()));
    }
  }

  @Test
  void noticesThatTheLayoutIsNotWhole() throws IOException {
    Files.write(blob(image.own().get(0).digest()), new byte[3]);

    assertThatThrownBy(() -> push(registry.address(), image, "1"))
        .hasMessage("The image in " + image.folder() + " is not whole: "
            + blob(image.own().get(0).digest())
            + " is not there, or incomplete. Delete that folder and make the image anew: mvn"
            + " package");
  }

  @Test
  void doesNotPublishABlobWhoseBytesHaveChanged() throws IOException {
    Descriptor layer = image.own().get(0);
    Files.write(blob(layer.digest()), new byte[(int) layer.size()]);

    assertThatThrownBy(() -> push(registry.address(), image, "1"))
        .hasMessageStartingWith(
            "The registry " + registry.address() + " refuses the blob " + layer.digest())
        .hasMessageContaining("400 Bad Request (DIGEST_INVALID: ");
    assertThat(registry.get("/v2/" + repository + "/manifests/1").statusCode()).isEqualTo(404);
  }

  private long configs() throws IOException {
    long sum = 0;
    for (String manifest : image.manifests()) {
      String text = Files.readString(blob(manifest));
      sum += Long.parseLong(text.replaceFirst(".*?\"size\":(\\d+).*", "$1"));
    }
    return sum;
  }

  private List<Descriptor> blobs() throws ImageException {
    return new LayoutFolder(image.folder())
        .image(image.digest()).documents().stream()
            .flatMap(manifest -> manifest.blobs().stream())
            .distinct()
            .toList();
  }

  /** The tag that stands for the list of what refers to the image. */
  private String list() {
    return image.digest().replace(':', '-');
  }

  private Path blob(String digest) {
    return new LayoutFolder(image.folder()).blob(digest);
  }

  private String tag(String tag) {
    return registry
        .get("/v2/" + repository + "/manifests/" + tag)
        .headers()
        .firstValue("Docker-Content-Digest")
        .orElse("none");
  }

  private PushResult push(String address, TestLayout layout, String... tags) throws Exception {
    return push(layout.to(address + "/" + repository, tags));
  }

  private static PushResult push(PushOrder order) throws Exception {
    try (Access access = new Access()) {
      return push(access, order);
    }
  }

  private static PushResult push(Access access, PushOrder order) throws Exception {
    return new ImagePush(access.registries(), new KnownBlobs(new ConcurrentHashMap<>()))
        .push(order);
  }

  private static void check(Access access, PushOrder order) throws Exception {
    new ImagePush(access.registries(), new KnownBlobs(new ConcurrentHashMap<>())).check(order);
  }
}

package io.github.gok8s.image.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class KilledPushTest {

  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource({
    "PUT /v2/room/blobs/uploads/, 0",
    "PUT /v2/room/manifests/sha256:, 4",
    "PUT /v2/room/manifests/1, 4"
  })
  void leavesTheOldImageAndWhatHasArrived(String request, int arrived) throws Exception {
    TestLayout old = TestLayout.in(folder.resolve("old"), 1);
    TestLayout next = TestLayout.in(folder.resolve("next"), 2);
    try (RealRegistry registry = RealRegistry.start();
        FaultProxy proxy = new FaultProxy(registry.address())) {
      push(old, registry.address());
      proxy.hang(request);

      // when the process is killed in the middle
      Process killed = OtherPush.start(next, proxy.address() + "/room");
      proxy.awaitHanging();
      killed.destroyForcibly().waitFor();

      // then the tag leads to the whole old image
      assertThat(tag(registry)).isEqualTo(old.digest());

      // and the same push sends what is missing, and no more
      PushResult result = push(next, registry.address());
      assertThat(result.sent() + result.present()).isEqualTo(5);
      assertThat(result.sent()).isLessThanOrEqualTo(4 - arrived);
      assertThat(tag(registry)).isEqualTo(next.digest());
    }
  }

  @Test
  void doesNotDisturbItselfWhenItRunsTwiceAtOnce() throws Exception {
    TestLayout image = TestLayout.in(folder.resolve("image"), 3);
    try (RealRegistry registry = RealRegistry.start()) {
      Process other = OtherPush.start(image, registry.address() + "/room");
      push(image, registry.address());

      assertThat(other.waitFor()).isZero();
      assertThat(tag(registry)).isEqualTo(image.digest());
    }
  }

  private static PushResult push(TestLayout image, String address) throws Exception {
    try (Access access = new Access()) {
      return new ImagePush(access.registries(), new KnownBlobs(new ConcurrentHashMap<>()))
          .push(image.to(address + "/room", "1"));
    }
  }

  private static String tag(RealRegistry registry) {
    return registry
        .get("/v2/room/manifests/1")
        .headers()
        .firstValue("Docker-Content-Digest")
        .orElse("none");
  }
}

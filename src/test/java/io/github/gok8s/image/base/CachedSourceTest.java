package io.github.gok8s.image.base;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.http.ProxyRoutes;
import io.github.gok8s.image.ContentSource;
import io.github.gok8s.image.Descriptor;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageReference;
import io.github.gok8s.image.registry.CredentialChain;
import io.github.gok8s.image.registry.FaultProxy;
import io.github.gok8s.image.registry.HttpRegistries;
import io.github.gok8s.image.registry.Mirrors;
import io.github.gok8s.image.registry.RealRegistry;
import io.github.gok8s.image.registry.RegistryOptions;
import io.github.gok8s.image.registry.TokenServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedSourceTest {

  private static final ImageReference REFERENCE =
      ImageReference.parse("registry.example.com/base:1").orElseThrow();

  @TempDir
  private Path folder;

  private final TestImage registry = TestImage.usual();
  private final Map<String, String> session = new ConcurrentHashMap<>();

  @Test
  void asksForATagOnceInARunOfMaven() throws Exception {
    String digest = registry.tags.get("1");

    assertThat(online(session).manifest("1").descriptor().digest()).isEqualTo(digest);
    assertThat(online(session).manifest("1").descriptor().digest()).isEqualTo(digest);

    assertThat(registry.requests).containsExactly("1");
  }

  @Test
  void asksForATagAgainInTheNextRunAndSeesThatItHasMoved() throws Exception {
    online(session).manifest("1");
    registry.tag("1", registry.image("{'architecture':'s390x','os':'linux'}"));

    assertThat(online(new ConcurrentHashMap<>()).manifest("1").descriptor().digest())
        .isEqualTo(registry.tags.get("1"));
  }

  @Test
  void asksForWhatHasADigestOnlyOnceAtAll() throws Exception {
    String digest = registry.tags.get("1");
    Descriptor layer = layer();

    for (int i = 0; i < 2; i++) {
      ContentSource source = online(new ConcurrentHashMap<>());
      assertThat(source.manifest(digest).bytes()).isEqualTo(registry.blobs.get(digest));
      assertThat(source.manifest(digest).mediaType()).isEqualTo(Descriptor.INDEX);
      try (InputStream blob = source.blob(layer)) {
        assertThat(blob.readAllBytes()).isEqualTo(registry.blobs.get(layer.digest()));
      }
    }

    assertThat(registry.requests).containsExactly(digest, layer.digest());
  }

  @Test
  void needsNoRegistryForWhatIsThere() throws Exception {
    online(session).manifest("1");
    online(session).blob(layer()).close();

    ContentSource offline = offline();

    assertThat(offline.manifest("1").descriptor().digest()).isEqualTo(registry.tags.get("1"));
    try (InputStream blob = offline.blob(layer())) {
      assertThat(blob.readAllBytes()).isEqualTo(registry.blobs.get(layer().digest()));
    }
  }

  @Test
  void saysWhatIsMissingWithoutARegistry() {
    assertThatThrownBy(() -> offline().manifest("1"))
        .isInstanceOf(ImageException.class)
        .hasMessage(
            "The base image registry.example.com/base:1 is not, or not wholly, in the cache "
                + folder + " (1 is missing), and with -o (offline) nothing is pulled."
                + " Run the same command once without -o.");
    assertThatThrownBy(() -> offline().blob(layer()))
        .hasMessageContaining("(" + layer().digest() + " is missing)");
  }

  @Test
  void keepsNothingOfABlobThatArrivesDamaged() throws IOException {
    Descriptor layer = layer();
    registry.blobs.put(layer.digest(), "something else".getBytes(UTF_8));

    assertThatThrownBy(() -> online(session).blob(layer))
        .isInstanceOf(ImageException.class)
        .hasMessage("A part of a base image arrived damaged: " + layer.digest() + " has "
            + layer.size() + " bytes, what came has 14 and the digest "
            + TestImage.digest("something else".getBytes(UTF_8))
            + ". Run the same command again; if that does not help, whatever stands between"
            + " here and the registry changes what it passes on.");
    assertThat(files()).isEmpty();
  }

  @Test
  void pullsAgainWhatIsCut() throws Exception {
    online(session).blob(layer()).close();
    Files.writeString(files().get(0), "cut");

    try (InputStream blob = online(session).blob(layer())) {
      assertThat(blob.readAllBytes()).isEqualTo(registry.blobs.get(layer().digest()));
    }
  }

  @Test
  void removesWhatIsDamagedWhenItIsReadSoThatTheNextRunPullsIt() throws Exception {
    online(session).blob(layer()).close();
    Path file = files().get(0);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    assertThatThrownBy(() -> {
          try (InputStream blob = online(session).blob(layer())) {
            blob.readAllBytes();
          }
        })
        .isInstanceOf(IOException.class)
        .hasMessage(file
            + " in the cache was damaged, and is removed: run the same command again, then it"
            + " is pulled anew");
    assertThat(file).doesNotExist();
    try (InputStream blob = online(session).blob(layer())) {
      assertThat(blob.readAllBytes()).isEqualTo(registry.blobs.get(layer().digest()));
    }
  }

  @Test
  void pullsAgainADocumentThatIsDamaged() throws Exception {
    String digest = registry.tags.get("1");
    online(session).manifest(digest);
    Files.writeString(files().get(0), "{}");

    assertThat(online(session).manifest(digest).bytes()).isEqualTo(registry.blobs.get(digest));
  }

  @Test
  void pullsOnceForAllModulesThatAreBuiltAtATime() throws Exception {
    Descriptor layer = layer();
    ExecutorService modules = Executors.newFixedThreadPool(8);
    List<Future<byte[]>> results = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      results.add(modules.submit(() -> {
        online(session).manifest("1");
        try (InputStream blob = online(session).blob(layer)) {
          return blob.readAllBytes();
        }
      }));
    }
    for (Future<byte[]> result : results) {
      assertThat(result.get()).isEqualTo(registry.blobs.get(layer.digest()));
    }
    modules.shutdown();

    assertThat(registry.requests).containsExactlyInAnyOrder("1", layer.digest());
  }

  @Test
  void asksForATokenAndAMirrorThatFailsOnceForAllBlobs() throws Exception {
    byte[][] layers = {"a layer".getBytes(UTF_8), "another layer".getBytes(UTF_8)};
    Path data = folder.resolve("registry");
    try (RealRegistry open = new RealRegistry.Setup().data(data).start()) {
      for (byte[] layer : layers) {
        open.putBlob("public/base", layer);
      }
    }
    try (TokenServer tokens = new TokenServer();
        RealRegistry guarded =
            new RealRegistry.Setup().data(data).tokensOf(tokens).start();
        FaultProxy mirror = new FaultProxy(guarded.address());
        HttpRegistries registries = registries(guarded.address() + "=" + mirror.address())) {
      mirror.answer("GET", 404);
      ImageReference base =
          ImageReference.parse(guarded.address() + "/public/base:1").orElseThrow();
      ContentSource source = new CachedSource(
          base,
          new BaseCache(folder.resolve("cache")),
          Optional.of(() -> registries.repository(base.name())),
          session);

      for (byte[] layer : layers) {
        try (InputStream blob = source.blob(Descriptor.of(Descriptor.LAYER, layer))) {
          assertThat(blob.readAllBytes()).isEqualTo(layer);
        }
      }

      assertThat(mirror.requests()).hasSize(1);
      assertThat(tokens.requests()).containsExactly("repository:public/base:pull");
    }
  }

  @Test
  void leavesWhatARegistrySaysOfABlobAsItIs() throws Exception {
    byte[] layer = "a layer".getBytes(UTF_8);
    try (RealRegistry open = RealRegistry.start();
        FaultProxy proxy = new FaultProxy(open.address());
        HttpRegistries registries = registries("a.invalid=b.invalid")) {
      open.putBlob("base", layer);
      proxy.corrupt("GET");
      ImageReference base = ImageReference.parse(proxy.address() + "/base:1").orElseThrow();
      ContentSource source = new CachedSource(
          base,
          new BaseCache(folder),
          Optional.of(() -> registries.repository(base.name())),
          session);

      assertThatThrownBy(() -> source.blob(Descriptor.of(Descriptor.LAYER, layer)))
          .isInstanceOf(ImageException.class)
          .hasMessageStartingWith("A blob of " + proxy.address() + "/base arrived corrupted: ")
          .hasMessageEndingWith("the registry or a proxy before it is broken.");
    }
  }

  private static HttpRegistries registries(String mirror) throws ImageException {
    return new HttpRegistries(
        new RegistryOptions(
            ProxyRoutes.of(Optional.empty(), name -> Optional.empty()),
            RegistryOptions.TIMEOUT,
            new RegistryOptions.Security(List.of(), false),
            Mirrors.parse(List.of(mirror)),
            false),
        new CredentialChain(List.of()));
  }

  private ContentSource online(Map<String, String> run) {
    return new CachedSource(REFERENCE, new BaseCache(folder), Optional.of(() -> registry), run);
  }

  private ContentSource offline() {
    return new CachedSource(
        REFERENCE, new BaseCache(folder), Optional.empty(), new ConcurrentHashMap<>());
  }

  private static Descriptor layer() {
    return Descriptor.of(
        Descriptor.LAYER, TestImage.gzip(TestImage.layer("{'architecture':'amd64','os':'linux'}")));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains("tags"))
          .toList();
    }
  }
}

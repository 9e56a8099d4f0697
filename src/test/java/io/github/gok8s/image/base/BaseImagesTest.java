package io.github.gok8s.image.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gok8s.image.AssembledImage;
import io.github.gok8s.image.BaseImage;
import io.github.gok8s.image.ContainerUser;
import io.github.gok8s.image.Descriptor;
import io.github.gok8s.image.Environment;
import io.github.gok8s.image.ImageAssembly;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageName;
import io.github.gok8s.image.ImageSpec;
import io.github.gok8s.image.PulledBase;
import io.github.gok8s.image.Registries;
import io.github.gok8s.image.Tag;
import io.github.gok8s.result.Binaries;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.Platform;
import io.github.gok8s.result.TargetFolder;
import io.github.gok8s.result.Timeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseImagesTest {

  private static final String AMD64 = "{'architecture':'amd64','os':'linux'}";

  @TempDir
  private Path folder;

  private final TestImage registry = TestImage.usual();
  private final List<String> repositories = new ArrayList<>();
  private final Map<String, String> session = new ConcurrentHashMap<>();
  private final BaseImages images = new BaseImages();

  @Test
  void areFoundForEachPlatformThatNeedsOne() throws Exception {
    Platform arm64 = Platform.parse("linux/arm64");
    Platform amd64 = Platform.parse("linux/amd64");
    Platform armv7 = Platform.parse("linux/arm/v7");
    ImageSpec.Bases wanted = new ImageSpec.Bases(
        BaseImage.parse("registry.example.com/base:1"), Map.of(armv7, new BaseImage.Scratch()));

    ImageSpec.Bases found = images.find(wanted, List.of(amd64, arm64, armv7), online());

    assertThat(found.pulled().keySet()).containsExactlyInAnyOrder(amd64, arm64);
    assertThat(found.pulled().values())
        .extracting(PulledBase::digest)
        .containsOnly(registry.tags.get("1"));
    assertThat(repositories).containsOnly("registry.example.com/base");
    // the tag, and a manifest and a configuration for each platform
    assertThat(registry.requests).hasSize(5).startsWith("1");
  }

  @Test
  void areFoundAgainWithoutARegistry() throws Exception {
    ImageSpec.Bases wanted = bases("registry.example.com/base:1");
    List<Platform> platforms =
        List.of(Platform.parse("linux/amd64"), Platform.parse("linux/arm/v6"));
    ImageSpec.Bases online = images.find(wanted, platforms, online());
    registry.requests.clear();

    ImageSpec.Bases offline = images.find(wanted, platforms, offline());

    assertThat(registry.requests).isEmpty();
    assertThat(offline.pulled().get(platforms.get(1)).manifest())
        .isEqualTo(online.pulled().get(platforms.get(1)).manifest());
  }

  @Test
  void areThoseThatTheLockFilePinsThoughTheTagHasMoved() throws Exception {
    Map<String, String> pins =
        images.lock(List.of(BaseImage.parse("registry.example.com/base:1")), online());
    String pinned = registry.tags.get("1");
    assertThat(pins).isEqualTo(Map.of("registry.example.com/base:1", pinned));
    registry.tag("1", registry.image("{'architecture':'s390x','os':'linux'}"));
    registry.requests.clear();
    session.clear();

    ImageSpec.Bases found = images.find(
        bases("registry.example.com/base:1"), List.of(Platform.parse("linux/amd64")), online());

    assertThat(found.pulled().values()).extracting(PulledBase::digest).containsExactly(pinned);
    assertThat(registry.requests).doesNotContain("1");
  }

  @Test
  void areNotLockedWhereNoTagCanMove() throws Exception {
    Map<String, String> pins = images.lock(
        List.of(
            BaseImage.parse("static"),
            BaseImage.parse("oci:base"),
            BaseImage.parse("registry.example.com/base@" + registry.tags.get("1"))),
        online());

    assertThat(pins).isEmpty();
    assertThat(folder.resolve("base-images.lock")).doesNotExist();
  }

  @Test
  void tellOfAFailureOfTheRegistry() {
    assertThatThrownBy(() -> images.find(
            bases("registry.example.com/base:2"), List.of(Platform.parse("linux/amd64")), online()))
        .isInstanceOf(ImageException.class)
        .hasMessage("the registry has no 2");
  }

  @Test
  void lieUnderTheBinaryWithAllThatTheySayButWhatOnlyTheyAre() throws Exception {
    JsonObject config = TestImage.object(AMD64);
    config.add(
        "config",
        TestImage.object(
            "{'Env':['PATH=/base/bin','A=base','B=base'],'WorkingDir':'/base','User':'0','StopSignal':'SIGQUIT',"
                + "'Entrypoint':['/bin/sh'],'Cmd':['-c'],'ExposedPorts':{'53/udp':{}},'Volumes':{'/base':{}},"
                + "'Labels':{'org.opencontainers.image.title':'Base','org.opencontainers.image.url':'base','team':'base'},"
                + "'Healthcheck':{'Test':['NONE']},'OnBuild':['x']}"));
    config.add(
        "history", JsonParser.parseString("[{\"created_by\":\"base\"},{\"empty_layer\":true}]"));
    byte[] plain = TestImage.layer(AMD64);
    Descriptor manifest =
        registry.image(config, TestImage.DOCKER_LAYER, TestImage.gzip(plain), plain);
    registry.tag("1", manifest);

    JsonObject made = config(assemble("registry.example.com/base:1"));

    assertThat(made.getAsJsonObject("config"))
        .isEqualTo(TestImage.object("{'User':'65532:65532','ExposedPorts':{'53/udp':{}},"
            + "'Env':['A=ours','B=base','PATH=/base/bin'],'Entrypoint':['/app/room'],'Volumes':{'/base':{}},"
            + "'WorkingDir':'/base','Labels':{'org.opencontainers.image.base.digest':'"
            + manifest.digest() + "',"
            + "'org.opencontainers.image.base.name':'registry.example.com/base:1',"
            + "'org.opencontainers.image.created':'1970-01-01T00:00:00Z',"
            + "'org.opencontainers.image.title':'Room','team':'base'},'StopSignal':'SIGQUIT'}"));
    assertThat(made.getAsJsonArray("history").toString())
        .isEqualTo(
            "[{\"created_by\":\"base\"},{\"empty_layer\":true},{\"created\":\"1970-01-01T00:00:00Z\",\"created_by\":\"go-k8s-maven-plugin:"
                + " room\"}]");
    assertThat(made.getAsJsonObject("rootfs").getAsJsonArray("diff_ids").get(0).getAsString())
        .isEqualTo(TestImage.digest(plain));
  }

  @Test
  void areNamedByAnnotationsAndInTheRecord() throws Exception {
    AssembledImage image = assemble("registry.example.com/base:1");
    TargetFolder target = new TargetFolder(folder.resolve("target"));

    assertThat(image.record().base().name()).isEqualTo("registry.example.com/base:1");
    assertThat(image.record().base().digest()).contains(registry.tags.get("1"));
    JsonObject index = blob(target, image.record().digest());
    assertThat(index.getAsJsonObject("annotations"))
        .isEqualTo(
            TestImage.object(
                "{'org.opencontainers.image.base.digest':'"
                    + registry.tags.get("1")
                    + "','org.opencontainers.image.base.name':'registry.example.com/base:1',"
                    + "'org.opencontainers.image.created':'1970-01-01T00:00:00Z','org.opencontainers.image.title':'Room'}"));
    JsonObject manifest = blob(target, image.record().platforms().get(0).digest());
    assertThat(manifest
            .getAsJsonObject("annotations")
            .get("org.opencontainers.image.base.digest")
            .getAsString())
        .isNotEqualTo(registry.tags.get("1"));
    assertThat(manifest.getAsJsonArray("layers")).hasSize(2);
    assertThat(assemble("registry.example.com/base:1").upToDate()).isTrue();
  }

  @Test
  void thatChangeMakeAnotherImageOfTheSameLayerOfTheBinary() throws Exception {
    AssembledImage before = assemble("registry.example.com/base:1");
    session.clear();
    byte[] plain = TestImage.tar("etc/base", "another");
    registry.tag(
        "1",
        registry.image(TestImage.object(AMD64), Descriptor.LAYER, TestImage.gzip(plain), plain));

    AssembledImage after = assemble("registry.example.com/base:1");

    assertThat(after.upToDate()).isFalse();
    assertThat(after.record().platforms().get(0).layers().get(1))
        .isEqualTo(before.record().platforms().get(0).layers().get(1));
    assertThat(after.record().platforms().get(0).layers().get(0).diffId())
        .isEqualTo(TestImage.digest(plain));
  }

  private AssembledImage assemble(String base) throws Exception {
    TargetFolder target = new TargetFolder(folder.resolve("target"));
    Platform amd64 = Platform.parse("linux/amd64");
    Path file = target.binaries(amd64).resolve("room");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "Oh hai");
    Binary room = Binaries.of("room", amd64, file);
    ImageSpec spec = new ImageSpec(
        new ImageSpec.Naming(new ImageName("room"), List.of(new Tag("1"))),
        images.find(bases(base), List.of(amd64), online()),
        new ImageSpec.Container(
            new ImageSpec.Start(
                List.of("/app/room"),
                List.of(),
                new Environment(Map.of("A", "ours")),
                ContainerUser.NONROOT,
                Optional.empty()),
            List.of(),
            List.of(),
            Map.of()),
        new ImageSpec.Description(Instant.EPOCH, Map.of("org.opencontainers.image.title", "Room")),
        new ImageSpec.Output(false, false, Optional.empty()));
    return new ImageAssembly().assemble(spec, List.of(room), target, new Timeline(false));
  }

  private JsonObject config(AssembledImage image) throws Exception {
    return blob(
        new TargetFolder(folder.resolve("target")),
        image.record().platforms().get(0).config());
  }

  private static JsonObject blob(TargetFolder target, String digest) throws Exception {
    return JsonParser.parseString(
            Files.readString(target.image().resolve("blobs").resolve(digest.replace(':', '/'))))
        .getAsJsonObject();
  }

  private static ImageSpec.Bases bases(String base) throws ImageException {
    return new ImageSpec.Bases(BaseImage.parse(base), Map.of());
  }

  private BaseImages.Places online() throws Exception {
    return places(Optional.of(name -> {
      repositories.add(name.text());
      return registry;
    }));
  }

  private BaseImages.Places offline() throws Exception {
    session.clear();
    return places(Optional.empty());
  }

  private BaseImages.Places places(Optional<Registries> registries) throws Exception {
    return new BaseImages.Places(
        folder, folder.resolve("cache"), BaseLock.find(folder, folder), registries, session);
  }
}

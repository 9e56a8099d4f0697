package io.github.gok8s.image;

import static io.github.gok8s.image.Specs.TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.LayerRecord;
import io.github.gok8s.result.PlatformImageRecord;
import io.github.gok8s.result.Sha256;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageAssemblyTest {

  private static final BaseImage SCRATCH = new BaseImage.Scratch();
  private static final BaseImage STATIC = new BaseImage.Static();
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  private final ImageAssembly assembly = new ImageAssembly();

  @TempDir
  private Path folder;

  private TargetFolder target;
  private Binary amd64;
  private Binary arm;

  @BeforeEach
  void makeBinaries() throws IOException {
    target = new TargetFolder(folder.resolve("ziel mit leer"));
    amd64 = Specs.binary(target, "room", "linux/amd64", "Oh hai amd64");
    arm = Specs.binary(target, "room", "linux/arm/v6", "Oh hai arm");
  }

  @Test
  void makesALayoutWhoseEveryBlobHasTheDigestOfItsName() throws Exception {
    assembly.assemble(Specs.plain(STATIC), List.of(arm, amd64), target, TIME);

    // one index, two manifests, two configurations, two layers of binaries, one layer of the base
    assertThat(blobs()).hasSize(8);
    for (Path blob : blobs()) {
      assertThat(Sha256.of(blob)).isEqualTo(blob.getFileName().toString());
    }
    assertThat(target.image().resolve("oci-layout"))
        .hasContent("{\"imageLayoutVersion\":\"1.0.0\"}");
  }

  @Test
  void theLicencesOfWhatIsLinkedAreALayerOfTheirOwn() throws Exception {
    Path license = target.licenses().resolve("example.com/dep/LICENSE");
    Files.createDirectories(license.getParent());
    Files.writeString(license, "do what you like");

    PlatformImageRecord one = assembly
        .assemble(Specs.plain(SCRATCH), List.of(amd64), target, TIME)
        .record()
        .platforms()
        .get(0);

    assertThat(one.layers()).hasSize(2);
    assertThat(names(one.layers().get(0)))
        .containsExactly(
            "licenses/",
            "licenses/example.com/",
            "licenses/example.com/dep/",
            "licenses/example.com/dep/LICENSE");
    assertThat(assembly
            .assemble(Specs.plain(SCRATCH), List.of(amd64), target, TIME)
            .upToDate())
        .isTrue();

    Files.writeString(license, "do what I say!!!");
    Files.setLastModifiedTime(license, LONG_AGO);
    assertThat(assembly
            .assemble(Specs.plain(SCRATCH), List.of(amd64), target, TIME)
            .upToDate())
        .isFalse();
  }

  @Test
  void leadsFromTheTagsThroughIndexAndManifestsToTheLayers() throws Exception {
    ImageSpec spec =
        Specs.of(SCRATCH, new ImageSpec.Output(false, false, Optional.empty()), "1", "latest");

    ImageRecord record =
        assembly.assemble(spec, List.of(arm, amd64), target, TIME).record();

    JsonObject layout = json(target.image().resolve("index.json"));
    assertThat(layout.getAsJsonArray("manifests"))
        .hasSize(2)
        .allSatisfy(entry -> assertThat(entry.getAsJsonObject().get("digest").getAsString())
            .isEqualTo(record.digest()));
    JsonObject index = blob(record.digest());
    assertThat(index.getAsJsonArray("manifests"))
        .extracting(entry -> entry.getAsJsonObject().get("platform").toString())
        .containsExactly(
            "{\"architecture\":\"amd64\",\"os\":\"linux\"}",
            "{\"architecture\":\"arm\",\"os\":\"linux\",\"variant\":\"v6\"}");
    PlatformImageRecord first = record.platforms().get(0);
    JsonObject manifest = blob(first.digest());
    assertThat(manifest.getAsJsonObject("config").get("digest").getAsString())
        .isEqualTo(first.config());
    assertThat(manifest
            .getAsJsonArray("layers")
            .get(0)
            .getAsJsonObject()
            .get("digest")
            .getAsString())
        .isEqualTo(first.layers().get(0).digest());
    assertThat(blob(first.config())
            .getAsJsonObject("rootfs")
            .getAsJsonArray("diff_ids")
            .get(0)
            .getAsString())
        .isEqualTo(first.layers().get(0).diffId());
  }

  @Test
  void recordsTheImageAsTheNextRunReadsIt() throws Exception {
    ImageRecord record =
        assembly.assemble(Specs.plain(STATIC), List.of(amd64), target, TIME).record();

    assertThat(ImageRecord.readFrom(target)).isEqualTo(record);
    assertThat(record.image()).isEqualTo("room");
    assertThat(record.tags()).containsExactly("1");
    assertThat(record.pushed()).isFalse();
    assertThat(record.base()).isEqualTo(new ImageRecord.Base("static", Optional.empty()));
    PlatformImageRecord platform = record.platforms().get(0);
    assertThat(platform.binaries()).isEqualTo(Map.of("room", amd64.sha256()));
    assertThat(platform.size())
        .isEqualTo(platform.layers().stream().mapToLong(LayerRecord::size).sum()
            + Files.size(new ImageLayout(target.image()).blob(platform.config())));
  }

  @Test
  void sharesTheLayerOfTheBaseAmongAllPlatforms() throws Exception {
    ImageRecord record = assembly
        .assemble(Specs.plain(STATIC), List.of(arm, amd64), target, TIME)
        .record();

    assertThat(record.platforms())
        .extracting(platform -> platform.layers().get(0))
        .containsOnly(record.platforms().get(0).layers().get(0));
  }

  @Test
  void putsEachOfSeveralBinariesIntoALayerOfItsOwnAboveTheBase() throws Exception {
    Binary migrate = Specs.binary(target, "migrate", "linux/amd64", "migrate");

    AssembledImage image =
        assembly.assemble(Specs.plain(STATIC), List.of(amd64, migrate), target, TIME);

    PlatformImageRecord platform = image.record().platforms().get(0);
    assertThat(platform.layers()).hasSize(3);
    assertThat(platform.binaries().keySet()).containsExactly("migrate", "room");
    assertThat(image.sizes().get(0).layers())
        .extracting(PlatformSize.Layer::title)
        .containsExactly(StaticBaseLayer.current().title(), "migrate", "room");
  }

  @Test
  void givesAPlatformTheBaseOfItsOwn() throws Exception {
    ImageSpec plain = Specs.plain(STATIC);
    ImageSpec spec = new ImageSpec(
        plain.naming(),
        new ImageSpec.Bases(STATIC, Map.of(Specs.platform("linux/arm/v6"), SCRATCH)),
        plain.container(),
        plain.description(),
        plain.output());

    ImageRecord record =
        assembly.assemble(spec, List.of(arm, amd64), target, TIME).record();

    assertThat(record.platforms())
        .extracting(platform -> platform.layers().size())
        .containsExactly(2, 1);
  }

  @Test
  void makesNothingWhenNothingHasChanged() throws Exception {
    AssembledImage first =
        assembly.assemble(Specs.plain(STATIC), List.of(arm, amd64), target, TIME);
    makeAllOld();
    Files.delete(amd64.file());

    AssembledImage second =
        assembly.assemble(Specs.plain(STATIC), List.of(arm, amd64), target, TIME);

    assertThat(second.upToDate()).isTrue();
    assertThat(second.record()).isEqualTo(first.record());
    assertThat(second.sizes()).isEqualTo(first.sizes());
    assertThat(files()).allSatisfy((name, time) -> assertThat(time).isEqualTo(LONG_AGO));
  }

  @Test
  void makesOnlyTheLayerOfTheBinaryThatHasChanged() throws Exception {
    ImageRecord first = assembly
        .assemble(Specs.plain(STATIC), List.of(arm, amd64), target, TIME)
        .record();
    makeAllOld();
    Files.delete(arm.file());
    Binary changed = Specs.binary(target, "room", "linux/amd64", "Oh hai again");

    AssembledImage second =
        assembly.assemble(Specs.plain(STATIC), List.of(arm, changed), target, TIME);

    assertThat(second.upToDate()).isFalse();
    PlatformImageRecord before = first.platforms().get(0);
    PlatformImageRecord after = second.record().platforms().get(0);
    assertThat(after.layers().get(0)).isEqualTo(before.layers().get(0));
    assertThat(after.layers().get(1)).isNotEqualTo(before.layers().get(1));
    assertThat(second.record().platforms().get(1)).isEqualTo(first.platforms().get(1));
    // what nothing points to any more is gone
    assertThat(blobs()).hasSize(8);
    assertThat(blobs().stream().filter(blob -> isOld(blob))).hasSize(4);
  }

  @Test
  void makesLayersOfAnotherFormatAgain() throws Exception {
    ImageRecord first = assembly
        .assemble(Specs.plain(STATIC), List.of(arm, amd64), target, TIME)
        .record();
    JsonObject state = json(target.state("image.json"));
    state.getAsJsonObject("inputs").addProperty("format", "2");
    JsonObject layers = state.getAsJsonObject("layers");
    JsonElement other = layers.entrySet().iterator().next().getValue();
    layers.keySet().forEach(key -> layers.add(key, other));
    Files.writeString(target.state("image.json"), state.toString());

    AssembledImage second =
        assembly.assemble(Specs.plain(STATIC), List.of(arm, amd64), target, TIME);

    assertThat(second.upToDate()).isFalse();
    assertThat(second.record()).isEqualTo(first);
  }

  @Test
  void makesAgainWhatIsMissingOrCut() throws Exception {
    ImageRecord record = assembly
        .assemble(Specs.plain(STATIC), List.of(arm, amd64), target, TIME)
        .record();
    Map<String, String> whole = contents();
    ImageLayout layout = new ImageLayout(target.image());
    String layer = record.platforms().get(0).layers().get(1).digest();
    for (Path file : List.of(
        layout.blob(layer),
        layout.blob(record.digest()),
        layout.index(),
        layout.marker(),
        target.imageRecord(),
        target.state("image.json"))) {
      Files.delete(file);
      assertThat(assembly
              .assemble(Specs.plain(STATIC), List.of(arm, amd64), target, TIME)
              .upToDate())
          .isFalse();
      assertThat(contents()).isEqualTo(whole);

      Files.writeString(file, "{");
      assertThat(assembly
              .assemble(Specs.plain(STATIC), List.of(arm, amd64), target, TIME)
              .upToDate())
          .isFalse();
      assertThat(contents()).isEqualTo(whole);
    }
  }

  @Test
  void removesWhatAKilledRunLeft() throws Exception {
    assembly.assemble(Specs.plain(SCRATCH), List.of(amd64), target, TIME);
    Map<String, String> whole = contents();
    Files.writeString(target.image().resolve("blobs/sha256/" + "0".repeat(64)), "orphan");
    Files.writeString(target.image().resolve(".index.json-1"), "half");
    Files.writeString(target.path().resolve("k8s/.image.json-1"), "half");
    Files.createDirectories(target.path().resolve("k8s/.staging-999999999-x"));
    Files.writeString(target.path().resolve("k8s/.staging-999999999-x/layer"), "half");

    assembly.assemble(Specs.plain(SCRATCH), List.of(amd64, arm), target, TIME);
    assembly.assemble(Specs.plain(SCRATCH), List.of(amd64), target, TIME);

    assertThat(contents()).isEqualTo(whole);
  }

  @Test
  void hasTheSameDigestInAnotherFolder() throws Exception {
    TargetFolder other = new TargetFolder(folder.resolve("other"));
    Binary copy = Specs.binary(other, "room", "linux/amd64", "Oh hai amd64");

    assertThat(
            assembly.assemble(Specs.plain(STATIC), List.of(amd64), target, TIME).record())
        .isEqualTo(
            assembly.assemble(Specs.plain(STATIC), List.of(copy), other, TIME).record());
  }

  @Test
  void keepsThatItWasPushedUnlessTheImageIsAnother() throws Exception {
    ImageRecord record =
        assembly.assemble(Specs.plain(SCRATCH), List.of(amd64), target, TIME).record();
    record.withPushed(true).writeTo(target);

    assertThat(assembly
            .assemble(Specs.plain(SCRATCH), List.of(amd64), target, TIME)
            .record()
            .pushed())
        .isTrue();
    assertThat(assembly
            .assemble(limited(1_000_000), List.of(amd64), target, TIME)
            .record()
            .pushed())
        .isTrue();
    assertThat(assembly
            .assemble(Specs.plain(SCRATCH), List.of(amd64, arm), target, TIME)
            .record()
            .pushed())
        .isFalse();
  }

  @Test
  void refusesAnImageAboveTheLimitAndLeavesNothing() throws Exception {
    byte[] noise = new byte[700_000];
    new Random(1).nextBytes(noise);
    Binary large = Specs.binary(target, "room", "linux/arm64", noise);

    assertThatThrownBy(() -> assembly.assemble(limited(500), List.of(large, amd64), target, TIME))
        .isInstanceOf(ImageException.class)
        .hasMessage(
            "The image for linux/arm64 is 701 KB (room 701 KB), above the limit of 1 KB"
                + ". Make the binary smaller, take another <image><base>, or raise <image><maxSize> (-Dk8s.image.maxSize).");
    assertThat(target.image()).doesNotExist();
    assertThat(target.imageRecord()).doesNotExist();
    assertThat(target.path().resolve("k8s")).isEmptyDirectory();
  }

  @Test
  void leavesTheFormerImageWhenTheNextIsRefused() throws Exception {
    assembly.assemble(Specs.plain(SCRATCH), List.of(amd64), target, TIME);
    Map<String, String> former = contents();
    Binary changed = Specs.binary(target, "room", "linux/amd64", "Oh hai again");

    assertThatThrownBy(() -> assembly.assemble(limited(10), List.of(changed), target, TIME))
        .isInstanceOf(ImageException.class);

    assertThat(contents()).isEqualTo(former);
  }

  @Test
  void writesArchivesOnRequestAndRemovesThemWithIt() throws Exception {
    ImageSpec both = Specs.of(SCRATCH, new ImageSpec.Output(true, true, Optional.empty()), "1");
    Path k8s = target.path().resolve("k8s");

    assembly.assemble(both, List.of(amd64, arm), target, TIME);
    assertThat(k8s.resolve("image-linux-amd64.docker.tar")).exists();
    assertThat(k8s.resolve("image-linux-arm-v6.docker.tar")).exists();
    assertThat(k8s.resolve("image.oci.tar")).exists();
    assertThat(assembly.assemble(both, List.of(amd64, arm), target, TIME).upToDate())
        .isTrue();

    Files.delete(k8s.resolve("image.oci.tar"));
    assertThat(assembly.assemble(both, List.of(amd64, arm), target, TIME).upToDate())
        .isFalse();
    assertThat(k8s.resolve("image.oci.tar")).exists();

    assembly.assemble(Specs.plain(SCRATCH), List.of(amd64, arm), target, TIME);
    assertThat(k8s.toFile().list()).containsExactlyInAnyOrder("image", "image.json", "state");
  }

  @Test
  void refusesABinaryThatSomethingChangedAndLeavesNothing() throws Exception {
    Files.writeString(amd64.file(), "Oh bye amd64");

    assertThatThrownBy(
            () -> assembly.assemble(Specs.plain(STATIC), List.of(amd64, arm), target, TIME))
        .isInstanceOf(ImageException.class)
        .hasMessageStartingWith(
            amd64.file() + " is not, or no more, what was compiled for linux/amd64");
    assertThat(target.image()).doesNotExist();
  }

  @Test
  void endsWhenItIsInterruptedAndLeavesNothing() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(
            () -> assembly.assemble(Specs.plain(STATIC), List.of(amd64, arm), target, TIME))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(target.image()).doesNotExist();
    assertThat(target.path().resolve("k8s")).isEmptyDirectory();
  }

  private static ImageSpec limited(long bytes) {
    return Specs.of(
        SCRATCH, new ImageSpec.Output(false, false, Optional.of(new ByteSize(bytes))), "1");
  }

  private List<Path> blobs() throws IOException {
    try (Stream<Path> files = Files.list(target.image().resolve("blobs/sha256"))) {
      return files.toList();
    }
  }

  private List<String> names(LayerRecord layer) throws IOException {
    List<String> names = new ArrayList<>();
    try (TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(
        Files.newInputStream(new ImageLayout(target.image()).blob(layer.digest()))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  private JsonObject blob(String digest) throws IOException {
    return json(new ImageLayout(target.image()).blob(digest));
  }

  private static JsonObject json(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  /** The digest of each file in k8s, by its name. */
  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (Path file : k8s()) {
      contents.put(target.relative(file), Sha256.of(file));
    }
    return contents;
  }

  private Map<String, FileTime> files() throws IOException {
    Map<String, FileTime> times = new TreeMap<>();
    for (Path file : k8s()) {
      times.put(target.relative(file), Files.getLastModifiedTime(file));
    }
    return times;
  }

  private void makeAllOld() throws IOException {
    for (Path file : k8s()) {
      Files.setLastModifiedTime(file, LONG_AGO);
    }
  }

  private static boolean isOld(Path file) {
    return file.toFile().lastModified() == LONG_AGO.toMillis();
  }

  private List<Path> k8s() throws IOException {
    try (Stream<Path> files = Files.walk(target.path().resolve("k8s"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}

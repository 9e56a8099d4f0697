package io.github.gok8s.image.base;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.image.BaseImage;
import io.github.gok8s.image.Descriptor;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.PulledBase;
import io.github.gok8s.image.PulledLayer;
import io.github.gok8s.result.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseFilesTest {

  private static final String AMD64 = "{'architecture':'amd64','os':'linux'}";

  @TempDir
  private Path folder;

  @Test
  void aLayoutGivesAllItsPlatforms() throws Exception {
    TestImage.usual().writeLayout(folder.resolve("base"));

    assertThat(layers("oci:base", "linux/amd64"))
        .isEqualTo(layer("{'architecture':'amd64','os':'linux'}"));
    assertThat(layers("oci:base:1", "linux/arm/v7"))
        .isEqualTo(layer("{'architecture':'arm','os':'linux','variant':'v7'}"));
  }

  @Test
  void aLayoutOfSeveralImagesNeedsATag() throws Exception {
    TestImage image = TestImage.usual();
    image.tag("2", image.image("{'architecture':'s390x','os':'linux'}"));
    image.writeLayout(folder.resolve("base"));

    assertThat(choose("oci:base:2", "linux/s390x").manifest()).isEqualTo(image.tags.get("2"));
    assertRefused(
        "oci:base",
        "The layout of the base image oci:base has several images: 1, 2. Name one, as in"
            + " oci:FOLDER:TAG, in <image><base> (-Dk8s.image.base).");
    assertRefused(
        "oci:base:3",
        "The layout of the base image oci:base:3 has no image with the tag 3, but 1, 2. Correct"
            + " <image><base> (-Dk8s.image.base).");
  }

  @Test
  void aLayoutWhoseIndexNamesThePlatformsItself() throws Exception {
    TestImage image = new TestImage();
    Descriptor amd64 = image.image(AMD64);
    Descriptor arm64 = image.image("{'architecture':'arm64','os':'linux'}");
    Path layout = image.writeLayout(folder.resolve("base"));
    Files.writeString(
        layout.resolve("index.json"),
        "{\"manifests\":["
            + TestImage.entry(amd64, "{'platform':" + AMD64 + "}") + ","
            + TestImage.entry(arm64, "{'platform':{'architecture':'arm64','os':'linux'}}") + "]}");

    assertThat(choose("oci:base", "linux/arm64").manifest()).isEqualTo(arm64.digest());
  }

  @Test
  void aLayoutThatIsBrokenIsSaidToBe() throws Exception {
    Path layout = TestImage.usual().writeLayout(folder.resolve("base"));
    String digest = TestImage.usual().tags.get("1").substring(7);
    Files.writeString(layout.resolve("blobs/sha256").resolve(digest), "{}");
    assertRefused(
        "oci:base",
        "The base image oci:base can't be read as an OCI image layout: the bytes of blobs/sha256/"
            + digest + " are not those of its digest. Correct <image><base> (-Dk8s.image.base).");

    Files.delete(layout.resolve("blobs/sha256").resolve(digest));
    assertRefused(
        "oci:base",
        "The base image oci:base can't be read as an OCI image layout: blobs/sha256/" + digest
            + " is not there. Correct <image><base> (-Dk8s.image.base).");

    Files.writeString(layout.resolve("index.json"), "{\"manifests\":[]}");
    assertRefused(
        "oci:base",
        "The layout of the base image oci:base has no images at all. Correct <image><base>"
            + " (-Dk8s.image.base).");

    Files.writeString(layout.resolve("index.json"), "nonsense");
    assertRefused(
        "oci:base",
        "The base image oci:base can't be read as an OCI image layout: index.json is no JSON"
            + " object. Correct <image><base> (-Dk8s.image.base).");

    Files.delete(layout.resolve("index.json"));
    assertRefused(
        "oci:base",
        "The base image oci:base can't be read as an OCI image layout: index.json is not there."
            + " Correct <image><base> (-Dk8s.image.base).");
  }

  @Test
  void whatIsNotThereIsNamedWithItsWholePath() {
    assertRefused(
        "oci:base",
        folder.resolve("base")
            + " is not there. <image><base> (-Dk8s.image.base) is oci:base; relative paths start"
            + " in the module's folder.");
    assertRefused(
        "tar:base.tar",
        folder.resolve("base.tar")
            + " is not there. <image><base> (-Dk8s.image.base) is tar:base.tar; relative paths"
            + " start in the module's folder.");
  }

  @Test
  void anArchiveOfOciGivesAllItsPlatforms() throws Exception {
    TestImage.writeTar(folder.resolve("base.tar"), TestImage.usual().layout());

    assertThat(layers("tar:base.tar", "linux/arm64"))
        .isEqualTo(layer("{'architecture':'arm64','os':'linux','variant':'v8'}"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anArchiveOfDockerGivesItsOnePlatform(boolean compressed) throws Exception {
    byte[] plain = TestImage.layer(AMD64);
    byte[] stored = compressed ? TestImage.gzip(plain) : plain;
    TestImage.writeTar(folder.resolve("base.tar"), docker(stored, TestImage.digest(plain)));

    PulledBase base = choose("tar:base.tar", "linux/amd64");
    PulledLayer layer = base.layers().get(0);
    assertThat(layer.diffId()).isEqualTo(TestImage.digest(plain));
    assertThat(layer.descriptor())
        .isEqualTo(Descriptor.of(compressed ? Descriptor.LAYER : TestImage.PLAIN_LAYER, stored));
    assertThat(layers("tar:base.tar", "linux/amd64")).isEqualTo(stored);
    assertThat(base.reference()).isEmpty();
    assertThatThrownBy(() -> choose("tar:base.tar", "linux/arm64"))
        .hasMessageStartingWith(
            "The base image tar:base.tar has nothing for linux/arm64. It has linux/amd64.");
  }

  @Test
  void anArchiveOfDockerMayShareLayersByLinks() throws Exception {
    byte[] plain = TestImage.layer(AMD64);
    Path archive = folder.resolve("base.tar");
    TestImage.writeTarWithLink(archive, docker(plain, TestImage.digest(plain)), "layer.tar");

    assertThat(layers("tar:base.tar", "linux/amd64")).isEqualTo(plain);
  }

  @Test
  void anArchiveOfDockerThatIsBrokenIsSaidToBe() throws Exception {
    String broken = "The base image tar:base.tar can't be read as an archive: ";
    String correct = ". Correct <image><base> (-Dk8s.image.base).";
    byte[] plain = TestImage.layer(AMD64);
    Map<String, byte[]> files = docker(plain, TestImage.digest(plain));

    assertDockerRefused(Map.of("a", plain), broken + "manifest.json is not there" + correct);
    assertDockerRefused(
        with(files, "manifest.json", "{}"), broken + "manifest.json is no JSON list" + correct);
    assertDockerRefused(
        with(files, "manifest.json", "[{},{}]"),
        "The archive of the base image tar:base.tar holds 2 images, and it is not clear which is"
            + " meant: save the one alone. It stands in <image><base> (-Dk8s.image.base).");
    assertDockerRefused(
        with(files, "manifest.json", "[{\"Config\":\"config.json\",\"Layers\":[]}]"),
        broken + "it has 0 layers, and its configuration tells of 1" + correct);
    assertDockerRefused(
        with(files, "manifest.json", "[{\"Config\":\"config.json\",\"Layers\":[\"x\"]}]"),
        broken + "the layer x is not there" + correct);
    assertDockerRefused(
        with(files, "manifest.json", "[{\"Layers\":[\"x\"]}]"),
        broken + "its configuration is not there" + correct);
    assertDockerRefused(
        with(files, "config.json", "x"), broken + "its configuration is no JSON object" + correct);
  }

  @Test
  void anArchiveThatIsNoneOrCompressedIsSaidToBe() throws Exception {
    Path file = folder.resolve("base.tar");
    Files.write(file, TestImage.gzip(new byte[100]));
    assertRefused(
        "tar:base.tar",
        file
            + " is compressed as a whole: unpack it (gunzip, unzstd) to a .tar file, and name that"
            + " in <image><base> (-Dk8s.image.base).");

    Files.writeString(file, "no archive ".repeat(200));
    assertThatThrownBy(() -> choose("tar:base.tar", "linux/amd64"))
        .isInstanceOf(ImageException.class)
        .hasMessageStartingWith(file + " can't be read as a tar archive (");
  }

  private static Map<String, byte[]> docker(byte[] layer, String diffId) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(
        "manifest.json",
        "[{\"Config\":\"config.json\",\"RepoTags\":[\"a:1\"],\"Layers\":[\"layer.tar\"]}]"
            .getBytes(UTF_8));
    files.put(
        "config.json",
        ("{\"architecture\":\"amd64\",\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\""
                + diffId + "\"]}}")
            .getBytes(UTF_8));
    files.put("layer.tar", layer);
    return files;
  }

  private static Map<String, byte[]> with(Map<String, byte[]> files, String name, String content) {
    Map<String, byte[]> changed = new LinkedHashMap<>(files);
    changed.put(name, content.getBytes(UTF_8));
    return changed;
  }

  private static byte[] layer(String platform) {
    return TestImage.gzip(TestImage.layer(platform));
  }

  private byte[] layers(String base, String platform) throws Exception {
    PulledLayer layer = choose(base, platform).layers().get(0);
    try (InputStream blob = layer.source().blob(layer.descriptor())) {
      return blob.readAllBytes();
    }
  }

  private void assertDockerRefused(Map<String, byte[]> files, String message) throws IOException {
    TestImage.writeTar(folder.resolve("base.tar"), files);
    assertRefused("tar:base.tar", message);
  }

  private void assertRefused(String base, String message) {
    assertThatThrownBy(() -> choose(base, "linux/amd64"))
        .isInstanceOf(ImageException.class)
        .hasMessage(message);
  }

  private PulledBase choose(String base, String platform) throws Exception {
    BaseImage parsed = BaseImage.parse(base);
    BaseSearch search = parsed instanceof BaseImage.Layout layout
        ? BaseSearch.in(
            base,
            Optional.empty(),
            BaseFiles.open(layout, folder),
            layout.tag().orElse(LayoutSource.ALL))
        : BaseSearch.in(
            base,
            Optional.empty(),
            BaseFiles.open((BaseImage.Archive) parsed, folder),
            LayoutSource.ALL);
    return search.choose(Platform.parse(platform));
  }
}

package io.github.gok8s.image.base;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.github.gok8s.image.Descriptor;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageReference;
import io.github.gok8s.image.PulledBase;
import io.github.gok8s.image.PulledLayer;
import io.github.gok8s.result.Platform;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseSearchTest {

  private static final String AMD64 = "{'architecture':'amd64','os':'linux'}";
  private static final String ARM64 = "{'architecture':'arm64','os':'linux'}";

  private TestImage image = new TestImage();

  @ParameterizedTest
  @CsvSource({
    "linux/amd64,    amd64 ",
    "linux/amd64/v3, amd64 ",
    "linux/arm/v7,   arm v7",
    "linux/arm/v6,   arm v6",
    "linux/arm64,    arm64 v8",
  })
  void choosesThePlatformsOwn(String platform, String expected) throws Exception {
    image = TestImage.usual();

    JsonObject config = choose(platform).config();

    assertThat(Documents.text(config, "architecture") + " " + Documents.text(config, "variant"))
        .isEqualTo(expected.contains(" ") ? expected : expected + " ");
  }

  @Test
  void tellsDigestsAndLayersWithoutReadingLayers() throws Exception {
    image = TestImage.usual();

    PulledBase base = choose("linux/amd64");

    assertThat(base.digest()).isEqualTo(image.tags.get("1"));
    assertThat(base.reference()).contains(reference());
    assertThat(image.blobs).containsKey(base.manifest());
    byte[] plain = TestImage.layer(AMD64);
    PulledLayer layer = base.layers().get(0);
    assertThat(layer.diffId()).isEqualTo(TestImage.digest(plain));
    assertThat(layer.descriptor())
        .isEqualTo(Descriptor.of(Descriptor.LAYER, TestImage.gzip(plain)));
    assertThat(image.requests).doesNotContain(layer.descriptor().digest());
  }

  @Test
  void refusesAPlatformThatTheBaseLacksAndTellsWhatItHas() {
    image = TestImage.usual();

    assertThatThrownBy(() -> choose("linux/s390x"))
        .isInstanceOf(ImageException.class)
        .hasMessage("The base image registry.example.com/base:1 has nothing for linux/s390x. It"
            + " has linux/amd64, linux/arm/v6, linux/arm/v7, linux/arm64. Take another"
            + " in <image><base> (-Dk8s.image.base), give linux/s390x a <base> of its"
            + " own in <image><platforms>, or take the platform out there.");
    assertThatThrownBy(() -> choose("linux/arm/v5"))
        .hasMessageStartingWith(
            "The base image registry.example.com/base:1 has nothing for linux/arm/v5.");
  }

  @Test
  void goesIntoIndexesInsideIndexes() throws Exception {
    Descriptor inner =
        image.index(TestImage.entry(image.image(ARM64), "{'platform':" + ARM64 + "}"));
    image.tag(
        "1",
        image.index(
            TestImage.entry(image.image(AMD64), "{'platform':" + AMD64 + "}"),
            TestImage.entry(inner, "{}")));

    assertThat(architecture("linux/arm64")).isEqualTo("arm64");
    assertThat(architecture("linux/amd64")).isEqualTo("amd64");
  }

  @Test
  void doesNotGoDownForEver() {
    Descriptor inner = image.index(TestImage.entry(image.image(AMD64), "{}"));
    for (int i = 0; i < 10; i++) {
      inner = image.index(TestImage.entry(inner, "{}"));
    }
    image.tag("1", inner);

    assertThatThrownBy(() -> choose("linux/amd64"))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("lies in too many indexes");
  }

  @Test
  void passesOverAttestationsAndWhatIsOfUnknownTypes() throws Exception {
    Descriptor attestation = image.put(Descriptor.MANIFEST, TestImage.object("{'layers':[]}"));
    Descriptor sbom = image.put(Descriptor.MANIFEST, TestImage.object("{'layers':[],'a':1}"));
    Descriptor other = image.put("application/x-other", "other".getBytes(UTF_8));
    image.tag(
        "1",
        image.index(
            TestImage.entry(
                attestation,
                "{'platform':{'architecture':'unknown','os':'unknown'},'annotations':{'vnd.docker.reference.type':'attestation-manifest'}}"),
            TestImage.entry(sbom, "{'artifactType':'application/spdx+json'}"),
            TestImage.entry(other, "{'platform':" + AMD64 + "}"),
            TestImage.object("{'mediaType':'x','digest':'sha512:1','size':1}"),
            TestImage.entry(
                image.image(AMD64),
                "{'platform':" + AMD64
                    + ",'artifactType':'application/vnd.example','data':'e30='}")));

    assertThat(architecture("linux/amd64")).isEqualTo("amd64");
    assertThat(image.requests).doesNotContain(sbom.digest(), other.digest(), attestation.digest());
  }

  @Test
  void readsTheConfigurationOfAnEntryThatDoesNotNameItsPlatform() throws Exception {
    image.tag(
        "1",
        image.index(
            TestImage.entry(image.image(ARM64), "{}"), TestImage.entry(image.image(AMD64), "{}")));

    assertThat(architecture("linux/amd64")).isEqualTo("amd64");
  }

  @Test
  void takesTheFirstOfTwoThatSuit() throws Exception {
    Descriptor first = image.image(AMD64);
    Descriptor second =
        image.image(TestImage.object(AMD64), Descriptor.LAYER, new byte[] {1}, new byte[] {2});
    image.tag(
        "1",
        image.index(
            TestImage.entry(first, "{'platform':" + AMD64 + "}"),
            TestImage.entry(second, "{'platform':" + AMD64 + "}")));

    assertThat(choose("linux/amd64").manifest()).isEqualTo(first.digest());
  }

  @Test
  void takesAnImageThatHasNoIndexForItsOnePlatform() throws Exception {
    Descriptor only = image.image(AMD64);
    image.tag("1", only);

    assertThat(choose("linux/amd64").digest()).isEqualTo(only.digest());
    assertThat(choose("linux/amd64").manifest()).isEqualTo(only.digest());
    assertThatThrownBy(() -> choose("linux/arm64"))
        .hasMessageContaining("has nothing for linux/arm64. It has linux/amd64.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not JSON",
        "[]",
        "{}",
        "{'schemaVersion':1,'fsLayers':[]}",
        "{'layers':[]}",
        "{'layers':[],'config':{}}",
        "{'layers':[],'config':{'digest':'sha256:../../../etc/passwd','size':1}}",
        "{'layers':[],'config':{'digest':'sha512:1','size':1}}",
        "{'layers':[],'config':{'digest':'sha256:0000000000000000000000000000000000000000000000000000000000000000','size':99999999999}}",
        "{'layers':[],'config':{'digest':'sha256:0000000000000000000000000000000000000000000000000000000000000000','size':'x'}}",
      })
  void saysOfWhatIsNoImageThatItCanNotBeUsed(String text) {
    image.tag("1", image.put("x", text.replace('\'', '"').getBytes(UTF_8)));

    assertThatThrownBy(() -> choose("linux/amd64"))
        .isInstanceOf(ImageException.class)
        .hasMessageStartingWith("The base image registry.example.com/base:1 can't be used: sha256:")
        .hasMessageEndingWith("Take another in <image><base> (-Dk8s.image.base).");
  }

  @Test
  void refusesLayersThatTheConfigurationDoesNotKnow() {
    JsonObject config = TestImage.object(AMD64);
    image.tag(
        "1",
        image.manifest(Descriptor.MANIFEST, config, image.put(Descriptor.LAYER, new byte[] {1})));

    assertThatThrownBy(() -> choose("linux/amd64"))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("has 1 layers, and its configuration tells of 0");
  }

  @Test
  void findsAConfigurationThatArrivesDamaged() {
    image.tag("1", image.image(AMD64));
    image.blobs.replaceAll((digest, bytes) -> new String(bytes, UTF_8).startsWith("{\"architecture")
        ? "{\"architecturE".getBytes(UTF_8)
        : bytes);

    assertThatThrownBy(() -> choose("linux/amd64"))
        .isInstanceOf(ImageException.class)
        .hasMessageStartingWith(
            "The configuration of the base image registry.example.com/base:1 arrived damaged: it"
                + " should be sha256:");
  }

  private String architecture(String platform) throws Exception {
    return Documents.text(choose(platform).config(), "architecture");
  }

  private PulledBase choose(String platform) throws Exception {
    return BaseSearch.in("base", Optional.of(reference()), image, "1")
        .choose(Platform.parse(platform));
  }

  private static ImageReference reference() {
    return ImageReference.parse("registry.example.com/base:1").orElseThrow();
  }
}

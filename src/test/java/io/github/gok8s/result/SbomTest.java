package io.github.gok8s.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.BomParserFactory;
import org.junit.jupiter.api.Test;

class SbomTest {

  private static final LinkedModule UUID =
      new LinkedModule("github.com/google/uuid", Optional.of("v1.6.0"), Optional.of("h1:uuid="));
  private static final LinkedModule WINDOWS =
      new LinkedModule("golang.org/x/sys", Optional.of("v0.40.0"), Optional.of("h1:sys="));
  private static final LinkedModule NEAR =
      new LinkedModule("example.com/near", Optional.empty(), Optional.empty());

  private final Sbom sbom = new Sbom(
      subject(Optional.of(Instant.parse("2026-11-24T08:00:00Z"))),
      List.of(
          program("linux/amd64", Optional.of("linux-amd64"), Optional.of(info(UUID, NEAR))),
          program("windows/amd64", Optional.of("windows-amd64"), Optional.of(info(UUID, WINDOWS))),
          program("js/wasm", Optional.empty(), Optional.empty())));

  @Test
  void isValidCycloneDx() throws Exception {
    for (Sbom each : List.of(
        sbom,
        sbom.of(Platform.parse("windows/amd64")),
        new Sbom(subject(Optional.empty()), List.of()))) {
      byte[] document = each.document();

      assertThat(BomParserFactory.createParser(document).validate(document, Version.VERSION_16))
          .isEmpty();
    }
  }

  @Test
  void namesEachBinaryWithItsHashAndWhatIsLinkedIntoIt() {
    JsonObject linux = component("binary:linux/amd64/room");

    assertThat(linux.get("purl").getAsString())
        .isEqualTo("pkg:maven/com.example/room@1.0?classifier=linux-amd64&type=exe");
    assertThat(linux.getAsJsonArray("hashes").toString())
        .isEqualTo("[{\"alg\":\"SHA-256\",\"content\":\"" + "ab".repeat(32) + "\"}]");
    assertThat(linux.getAsJsonArray("properties").toString())
        .contains("{\"name\":\"go-k8s:platform\",\"value\":\"linux/amd64\"}")
        .contains("{\"name\":\"go-k8s:build:CGO_ENABLED\",\"value\":\"0\"}");
    assertThat(dependencies("binary:linux/amd64/room"))
        .containsExactly(
            "pkg:golang/example.com/near",
            "pkg:golang/github.com/google/uuid@v1.6.0",
            "pkg:golang/stdlib@1.26.8");
    assertThat(dependencies("binary:windows/amd64/room"))
        .containsExactly(
            "pkg:golang/github.com/google/uuid@v1.6.0",
            "pkg:golang/golang.org/x/sys@v0.40.0",
            "pkg:golang/stdlib@1.26.8");
    assertThat(dependencies("pkg:maven/com.example/room@1.0?type=zip"))
        .containsExactly(
            "binary:linux/amd64/room", "binary:windows/amd64/room", "binary:js/wasm/room");
  }

  @Test
  void claimsNothingOfABinaryThatDoesNotSayWhatIsInIt() {
    assertThat(component("binary:js/wasm/room").has("purl")).isFalse();
    assertThat(tree().getAsJsonArray("dependencies").toString())
        .doesNotContain("{\"ref\":\"binary:js/wasm/room\"");
  }

  @Test
  void namesEachModuleOnceWithItsSum() {
    JsonObject uuid = component("pkg:golang/github.com/google/uuid@v1.6.0");

    assertThat(uuid.get("type").getAsString()).isEqualTo("library");
    assertThat(uuid.get("name").getAsString()).isEqualTo("github.com/google/uuid");
    assertThat(uuid.get("version").getAsString()).isEqualTo("v1.6.0");
    assertThat(uuid.getAsJsonArray("properties").toString())
        .isEqualTo("[{\"name\":\"go-k8s:sum\",\"value\":\"h1:uuid=\"}]");
    assertThat(component("pkg:golang/example.com/near").has("version")).isFalse();
    assertThat(component("pkg:golang/stdlib@1.26.8").get("version").getAsString())
        .isEqualTo("1.26.8");
    assertThat(sbom.modules())
        .containsExactly(NEAR, UUID, WINDOWS, LinkedModule.standardLibrary("go1.26.8"));
  }

  @Test
  void hasTheBytesOfItsContentAndTheTimeOfTheRelease() {
    assertThat(sbom.document()).isEqualTo(sbom.document());
    assertThat(tree().getAsJsonObject("metadata").get("timestamp").getAsString())
        .isEqualTo("2026-11-24T08:00:00Z");
    Sbom timeless = new Sbom(subject(Optional.empty()), sbom.programs());
    assertThat(new String(timeless.document(), StandardCharsets.UTF_8))
        .doesNotContain("timestamp")
        .doesNotContain(tree().get("serialNumber").getAsString());
  }

  @Test
  void namesModuleLicenceAndTool() {
    JsonObject metadata = tree().getAsJsonObject("metadata");

    assertThat(metadata.getAsJsonObject("component").toString())
        .isEqualTo(
            "{\"type\":\"application\",\"name\":\"room\",\"version\":\"1.0\",\"group\":\"com.example\","
                + "\"bom-ref\":\"pkg:maven/com.example/room@1.0?type=zip\",\"purl\":\"pkg:maven/com.example/room@1.0?type=zip\","
                + "\"licenses\":[{\"license\":{\"name\":\"Apache-2.0\",\"url\":\"https://www.apache.org/licenses/LICENSE-2.0.txt\"}}]}");
    assertThat(metadata.getAsJsonObject("tools").toString())
        .isEqualTo(
            "{\"components\":[{\"type\":\"application\",\"name\":\"go-k8s-maven-plugin\",\"version\":\"0.1.0\",\"group\":\"io.github.gok8s\"}]}");
  }

  private JsonObject tree() {
    return JsonParser.parseString(new String(sbom.document(), StandardCharsets.UTF_8))
        .getAsJsonObject();
  }

  private JsonObject component(String reference) {
    return element("components", "bom-ref", reference);
  }

  private List<String> dependencies(String reference) {
    return element("dependencies", "ref", reference).getAsJsonArray("dependsOn").asList().stream()
        .map(JsonElement::getAsString)
        .toList();
  }

  private JsonObject element(String list, String key, String value) {
    List<JsonObject> found = tree().getAsJsonArray(list).asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(element -> element.get(key).getAsString().equals(value))
        .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static SbomSubject subject(Optional<Instant> time) {
    return new SbomSubject(
        "com.example",
        "room",
        "1.0",
        "zip",
        List.of(new SbomSubject.Licence(
            "Apache-2.0", Optional.of("https://www.apache.org/licenses/LICENSE-2.0.txt"))),
        "0.1.0",
        time);
  }

  private static Sbom.Program program(
      String platform, Optional<String> classifier, Optional<BuildInfo> info) {
    try {
      Binary binary = Binaries.unread("room", Platform.parse(platform), "ab".repeat(32));
      return new Sbom.Program(binary, classifier, info);
    } catch (InvalidPlatformException e) {
      throw new AssertionError(e);
    }
  }

  private static BuildInfo info(LinkedModule... modules) {
    return new BuildInfo(
        "go1.26.8",
        "example.com/room",
        Optional.of(new LinkedModule("example.com/room", Optional.empty(), Optional.empty())),
        List.of(modules),
        Map.of("CGO_ENABLED", "0"));
  }
}

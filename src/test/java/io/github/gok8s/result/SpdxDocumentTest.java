package io.github.gok8s.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpdxDocumentTest {

  private static final LinkedModule UUID =
      new LinkedModule("github.com/google/uuid", Optional.of("v1.6.0"), Optional.of("h1:uuid="));
  private static final LinkedModule NEAR =
      new LinkedModule("example.com/near_by", Optional.empty(), Optional.empty());

  @Test
  void saysWhoWroteItAndWhen() throws Exception {
    JsonObject tree = tree("Apache-2.0");

    assertThat(tree.get("spdxVersion").getAsString()).isEqualTo("SPDX-2.3");
    assertThat(tree.get("dataLicense").getAsString()).isEqualTo("CC0-1.0");
    assertThat(tree.get("SPDXID").getAsString()).isEqualTo("SPDXRef-DOCUMENT");
    assertThat(tree.get("name").getAsString()).isEqualTo("room-1.0");
    assertThat(tree.get("documentNamespace").getAsString())
        .matches("https://spdx\\.org/spdxdocs/room-1\\.0-[0-9a-f-]{36}");
    assertThat(tree.get("creationInfo").toString())
        .isEqualTo("{\"created\":\"2026-11-24T08:00:00Z\",\"creators\":[\"Tool:"
            + " go-k8s-maven-plugin-0.1.0\"]}");
  }

  @Test
  void namesTheModuleItsBinariesAndWhatIsLinkedIntoThem() throws Exception {
    assertThat(packages("Apache-2.0"))
        .extracting(one -> one.get("SPDXID").getAsString())
        .containsExactly(
            "SPDXRef-Module",
            "SPDXRef-Binary-room-linux-amd64",
            "SPDXRef-Binary-room-js-wasm",
            "SPDXRef-Go-example.com--near-u5f-by",
            "SPDXRef-Go-github.com--google--uuid-v1.6.0",
            "SPDXRef-Go-stdlib-1.26.8");
    assertThat(tree("Apache-2.0").getAsJsonArray("relationships"))
        .extracting(relation -> text(relation, "spdxElementId") + " "
            + text(relation, "relationshipType") + " " + text(relation, "relatedSpdxElement"))
        .containsExactly(
            "SPDXRef-DOCUMENT DESCRIBES SPDXRef-Module",
            "SPDXRef-Module CONTAINS SPDXRef-Binary-room-linux-amd64",
            "SPDXRef-Binary-room-linux-amd64 DEPENDS_ON SPDXRef-Go-example.com--near-u5f-by",
            "SPDXRef-Binary-room-linux-amd64 DEPENDS_ON SPDXRef-Go-github.com--google--uuid-v1.6.0",
            "SPDXRef-Binary-room-linux-amd64 DEPENDS_ON SPDXRef-Go-stdlib-1.26.8",
            "SPDXRef-Module CONTAINS SPDXRef-Binary-room-js-wasm");
  }

  @Test
  void relatesOnlyWhatItDescribes() throws Exception {
    Set<String> described = new HashSet<>(Set.of("SPDXRef-DOCUMENT"));
    packages("MIT").forEach(one -> described.add(one.get("SPDXID").getAsString()));

    assertThat(described).allMatch(id -> id.matches("SPDXRef-[A-Za-z0-9.-]+"));
    assertThat(tree("MIT").getAsJsonArray("relationships"))
        .allMatch(relation -> described.contains(text(relation, "spdxElementId"))
            && described.contains(text(relation, "relatedSpdxElement")));
  }

  @Test
  void givesEachPackageAllThatSpdxAsksFor() throws Exception {
    assertThat(packages("Apache-2.0"))
        .allSatisfy(one -> assertThat(one.keySet())
            .contains(
                "name",
                "downloadLocation",
                "filesAnalyzed",
                "licenseConcluded",
                "licenseDeclared",
                "copyrightText",
                "externalRefs"));
    assertThat(packages("Apache-2.0").get(1).toString())
        .contains("\"checksums\":[{\"algorithm\":\"SHA256\",\"checksumValue\":\"" + "ab".repeat(32)
            + "\"}]")
        .contains("pkg:maven/com.example/room@1.0?classifier=linux-amd64&type=exe");
    assertThat(packages("Apache-2.0").get(4).toString())
        .contains(
            "{\"referenceCategory\":\"PACKAGE-MANAGER\",\"referenceType\":\"purl\",\"referenceLocator\":\"pkg:golang/github.com/google/uuid@v1.6.0\"}");
  }

  @Test
  void declaresLicencesThatSpdxKnowsAndNoOthers() throws Exception {
    assertThat(declared("Apache-2.0")).isEqualTo("Apache-2.0");
    assertThat(declared("Apache-2.0", "MIT")).isEqualTo("Apache-2.0 OR MIT");
    assertThat(declared("Apache-2.0", "Our own licence")).isEqualTo("NOASSERTION");
    assertThat(declared()).isEqualTo("NOASSERTION");
  }

  @Test
  void hasTheBytesOfItsContent() throws Exception {
    assertThat(document("MIT").document()).isEqualTo(document("MIT").document());
    assertThat(tree("MIT").get("documentNamespace"))
        .isNotEqualTo(tree("ISC").get("documentNamespace"));
  }

  private static String declared(String... licences) throws Exception {
    return packages(licences).get(0).get("licenseDeclared").getAsString();
  }

  private static List<JsonObject> packages(String... licences) throws Exception {
    return tree(licences).getAsJsonArray("packages").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  private static String text(JsonElement tree, String name) {
    return tree.getAsJsonObject().get(name).getAsString();
  }

  private static JsonObject tree(String... licences) throws Exception {
    return JsonParser.parseString(new String(document(licences).document(), StandardCharsets.UTF_8))
        .getAsJsonObject();
  }

  private static SpdxDocument document(String... licences) throws Exception {
    BuildInfo info = new BuildInfo(
        "go1.26.8", "example.com/room", Optional.empty(), List.of(UUID, NEAR), Map.of());
    return new SpdxDocument(new Sbom(
        new SbomSubject(
            "com.example",
            "room",
            "1.0",
            "zip",
            List.of(licences).stream()
                .map(name -> new SbomSubject.Licence(name, Optional.empty()))
                .toList(),
            "0.1.0",
            Optional.of(Instant.parse("2026-11-24T08:00:00Z"))),
        List.of(
            new Sbom.Program(binary("linux/amd64"), Optional.of("linux-amd64"), Optional.of(info)),
            new Sbom.Program(binary("js/wasm"), Optional.empty(), Optional.empty()))));
  }

  private static Binary binary(String platform) throws InvalidPlatformException {
    return Binaries.unread("room", Platform.parse(platform), "ab".repeat(32));
  }
}

package io.github.gok8s.result;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A bill of materials in the words of SPDX.
 *
 * @param sbom what it says
 * @see <a href="https://spdx.github.io/spdx-spec/v2.3/">SPDX 2.3</a>
 */
public record SpdxDocument(Sbom sbom) {

  /** The media type of the document. */
  public static final String MEDIA_TYPE = "application/spdx+json";

  private static final String UNKNOWN = "NOASSERTION";
  private static final String DOCUMENT = "SPDXRef-DOCUMENT";
  private static final String MODULE = "SPDXRef-Module";
  private static final String SPDX_NAME = "[A-Za-z0-9.+-]+";

  /** Gives the document; the same content has the same bytes, its namespace among them. */
  public byte[] document() {
    SbomSubject subject = sbom.subject();
    JsonArray packages = new JsonArray();
    JsonArray relations = new JsonArray();
    packages.add(module(subject));
    relations.add(relation(DOCUMENT, "DESCRIBES", MODULE));
    for (Sbom.Program program : sbom.programs()) {
      packages.add(program(program, subject));
      relations.add(relation(MODULE, "CONTAINS", id(program)));
      for (LinkedModule linked : program.modules()) {
        relations.add(relation(id(program), "DEPENDS_ON", id(linked)));
      }
    }
    sbom.modules().forEach(linked -> packages.add(linked(linked)));
    String name = subject.artifactId() + "-" + subject.version();
    UUID unique = UUID.nameUUIDFromBytes(
        (name + Json.text(packages) + Json.text(relations)).getBytes(StandardCharsets.UTF_8));

    JsonObject tree = new JsonObject();
    tree.addProperty("spdxVersion", "SPDX-2.3");
    tree.addProperty("dataLicense", "CC0-1.0");
    tree.addProperty("SPDXID", DOCUMENT);
    tree.addProperty("name", name);
    tree.addProperty(
        "documentNamespace", "https://spdx.org/spdxdocs/" + encoded(name) + "-" + unique);
    JsonObject creation = new JsonObject();
    creation.addProperty("created", subject.time().orElse(Instant.EPOCH).toString());
    creation.add("creators", strings("Tool: go-k8s-maven-plugin-" + subject.toolVersion()));
    tree.add("creationInfo", creation);
    tree.add("packages", packages);
    tree.add("relationships", relations);
    return Json.lines(tree);
  }

  private static JsonObject module(SbomSubject subject) {
    JsonObject tree = named(MODULE, subject.artifactId(), Optional.of(subject.version()));
    tree.addProperty("supplier", "Organization: " + subject.groupId());
    List<String> licences = subject.licenses().stream()
        .map(SbomSubject.Licence::name)
        .filter(name -> name.matches(SPDX_NAME))
        .toList();
    // as Maven says: of several licences the user may choose one
    boolean allKnown =
        !licences.isEmpty() && licences.size() == subject.licenses().size();
    return finished(
        tree,
        allKnown ? String.join(" OR ", licences) : UNKNOWN,
        PackageUrl.ofMaven(
            subject.groupId(),
            subject.artifactId(),
            subject.version(),
            Optional.empty(),
            subject.type()));
  }

  private static JsonObject program(Sbom.Program program, SbomSubject subject) {
    Binary binary = program.binary();
    JsonObject tree = named(id(program), binary.name(), Optional.of(subject.version()));
    tree.addProperty("primaryPackagePurpose", "APPLICATION");
    tree.addProperty("comment", binary.mainPackage() + " for " + binary.platform());
    JsonObject sum = new JsonObject();
    sum.addProperty("algorithm", "SHA256");
    sum.addProperty("checksumValue", binary.sha256());
    JsonArray sums = new JsonArray();
    sums.add(sum);
    tree.add("checksums", sums);
    return finished(
        tree,
        UNKNOWN,
        PackageUrl.ofMaven(
            subject.groupId(),
            subject.artifactId(),
            subject.version(),
            program.classifier(),
            program.classifier().isPresent() ? "exe" : subject.type()));
  }

  private static JsonObject linked(LinkedModule module) {
    JsonObject tree = named(id(module), module.path(), module.version());
    tree.addProperty("primaryPackagePurpose", "LIBRARY");
    return finished(tree, UNKNOWN, PackageUrl.of(module));
  }

  private static JsonObject named(String id, String name, Optional<String> version) {
    JsonObject tree = new JsonObject();
    tree.addProperty("SPDXID", id);
    tree.addProperty("name", name);
    version.ifPresent(text -> tree.addProperty("versionInfo", text));
    return tree;
  }

  private static JsonObject finished(JsonObject tree, String licence, String purl) {
    tree.addProperty("downloadLocation", UNKNOWN);
    tree.addProperty("filesAnalyzed", false);
    tree.addProperty("licenseConcluded", UNKNOWN);
    tree.addProperty("licenseDeclared", licence);
    tree.addProperty("copyrightText", UNKNOWN);
    JsonObject reference = new JsonObject();
    reference.addProperty("referenceCategory", "PACKAGE-MANAGER");
    reference.addProperty("referenceType", "purl");
    reference.addProperty("referenceLocator", purl);
    JsonArray references = new JsonArray();
    references.add(reference);
    tree.add("externalRefs", references);
    return tree;
  }

  private static JsonObject relation(String from, String type, String to) {
    JsonObject relation = new JsonObject();
    relation.addProperty("spdxElementId", from);
    relation.addProperty("relationshipType", type);
    relation.addProperty("relatedSpdxElement", to);
    return relation;
  }

  private static String id(Sbom.Program program) {
    return "SPDXRef-Binary-" + encoded(program.binary().name()) + "-"
        + program.binary().platform().slug();
  }

  private static String id(LinkedModule module) {
    return "SPDXRef-Go-" + encoded(module.path())
        + module.version().map(text -> "-" + encoded(text)).orElse("");
  }

  /** An identifier takes letters, digits, dots and dashes; two that differ stay so, for what others become has a number. */
  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    text.codePoints().forEach(c -> {
      if ((c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || c == '.'
          || c == '-') {
        encoded.appendCodePoint(c);
      } else if (c == '/') {
        encoded.append("--");
      } else {
        encoded.append("-u").append(Integer.toHexString(c)).append('-');
      }
    });
    return encoded.toString();
  }

  private static JsonArray strings(String text) {
    JsonArray array = new JsonArray();
    array.add(text);
    return array;
  }
}

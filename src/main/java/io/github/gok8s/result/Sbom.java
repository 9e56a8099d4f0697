package io.github.gok8s.result;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A bill of materials: the binaries of a module, and which Go modules are linked into each of them.
 *
 * @param subject what it is about
 * @param programs the binaries
 * @see <a href="https://cyclonedx.org/docs/1.6/json/">CycloneDX 1.6</a>
 */
public record Sbom(SbomSubject subject, List<Program> programs) {

  /** The media type of the document. */
  public static final String MEDIA_TYPE = "application/vnd.cyclonedx+json";

  private static final String PROPERTY = "go-k8s:";

  /**
   * A binary and what is in it.
   *
   * @param binary the binary
   * @param classifier that of its Maven artifact, if it is one
   * @param info what it says about itself, if it does
   */
  public record Program(Binary binary, Optional<String> classifier, Optional<BuildInfo> info) {

    /** Lists what is linked into it, the standard library among it. */
    Set<LinkedModule> modules() {
      Set<LinkedModule> modules = new TreeSet<>();
      info.ifPresent(known -> {
        modules.add(LinkedModule.standardLibrary(known.goVersion()));
        modules.addAll(known.modules());
      });
      return modules;
    }

    String reference() {
      return "binary:" + binary.platform() + "/" + binary.name();
    }
  }

  public Sbom {
    programs = List.copyOf(programs);
  }

  /** Gives the bill of one platform's binaries. */
  public Sbom of(Platform platform) {
    return new Sbom(
        subject,
        programs.stream()
            .filter(program -> program.binary().platform().equals(platform))
            .toList());
  }

  /** Lists what is linked into any of the binaries. */
  public Set<LinkedModule> modules() {
    Set<LinkedModule> modules = new TreeSet<>();
    programs.forEach(program -> modules.addAll(program.modules()));
    return modules;
  }

  /** Gives the document; the same content has the same bytes, its serial number among them. */
  public byte[] document() {
    JsonObject tree = new JsonObject();
    tree.addProperty("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
    tree.addProperty("bomFormat", "CycloneDX");
    tree.addProperty("specVersion", "1.6");
    tree.addProperty("serialNumber", "");
    tree.addProperty("version", 1);
    tree.add("metadata", metadata());
    JsonArray components = new JsonArray();
    programs.forEach(program -> components.add(component(program)));
    modules().forEach(module -> components.add(component(module)));
    tree.add("components", components);
    tree.add("dependencies", dependencies());
    // replaces the empty one, in its place
    tree.addProperty("serialNumber", "urn:uuid:" + UUID.nameUUIDFromBytes(Json.compact(tree)));
    return Json.lines(tree);
  }

  private JsonObject metadata() {
    JsonObject metadata = new JsonObject();
    subject.time().ifPresent(time -> metadata.addProperty("timestamp", time.toString()));
    JsonArray lifecycles = new JsonArray();
    JsonObject build = new JsonObject();
    build.addProperty("phase", "build");
    lifecycles.add(build);
    metadata.add("lifecycles", lifecycles);
    JsonObject tool =
        named("application", "go-k8s-maven-plugin", Optional.of(subject.toolVersion()));
    tool.addProperty("group", "io.github.gok8s");
    JsonArray tools = new JsonArray();
    tools.add(tool);
    JsonObject toolTree = new JsonObject();
    toolTree.add("components", tools);
    metadata.add("tools", toolTree);
    metadata.add("component", module());
    return metadata;
  }

  private JsonObject module() {
    JsonObject module = named("application", subject.artifactId(), Optional.of(subject.version()));
    module.addProperty("group", subject.groupId());
    module.addProperty("bom-ref", purl(Optional.empty(), subject.type()));
    module.addProperty("purl", purl(Optional.empty(), subject.type()));
    if (!subject.licenses().isEmpty()) {
      JsonArray licenses = new JsonArray();
      for (SbomSubject.Licence licence : subject.licenses()) {
        JsonObject content = new JsonObject();
        content.addProperty("name", licence.name());
        licence.url().ifPresent(url -> content.addProperty("url", url));
        JsonObject choice = new JsonObject();
        choice.add("license", content);
        licenses.add(choice);
      }
      module.add("licenses", licenses);
    }
    return module;
  }

  private JsonObject component(Program program) {
    Binary binary = program.binary();
    JsonObject component = named("application", binary.name(), Optional.of(subject.version()));
    component.addProperty("bom-ref", program.reference());
    program
        .classifier()
        .ifPresent(
            classifier -> component.addProperty("purl", purl(Optional.of(classifier), "exe")));
    JsonObject hash = new JsonObject();
    hash.addProperty("alg", "SHA-256");
    hash.addProperty("content", binary.sha256());
    JsonArray hashes = new JsonArray();
    hashes.add(hash);
    component.add("hashes", hashes);
    JsonArray properties = new JsonArray();
    properties.add(property("platform", binary.platform().toString()));
    properties.add(property("package", binary.mainPackage()));
    program.info().ifPresent(info -> {
      info.mainModule().ifPresent(main -> properties.add(property("module", main.path())));
      info.settings().forEach((key, value) -> properties.add(property("build:" + key, value)));
    });
    component.add("properties", properties);
    return component;
  }

  private static JsonObject component(LinkedModule module) {
    JsonObject component = named("library", module.path(), module.version());
    component.addProperty("bom-ref", PackageUrl.of(module));
    component.addProperty("purl", PackageUrl.of(module));
    module.sum().ifPresent(sum -> {
      JsonArray properties = new JsonArray();
      properties.add(property("sum", sum));
      component.add("properties", properties);
    });
    return component;
  }

  private JsonArray dependencies() {
    JsonArray dependencies = new JsonArray();
    dependencies.add(dependency(
        purl(Optional.empty(), subject.type()),
        programs.stream().map(Program::reference).toList()));
    // of a binary that does not say what is in it nothing is claimed
    programs.stream()
        .filter(program -> program.info().isPresent())
        .map(program -> dependency(
            program.reference(), program.modules().stream().map(PackageUrl::of).toList()))
        .forEach(dependencies::add);
    return dependencies;
  }

  private static JsonObject dependency(String reference, List<String> on) {
    JsonArray references = new JsonArray();
    on.forEach(references::add);
    JsonObject dependency = new JsonObject();
    dependency.addProperty("ref", reference);
    dependency.add("dependsOn", references);
    return dependency;
  }

  private String purl(Optional<String> classifier, String type) {
    return PackageUrl.ofMaven(
        subject.groupId(), subject.artifactId(), subject.version(), classifier, type);
  }

  private static JsonObject named(String type, String name, Optional<String> version) {
    JsonObject component = new JsonObject();
    component.addProperty("type", type);
    component.addProperty("name", name);
    version.ifPresent(text -> component.addProperty("version", text));
    return component;
  }

  private static JsonObject property(String name, String value) {
    JsonObject property = new JsonObject();
    property.addProperty("name", PROPERTY + name);
    property.addProperty("value", value);
    return property;
  }
}

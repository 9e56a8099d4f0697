package io.github.gok8s.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schemas of the manual, held against what is written. */
class RecordSchemasTest {

  private static final String HASH = "0123456789abcdef".repeat(4);
  private static final String DIGEST = "sha256:" + HASH;

  @TempDir
  private Path folder;

  private TargetFolder target;

  @BeforeEach
  void makeTarget() {
    target = new TargetFolder(folder);
  }

  @Test
  void ofABuild() throws Exception {
    build(new BuildSpan(3, 2, 0.5, 1.25)).writeTo(target);
    assertFits("build", target.buildRecord());

    build(BuildSpan.lasting(1.25)).writeTo(target);
    assertFits("build", target.buildRecord());
  }

  @Test
  void ofTheCopyThatIsPublished() throws Exception {
    byte[] published = build(new BuildSpan(3, 2, 0.5, 1.25)).published(target);

    assertThat(mistakes("build", new String(published, StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void ofAnImage() throws Exception {
    PlatformImageRecord arm = new PlatformImageRecord(
        Platform.parse("linux/arm/v6"),
        DIGEST,
        DIGEST,
        1893120,
        Map.of("html-server", HASH),
        List.of(new LayerRecord(DIGEST, DIGEST, 235012)));

    image("static", Optional.empty(), List.of(arm)).writeTo(target);
    assertFits("image", target.imageRecord());

    image("alpine", Optional.of(DIGEST), List.of(arm)).withPushed(true).writeTo(target);
    assertFits("image", target.imageRecord());
  }

  @Test
  void ofAnImageOfJib() throws Exception {
    image("jib", Optional.empty(), List.of()).writeTo(target);

    assertThat(mistakes("image", Files.readString(target.imageRecord()))).isEmpty();
  }

  @Test
  void ofADeploy() throws Exception {
    deploy(Optional.of(4), Optional.of("http://10.0.0.1:30080/"), Optional.empty())
        .writeTo(target);
    assertFits("deploy", target.deployRecord());

    deploy(
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Diagnosis("It crashes.", List.of("exit code 2"), "")))
        .writeTo(target);
    assertFits("deploy", target.deployRecord());
  }

  /** The record fits, its members have the order of the schema, and neither a member more nor one less does. */
  private static void assertFits(String schema, Path file) throws Exception {
    String text = Files.readString(file);
    assertThat(mistakes(schema, text)).isEmpty();

    JsonObject record = Json.parse(text).getAsJsonObject();
    JsonObject properties =
        Json.parse(schema(schema)).getAsJsonObject().getAsJsonObject("properties");
    assertThat(List.copyOf(record.keySet())).isEqualTo(List.copyOf(properties.keySet()));
    for (JsonObject object : objects(record)) {
      object.addProperty("more", 1);
      // binaries of an image have names of their own
      if (!object.keySet().contains("html-server")) {
        assertThat(mistakes(schema, record.toString())).isNotEmpty();
      }
      object.remove("more");
    }
    for (String member : List.copyOf(record.keySet())) {
      JsonElement value = record.remove(member);
      assertThat(mistakes(schema, record.toString())).as(member).isNotEmpty();
      record.add(member, value);
    }
  }

  private static List<JsonObject> objects(JsonElement tree) {
    List<JsonObject> found = new ArrayList<>();
    if (tree instanceof JsonObject object) {
      found.add(object);
      object.entrySet().forEach(member -> found.addAll(objects(member.getValue())));
    } else if (tree instanceof JsonArray array) {
      array.forEach(item -> found.addAll(objects(item)));
    }
    return found;
  }

  private static List<Error> mistakes(String schema, String text) throws Exception {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema(schema), InputFormat.JSON)
        .validate(text, InputFormat.JSON);
  }

  private static String schema(String name) throws Exception {
    return Files.readString(Path.of("src/site/resources/schema", name + ".schema.json"));
  }

  private BuildRecord build(BuildSpan span) throws Exception {
    Binary binary = new Binary(
        "html-server",
        "./cmd/html-server",
        Platform.parse("linux/arm/v6"),
        folder.resolve("go/linux-arm-v6/html-server"),
        5374114,
        HASH,
        span,
        false);
    return new BuildRecord("go1.26.8", List.of("-trimpath"), List.of(binary, binary.asUpToDate()));
  }

  private static ImageRecord image(
      String base, Optional<String> digest, List<PlatformImageRecord> platforms) {
    return new ImageRecord(
        "registry.example.com:5000/shop/html-server",
        List.of("1.4.0", "latest"),
        DIGEST,
        false,
        new ImageRecord.Base(base, digest),
        platforms);
  }

  private static DeployRecord deploy(
      Optional<Integer> ready, Optional<String> url, Optional<Diagnosis> failure) {
    return new DeployRecord(
        "kind-dev",
        "shop",
        Optional.of("shop/html-server@" + DIGEST),
        List.of(
            new DeployRecord.DeployedObject("Service", "html-server", "unchanged"),
            new DeployRecord.DeployedObject("ConfigMap", "former", "deleted")),
        4.2,
        ready,
        url,
        failure);
  }
}

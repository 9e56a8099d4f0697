package io.github.gok8s.image;

import static io.github.gok8s.image.Specs.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferrersTest {

  @TempDir
  private Path folder;

  private TargetFolder target;
  private Binary binary;
  private ImageRecord image;
  private Referrers referrers;

  @BeforeEach
  void makeImage() throws Exception {
    target = new TargetFolder(folder.resolve("target"));
    binary = Specs.binary(target, "room", "linux/amd64", "Oh hai");
    image = new ImageAssembly()
        .assemble(Specs.plain(new BaseImage.Static()), List.of(binary), target, TIME)
        .record();
    referrers = new Referrers(target);
    Files.writeString(target.sbom(), "{\"cyclonedx\":\"" + binary.sha256() + "\"}");
    Files.writeString(target.spdx(), "{\"spdx\":\"" + binary.sha256() + "\"}");
  }

  @Test
  void pointFromEachBillToTheImage() throws Exception {
    referrers.write(image, List.of(binary));

    List<LayoutFolder.Document> documents = layout().documents();
    assertThat(documents)
        .map(document -> tree(document).get("artifactType").getAsString())
        .containsExactly("application/vnd.cyclonedx+json", "application/spdx+json");
    for (LayoutFolder.Document document : documents) {
      JsonObject subject = tree(document).getAsJsonObject("subject");
      assertThat(subject.get("mediaType").getAsString()).isEqualTo(Descriptor.INDEX);
      assertThat(subject.get("digest").getAsString()).isEqualTo(image.digest());
      assertThat(subject.get("size").getAsLong())
          .isEqualTo(Files.size(new LayoutFolder(target.image()).blob(image.digest())));
      assertThat(document.blobs()).hasSize(2);
      // the digest that the specification gives for the empty descriptor
      assertThat(document.blobs().get(0).digest())
          .isEqualTo("sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }
    Descriptor bill = documents.get(0).blobs().get(1);
    assertThat(layout().blob(bill.digest())).hasSameBinaryContentAs(target.sbom());
    assertThat(tree(documents.get(1)).toString())
        .contains("\"annotations\":{\"org.opencontainers.image.title\":\"sbom.spdx.json\"}");
  }

  @Test
  void leaveTheLayoutOfTheImageAsItIs() throws Exception {
    referrers.write(image, List.of(binary));

    assertThat(new LayoutFolder(target.image()).documents())
        .map(LayoutFolder.Document::digest)
        .containsExactly(image.digest());
  }

  @Test
  void leaveOutABillOfOtherBinaries() throws Exception {
    Files.writeString(target.sbom(), "{\"cyclonedx\":\"of an earlier build\"}");

    referrers.write(image, List.of(binary));

    assertThat(layout().documents())
        .map(document -> tree(document).get("artifactType").getAsString())
        .containsExactly("application/spdx+json");
  }

  @Test
  void areNoneWhereThereIsNoBill() throws Exception {
    Files.delete(target.sbom());
    Files.delete(target.spdx());

    referrers.write(image, List.of(binary));

    assertThat(target.referrers()).doesNotExist();
  }

  @Test
  void keepNothingOfEarlierBills() throws Exception {
    referrers.write(image, List.of(binary));
    List<Path> before = files();
    Files.writeString(target.sbom(), "{\"cyclonedx\":\"new " + binary.sha256() + "\"}");

    referrers.write(image, List.of(binary));

    assertThat(files()).hasSameSizeAs(before).isNotEqualTo(before);
  }

  @Test
  void areCurrentUntilABillIsNewer() throws Exception {
    assertThat(referrers.areCurrent()).isFalse();
    referrers.write(image, List.of(binary));
    assertThat(referrers.areCurrent()).isTrue();

    Files.setLastModifiedTime(
        target.spdx(), FileTime.fromMillis(System.currentTimeMillis() + 60_000));
    assertThat(referrers.areCurrent()).isFalse();
  }

  @Test
  void areNotCurrentWithoutBills() throws Exception {
    Files.delete(target.sbom());
    Files.delete(target.spdx());

    assertThat(referrers.areCurrent()).isFalse();
  }

  @Test
  void goWhereTheyAreNotWantedAnyMore() throws Exception {
    referrers.write(image, List.of(binary));

    referrers.remove();

    assertThat(files()).isEmpty();
    referrers.remove();
  }

  private LayoutFolder layout() {
    return new LayoutFolder(target.referrers());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(target.referrers())) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static JsonObject tree(LayoutFolder.Document document) {
    return JsonParser.parseString(new String(document.content().bytes(), StandardCharsets.UTF_8))
        .getAsJsonObject();
  }
}

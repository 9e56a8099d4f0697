package io.github.gok8s.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageRecordTest {

  @TempDir
  private Path folder;

  @Test
  void isWrittenInTheOrderOfTheManualWithNullForWhatDoesNotApply() throws Exception {
    TargetFolder target = new TargetFolder(folder);

    record(Optional.empty()).writeTo(target);

    assertThat(folder.resolve("k8s/image.json")).content().isEqualTo("""
        {
          "schema": 1,
          "image": "registry.example.com/shop/html-server",
          "tags": [
            "1.4.0",
            "latest"
          ],
          "digest": "sha256:1",
          "mediaType": "application/vnd.oci.image.index.v1+json",
          "pushed": false,
          "base": {
            "name": "static",
            "digest": null
          },
          "platforms": [
            {
              "platform": "linux/arm/v7",
              "digest": "sha256:2",
              "config": "sha256:3",
              "size": 1893120,
              "binaries": {
                "admin": "b",
                "html-server": "a"
              },
              "layers": [
                {
                  "digest": "sha256:4",
                  "diffId": "sha256:5",
                  "size": 235012
                }
              ]
            }
          ]
        }
        """);
  }

  @Test
  void isReadAsItWasWritten() throws Exception {
    TargetFolder target = new TargetFolder(folder);
    ImageRecord record = record(Optional.of("sha256:6")).withPushed(true);

    record.writeTo(target);

    assertThat(ImageRecord.readFrom(target)).isEqualTo(record);
    assertThat(record.pushed()).isTrue();
  }

  @Test
  void isAlsoOneOfTheSameDigestAndNamesPushedOrNot() throws Exception {
    ImageRecord record = record(Optional.of("sha256:6"));

    assertThat(record.isAlso(record.withPushed(true))).isTrue();
    assertThat(record.isAlso(new ImageRecord(
            "another", record.tags(), record.digest(), false, record.base(), record.platforms())))
        .isFalse();
    assertThat(record.isAlso(new ImageRecord(
            record.image(), List.of("2"), record.digest(), false, record.base(), List.of())))
        .isFalse();
    assertThat(record.isAlso(new ImageRecord(
            record.image(), record.tags(), "sha256:7", false, record.base(), record.platforms())))
        .isFalse();
  }

  @Test
  void saysWhatIsNoRecord() throws Exception {
    TargetFolder target = new TargetFolder(folder);
    Files.createDirectories(target.imageRecord().getParent());
    Files.writeString(target.imageRecord(), "{}");

    assertThatThrownBy(() -> ImageRecord.readFrom(target))
        .isInstanceOf(RecordException.class)
        .hasMessageStartingWith(target.imageRecord() + " is no image record: ");
  }

  private static ImageRecord record(Optional<String> baseDigest) throws InvalidPlatformException {
    return new ImageRecord(
        "registry.example.com/shop/html-server",
        List.of("1.4.0", "latest"),
        "sha256:1",
        false,
        new ImageRecord.Base("static", baseDigest),
        List.of(new PlatformImageRecord(
            Platform.parse("linux/arm/v7"),
            "sha256:2",
            "sha256:3",
            1_893_120,
            Map.of("html-server", "a", "admin", "b"),
            List.of(new LayerRecord("sha256:4", "sha256:5", 235_012)))));
  }
}

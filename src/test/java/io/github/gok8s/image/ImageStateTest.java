package io.github.gok8s.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.gok8s.result.LayerRecord;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageStateTest {

  private static final StoredLayer LAYER =
      new StoredLayer(new LayerRecord("sha256:d", "sha256:u", 5), 17, Descriptor.LAYER);

  @TempDir
  private Path folder;

  private TargetFolder target;

  @BeforeEach
  void makeTheFilesOfAnImage() throws IOException {
    target = new TargetFolder(folder);
    Files.createDirectories(folder.resolve("k8s/image"));
    Files.writeString(folder.resolve("k8s/image/index.json"), "index");
    Files.writeString(folder.resolve("k8s/image/oci-layout"), "layout");
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    state("1").writeTo(target);

    assertThat(ImageState.readFrom(target)).isEqualTo(state("1"));
  }

  @Test
  void isNotWrittenAgainIfItSaysTheSame() throws IOException {
    state("1").writeTo(target);
    FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(target.state("image.json"), longAgo);

    state("1").writeTo(target);

    assertThat(Files.getLastModifiedTime(target.state("image.json"))).isEqualTo(longAgo);
  }

  @Test
  void isEmptyBeforeTheFirstImage() {
    ImageState none = ImageState.readFrom(target);

    assertThat(none).isEqualTo(new ImageState(new JsonObject(), Map.of(), Map.of()));
    assertThat(none.holds(inputs("1"), target)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{}",
        "{\"inputs\":{},\"files\":{}}",
        "{\"inputs\":{},\"files\":[],\"layers\":{}}",
        "{\"inputs\":{},\"files\":{\"a\":\"b\"},\"layers\":{}}",
        "{\"inputs\":{},\"files\":{},\"layers\":{\"a\":{\"digest\":\"sha256:d\"}}}",
        "{\"inputs\":1,\"files\":{},\"layers\":{}}",
      })
  void isEmptyIfSomebodyWroteIntoIt(String text) throws IOException {
    Files.createDirectories(target.state("x").getParent());
    Files.writeString(target.state("image.json"), text);

    assertThat(ImageState.readFrom(target).layers()).isEmpty();
    assertThat(ImageState.readFrom(target).holds(inputs("1"), target)).isFalse();
  }

  @Test
  void holdsTheImageWhoseInputsAndFilesItKnows() throws IOException {
    assertThat(state("1").holds(inputs("1"), target)).isTrue();
    assertThat(state("1").holds(inputs("2"), target)).isFalse();
  }

  @Test
  void holdsNoImageWithAFileThatIsMissingOrOfAnotherLength() throws IOException {
    Path index = folder.resolve("k8s/image/index.json");
    Files.writeString(index, "longer than before");
    assertThat(state("1").holds(inputs("1"), target)).isFalse();

    Files.delete(index);
    assertThat(state("1").holds(inputs("1"), target)).isFalse();
  }

  @Test
  void aLayerIsReadAsItWasWritten() {
    assertThat(StoredLayer.of(LAYER.tree())).isEqualTo(LAYER);
    assertThat(LAYER.descriptor()).isEqualTo(new Descriptor(Descriptor.LAYER, "sha256:d", 5));
  }

  private static ImageState state(String inputs) {
    return new ImageState(
        inputs(inputs),
        Map.of("k8s/image/index.json", 5L, "k8s/image/oci-layout", 6L),
        Map.of("app/room sha256:b", LAYER));
  }

  private static JsonObject inputs(String text) {
    JsonObject inputs = new JsonObject();
    inputs.addProperty("what", text);
    return inputs;
  }
}

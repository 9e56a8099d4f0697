package io.github.gok8s.image;

import static io.github.gok8s.image.Specs.TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.result.Binary;
import io.github.gok8s.result.Sha256;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerWorkersTest {

  @TempDir
  private Path folder;

  private Path staging;
  private TargetFolder target;

  @BeforeEach
  void makeFolders() throws IOException {
    staging = Files.createDirectory(folder.resolve("staging"));
    target = new TargetFolder(folder.resolve("target"));
  }

  @Test
  void makeTheLayerOfEachSourceInAFileOfItsOwn() throws Exception {
    List<LayerSource> sources = new ArrayList<>();
    // more than there are cores
    for (int i = 0; i < 3 * Runtime.getRuntime().availableProcessors(); i++) {
      sources.add(layer("tool" + i, "content " + i));
    }

    Map<String, LayerWorkers.Staged> made =
        LayerWorkers.write(sources, LayerBlocks.none(), staging, TIME);

    assertThat(made.keySet())
        .containsExactlyInAnyOrderElementsOf(
            sources.stream().map(LayerSource::key).toList());
    for (Map.Entry<String, LayerWorkers.Staged> entry : made.entrySet()) {
      LayerWorkers.Staged staged = entry.getValue();
      assertThat(staged.key()).isEqualTo(entry.getKey());
      assertThat(staged.file()).hasParent(staging);
      assertThat(staged.layer().record().digest()).isEqualTo("sha256:" + Sha256.of(staged.file()));
      assertThat(staged.layer().record().size()).isEqualTo(Files.size(staged.file()));
    }
    assertThat(staging.toFile().list()).hasSize(sources.size());
  }

  @Test
  void makeTheSameLayerAsOneAlone() throws Exception {
    BinaryLayer source = layer("room", "Oh hai");
    StoredLayer alone =
        LayerWriter.write(source, folder.resolve("alone"), LayerBlocks.none(), TIME);

    Map<String, LayerWorkers.Staged> made = LayerWorkers.write(
        List.of(source, StaticBaseLayer.current()), LayerBlocks.none(), staging, TIME);

    assertThat(made.get(source.key()).layer()).isEqualTo(alone);
  }

  @Test
  void haveNothingToDoWithoutSources() throws Exception {
    assertThat(
            LayerWorkers.write(List.of(), LayerBlocks.none(), folder.resolve("is not there"), TIME))
        .isEmpty();
  }

  @Test
  void endWithTheFirstFailureAndNobodyWritesAfterwards() throws IOException {
    BinaryLayer wrong = layer("wrong", "as it was compiled");
    Files.writeString(wrong.binary().file(), "as it was changed!");

    assertThatThrownBy(() -> LayerWorkers.write(
            List.of(layer("long", "x".repeat(5_000_000)), wrong, layer("right", "right")),
            LayerBlocks.none(),
            staging,
            TIME))
        .isInstanceOf(ImageException.class)
        .hasMessageStartingWith(wrong.binary().file() + " is not, or no more, what was compiled");
    assertNoWorkerIsLeft();
  }

  @Test
  void tellThatTheStagingFolderIsGone() {
    assertThatThrownBy(() -> LayerWorkers.write(
            List.of(layer("room", "Oh hai")), LayerBlocks.none(), folder.resolve("gone"), TIME))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void endWhenTheCallerIsInterruptedBeforehand() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() ->
            LayerWorkers.write(List.of(layer("room", "Oh hai")), LayerBlocks.none(), staging, TIME))
        .isInstanceOf(InterruptedException.class);
    Thread.interrupted();
    assertNoWorkerIsLeft();
  }

  @Test
  void endWhenTheCallerIsInterruptedInTheMiddle() throws Exception {
    List<LayerSource> sources = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      sources.add(layer("tool" + i, ("" + i).repeat(2_000_000)));
    }
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread caller = new Thread(() -> {
      try {
        LayerWorkers.write(sources, LayerBlocks.none(), staging, TIME);
      } catch (Exception e) {
        thrown.set(e);
      }
    });

    caller.start();
    while (caller.isAlive() && staging.toFile().list().length == 0) {
      Thread.onSpinWait();
    }
    caller.interrupt();
    caller.join();

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertNoWorkerIsLeft();
  }

  private static void assertNoWorkerIsLeft() {
    assertThat(Thread.getAllStackTraces().values())
        .noneMatch(stack -> Arrays.stream(stack)
            .anyMatch(frame -> frame.getClassName().equals(LayerWriter.class.getName())));
  }

  private BinaryLayer layer(String name, String content) throws IOException {
    Binary binary = Specs.binary(target, name, "linux/amd64", content);
    return new BinaryLayer(binary);
  }
}

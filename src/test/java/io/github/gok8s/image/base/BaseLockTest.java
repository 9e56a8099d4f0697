package io.github.gok8s.image.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseLockTest {

  private static final String ONE = "sha256:" + "1".repeat(64);
  private static final String TWO = "sha256:" + "2".repeat(64);

  @TempDir
  private Path folder;

  @Test
  void pinsTagsInAFileThatCanBeReadAndCommitted() throws Exception {
    BaseLock none = BaseLock.find(folder, folder);
    assertThat(none.pins()).isEmpty();

    none.write(Map.of("gcr.io/b:2", TWO, "docker.io/library/alpine:3.24", ONE));

    assertThat(folder.resolve("base-images.lock")).hasContent("""
        # The digests that tags of base images stand for. mvn k8s:lock-base renews them; commit this file.
        docker.io/library/alpine:3.24@%s
        gcr.io/b:2@%s
        """.formatted(ONE, TWO));
    BaseLock lock = BaseLock.find(folder, folder);
    assertThat(lock.digest(ImageReference.parse("alpine:3.24").orElseThrow())).contains(ONE);
    assertThat(lock.digest(ImageReference.parse("alpine:3.23").orElseThrow())).isEmpty();
  }

  @Test
  void keepsThePinsOfOthers() throws Exception {
    BaseLock.find(folder, folder).write(Map.of("a.io/a:1", ONE));
    BaseLock.find(folder, folder).write(Map.of("a.io/b:1", ONE));
    BaseLock.find(folder, folder).write(Map.of("a.io/a:1", TWO));

    assertThat(BaseLock.find(folder, folder).pins())
        .isEqualTo(Map.of("a.io/a:1", TWO, "a.io/b:1", ONE));
  }

  @Test
  void isTheNearestOneUpToTheRootOfTheReactor() throws Exception {
    Path module = Files.createDirectories(folder.resolve("root/group/module"));
    Path root = folder.resolve("root");
    Files.writeString(folder.resolve("base-images.lock"), "a.io/a:1@" + ONE);
    assertThat(BaseLock.find(module, root).file()).isEqualTo(module.resolve("base-images.lock"));
    assertThat(BaseLock.find(module, root).pins()).isEmpty();

    Files.writeString(root.resolve("base-images.lock"), "a.io/b:1@" + ONE);
    assertThat(BaseLock.find(module, root).file()).isEqualTo(root.resolve("base-images.lock"));

    Files.writeString(module.resolve("base-images.lock"), "\n# nothing\n");
    assertThat(BaseLock.find(module, root).pins()).isEmpty();
    assertThat(BaseLock.find(module, root).file()).isEqualTo(module.resolve("base-images.lock"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpine:3.24", "alpine@sha256:1", "nonsense!", "a.io/a:1 sha256:1"})
  void refusesALineThatIsNoPin(String line) throws IOException {
    Path file = Files.writeString(folder.resolve("base-images.lock"), line + "\n");

    assertThatThrownBy(() -> BaseLock.find(folder, folder))
        .isInstanceOf(ImageException.class)
        .hasMessage(file + " has the line \"" + line
            + "\", which is no pin: write name:tag@sha256:…, or remove the line and run mvn"
            + " k8s:lock-base.");
  }
}

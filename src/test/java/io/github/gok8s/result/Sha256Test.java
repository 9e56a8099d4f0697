package io.github.gok8s.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {

  /** FIPS 180-4, the example of one block. */
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir
  Path folder;

  @Test
  void hashesBytes() {
    assertThat(Sha256.of("abc".getBytes(StandardCharsets.US_ASCII))).isEqualTo(OF_ABC);
  }

  @Test
  void hashesAFile() throws Exception {
    assertThat(Sha256.of(Files.writeString(folder.resolve("file"), "abc"))).isEqualTo(OF_ABC);
  }

  @Test
  void hashesAFileThatIsLargerThanAPart() throws Exception {
    byte[] content = new byte[200_001];
    content[200_000] = 1;

    assertThat(Sha256.of(Files.write(folder.resolve("file"), content)))
        .isEqualTo(Sha256.of(content));
  }

  @Test
  void warmsUpWithoutKeepingAnybodyWaiting() throws Exception {
    Thread thread = Sha256.warmUp();

    assertThat(thread.isDaemon()).isTrue();
    thread.join();
    assertThat(Sha256.of("abc".getBytes(StandardCharsets.US_ASCII))).isEqualTo(OF_ABC);
  }

  @Test
  void failsForAFileThatIsNotThere() {
    assertThatThrownBy(() -> Sha256.of(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }
}

package io.github.gok8s.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipFileWriterTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        1,
        Block.LENGTH - 1,
        Block.LENGTH,
        Block.LENGTH + 1,
        2 * Block.LENGTH,
        5 * Block.LENGTH + 77
      })
  void isRead(int length) throws IOException {
    byte[] content = content(length);

    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped(8192, content)))) {
      assertThat(zip.getNextEntry().getName()).isEqualTo("0");
      assertThat(zip.readAllBytes()).isEqualTo(content);
      assertThat(zip.getNextEntry()).isNull();
    }
  }

  @Test
  void holdsSeveralEntries() throws IOException {
    byte[] first = content(Block.LENGTH + 5);
    byte[] second = {};
    byte[] third = content(3 * Block.LENGTH);
    byte[] fourth = new byte[2 * Block.LENGTH];
    new Random(4).nextBytes(fourth);

    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(zipped(1000, first, second, third, fourth)))) {
      for (byte[] content : new byte[][] {first, second, third, fourth}) {
        ZipEntry entry = zip.getNextEntry();
        assertThat(zip.readAllBytes()).isEqualTo(content);
        assertThat(zip.read()).isEqualTo(-1);
        assertThat(entry.getName()).hasSize(1);
      }
    }
  }

  @Test
  void givesTheSameBytesHoweverTheyAreWritten() throws IOException {
    byte[] content = content(3 * Block.LENGTH + 7);

    byte[] zip = zipped(content.length, content);

    assertThat(zipped(1, content)).isEqualTo(zip);
    assertThat(zipped(Block.LENGTH, content)).isEqualTo(zip);
  }

  private static byte[] zipped(int part, byte[]... contents) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZipFileWriter zip = new ZipFileWriter(file)) {
      for (int i = 0; i < contents.length; i++) {
        ZipEntry entry = new ZipEntry(String.valueOf(i));
        entry.setTime(1_000_000_000_000L);
        zip.putNextEntry(entry);
        for (int from = 0; from < contents[i].length; from += part) {
          zip.write(contents[i], from, Math.min(part, contents[i].length - from));
        }
      }
    }
    return file.toByteArray();
  }

  private static byte[] content(int length) {
    byte[] content = new byte[length];
    Random random = new Random(length);
    for (int i = 0; i < length; i++) {
      content[i] = (byte) (i > 100 && random.nextInt(4) > 0 ? content[i - 97] : random.nextInt());
    }
    return content;
  }
}

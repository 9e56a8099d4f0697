package io.github.gok8s.go.buildinfo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that holds a build info as Go's linker writes it, and else only zeros. */
public final class FakeBinary {

  private FakeBinary() {}

  /** Writes a program of Go 1.26.8 with these lines about its modules. */
  public static Path write(Path file, String modules) throws IOException {
    Files.createDirectories(file.getParent());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(new byte[4096 + 8]);
    bytes.write(buildInfo("go1.26.8", modules));
    bytes.write(new byte[100]);
    return Files.write(file, bytes.toByteArray());
  }

  static byte[] buildInfo(String version, String modules) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1));
    bytes.write(8);
    bytes.write(2);
    bytes.write(new byte[16]);
    string(bytes, version.getBytes(StandardCharsets.UTF_8));
    string(
        bytes,
        ("0123456789abcdef" + modules + "0123456789abcdef").getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  private static void string(ByteArrayOutputStream bytes, byte[] text) throws IOException {
    int length = text.length;
    while (length >= 0x80) {
      bytes.write(length & 0x7F | 0x80);
      length >>>= 7;
    }
    bytes.write(length);
    bytes.write(text);
  }
}

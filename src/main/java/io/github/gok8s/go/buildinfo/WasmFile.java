package io.github.gok8s.go.buildinfo;

import io.github.gok8s.go.buildinfo.BuildInfoScan.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Puts the build info of a wasm file together, where the linker writes none: the program holds the text about its modules,
 * between two guards, and a section of the file names the version of Go.
 *
 * @see <a href="https://github.com/WebAssembly/tool-conventions/blob/main/ProducersSection.md">Producers section</a>
 */
final class WasmFile {

  private static final String BEGIN = guard("3077af0c9274080241e1c107e6d618e6");
  private static final String END = guard("f932433186182072008242104116d8f2");
  private static final String LANGUAGE = "\u0008language\u0001\u0002Go";

  private WasmFile() {}

  static Optional<Found> buildInfo(FileBytes file) throws IOException {
    String bytes = file.text();
    int language = bytes.lastIndexOf(LANGUAGE);
    int begin = bytes.indexOf(BEGIN);
    int end = bytes.indexOf(END, begin + BEGIN.length());
    int version = language + LANGUAGE.length() + 1;
    if (language < 0
        || version > bytes.length()
        || version + bytes.charAt(version - 1) > bytes.length()) {
      return Optional.empty();
    }
    String modules = begin >= 0 && end >= 0 ? bytes.substring(begin + BEGIN.length(), end) : "";
    return Optional.of(new Found(
        bytes.substring(version, version + bytes.charAt(version - 1)),
        new String(modules.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)));
  }

  private static String guard(String hexadecimal) {
    return new String(HexFormat.of().parseHex(hexadecimal), StandardCharsets.ISO_8859_1);
  }
}

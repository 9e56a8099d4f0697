package io.github.gok8s.go;

import io.github.gok8s.result.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What go reads of a file to know which packages there are: of Go source the part before the first declaration, with
 * build constraints, package clause and imports; of the files that describe modules all; of others nothing but the name.
 */
final class SourceHead {

  private static final Set<String> MODULE_FILES = Set.of("go.mod", "go.work", "modules.txt");

  /** A line like this stands behind all imports, unless it is inside a comment or a string of several lines. */
  private static final Pattern DECLARATION = Pattern.compile("(?m)^(?:func|type|var|const)\\b");

  private SourceHead() {}

  /** Gives the SHA-256 of a file's head; nothing of a file that has none. */
  static String hash(Path file) throws IOException {
    String name = file.getFileName().toString();
    return isReadOf(name) ? Sha256.of(of(name, Files.readAllBytes(file))) : "";
  }

  /** Whether a file of this name, without folders, has a head at all. */
  static boolean isReadOf(String name) {
    return name.endsWith(".go") || MODULE_FILES.contains(name);
  }

  /**
   * Gives the head, or more than that where it could not be told apart.
   *
   * @param name of the file, without folders
   * @param content of the file
   */
  static byte[] of(String name, byte[] content) {
    if (MODULE_FILES.contains(name)) {
      return content;
    }
    String text = new String(content, StandardCharsets.ISO_8859_1);
    Matcher declaration = DECLARATION.matcher(text);
    if (!declaration.find()) {
      return content;
    }
    String head = text.substring(0, declaration.start());
    return head.contains("/*") || head.contains("`")
        ? content
        : Arrays.copyOf(content, head.length());
  }
}

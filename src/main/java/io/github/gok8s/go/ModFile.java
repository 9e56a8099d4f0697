package io.github.gok8s.go;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the lexical form that go.mod and go.work share: directives, one a line or in a block, with comments and quoted
 * words (Go modules reference, "go.mod files", "Lexical elements").
 *
 * @param directives what the file says, blocks spread out
 */
record ModFile(List<Directive> directives) {

  private static final Pattern TOKEN =
      Pattern.compile("//.*|\"((?:[^\"\\\\]|\\\\.)*)\"|`([^`]*)`|[()]|(?:(?!//)[^\\s()\"`])+");
  private static final List<String> EMPTY_BLOCK = List.of("(", ")");

  /**
   * One line of the file.
   *
   * @param verb its first word, for example {@code replace}
   * @param arguments the words behind it, quotes removed
   */
  record Directive(String verb, List<String> arguments) {}

  static ModFile parse(String text) {
    List<Directive> directives = new ArrayList<>();
    String block = "";
    for (String line : text.lines().toList()) {
      List<String> words = words(line);
      if (words.isEmpty()) {
        continue;
      }
      if (words.get(0).equals(")")) {
        block = "";
      } else if (!block.isEmpty()) {
        directives.add(new Directive(block, List.copyOf(words)));
      } else if (words.size() == 2 && words.get(1).equals("(")) {
        block = words.get(0);
      } else if (!words.subList(1, words.size()).equals(EMPTY_BLOCK)) {
        directives.add(new Directive(words.get(0), List.copyOf(words.subList(1, words.size()))));
      }
    }
    return new ModFile(List.copyOf(directives));
  }

  /** Gives the arguments of each directive with this verb. */
  List<List<String>> all(String verb) {
    return directives.stream()
        .filter(directive -> directive.verb().equals(verb))
        .map(Directive::arguments)
        .filter(arguments -> !arguments.isEmpty())
        .toList();
  }

  /** Gives the folders that {@code replace} directives name, as they are written. */
  List<String> localReplacements() {
    return all("replace").stream()
        .map(arguments -> arguments.subList(arguments.indexOf("=>") + 1, arguments.size()))
        .filter(replacement -> replacement.size() == 1)
        .map(replacement -> replacement.get(0))
        .toList();
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(line);
    while (matcher.find()) {
      String word = matcher.group();
      if (word.startsWith("//")) {
        break;
      }
      if (matcher.group(1) != null) {
        words.add(matcher.group(1).replaceAll("\\\\(.)", "$1"));
      } else {
        words.add(matcher.group(2) != null ? matcher.group(2) : word);
      }
    }
    return words;
  }
}

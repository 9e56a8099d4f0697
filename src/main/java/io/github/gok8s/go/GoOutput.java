package io.github.gok8s.go;

import java.util.List;
import java.util.stream.Collectors;

/** Picks what a user needs out of what go writes. */
final class GoOutput {

  private static final int LINES = 20;

  private GoOutput() {}

  /** Gives the first lines, without the news about downloads. */
  static String excerpt(String errors) {
    List<String> lines = withoutNews(errors);
    String first =
        lines.stream().limit(LINES).map(line -> "  " + line).collect(Collectors.joining("\n"));
    int more = lines.size() - LINES;
    return more <= 0
        ? first
        : first + "\n  … and " + more + (more == 1 ? " more line" : " more lines");
  }

  /** Gives the lines that are more than news about downloads. */
  static List<String> withoutNews(String errors) {
    return errors
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("go: downloading "))
        .toList();
  }
}

package io.github.gok8s.go.test;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps what the compiler says of each package, until the tests that fail by it are told of. */
final class BuildOutputs {

  private static final int KEPT = 32_000;

  /** {@code # example.com/room [example.com/room.test]}, above the lines of the compiler. */
  private static final Pattern HEADING = Pattern.compile("# ([^\\s\\[]\\S*)( \\[\\S+\\.test])?");

  private final Map<String, BoundedText> texts = new HashMap<>();
  private String heading = "";

  /** Takes a piece of what go says while it builds something, by the name that go has for that. */
  void add(String name, String output) {
    texts.computeIfAbsent(name, any -> new BoundedText(KEPT, KEPT)).append(output);
  }

  /** Takes a line of what Go before 1.24 writes as plain text instead. */
  void addLine(String line) {
    Matcher matcher = HEADING.matcher(line);
    if (matcher.matches()) {
      heading = matcher.group(1);
    }
    add(heading, line + "\n");
  }

  /** Gives what was said, or an empty text. */
  String of(String name) {
    BoundedText text = texts.get(name);
    return text == null ? "" : text.text();
  }
}

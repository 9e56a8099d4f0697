package io.github.gok8s.mojo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Splits a line into arguments as a shell does (POSIX Shell Command Language, section 2.2 "Quoting"), without
 * expanding anything.
 */
final class ShellWords {

  private static final String ESCAPABLE_IN_DOUBLE_QUOTES = "\"\\$`";

  private static final char NONE = 0;

  private final List<String> words = new ArrayList<>();
  private @Nullable StringBuilder word;
  private char quote = NONE;

  private ShellWords() {}

  /** Gives the arguments; nothing where a quote is not closed. */
  static Optional<List<String>> split(String line) {
    ShellWords state = new ShellWords();
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c == '\\' && at + 1 < line.length() && state.escapes(line.charAt(at + 1))) {
        at++;
        state.word().append(line.charAt(at));
      } else {
        state.accept(c);
      }
    }
    state.endWord();
    return state.quote == NONE ? Optional.of(List.copyOf(state.words)) : Optional.empty();
  }

  private boolean escapes(char next) {
    return quote == NONE || (quote == '"' && ESCAPABLE_IN_DOUBLE_QUOTES.indexOf(next) >= 0);
  }

  private void accept(char c) {
    if (quote == c) {
      quote = NONE;
    } else if (quote != NONE) {
      word().append(c);
    } else if (c == '"' || c == '\'') {
      quote = c;
      word();
    } else if (Character.isWhitespace(c)) {
      endWord();
    } else {
      word().append(c);
    }
  }

  private StringBuilder word() {
    if (word == null) {
      word = new StringBuilder();
    }
    return word;
  }

  private void endWord() {
    if (word != null) {
      words.add(word.toString());
      word = null;
    }
  }
}

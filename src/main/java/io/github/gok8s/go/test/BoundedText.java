package io.github.gok8s.go.test;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Keeps the beginning and the end of a text that may be of any length. */
final class BoundedText {

  private final int head;
  private final int tail;
  private final StringBuilder beginning = new StringBuilder();
  private final Deque<String> end = new ArrayDeque<>();
  private int endLength;
  private long leftOut;

  /**
   * Starts with nothing.
   *
   * @param head how many characters to keep of the beginning
   * @param tail how many to keep of the end
   */
  BoundedText(int head, int tail) {
    this.head = head;
    this.tail = tail;
  }

  void append(String text) {
    int fits = Math.min(head - beginning.length(), text.length());
    beginning.append(text, 0, fits);
    if (fits < text.length()) {
      appendToEnd(text.substring(Math.max(fits, text.length() - tail)));
      leftOut += Math.max(0, text.length() - tail - fits);
    }
  }

  private void appendToEnd(String text) {
    end.add(text);
    endLength += text.length();
    while (endLength - end.element().length() >= tail && end.size() > 1) {
      int length = end.remove().length();
      endLength -= length;
      leftOut += length;
    }
  }

  /** Gives how many characters are kept. */
  int length() {
    return beginning.length() + endLength;
  }

  /** Gives what was kept, and how much was not. */
  String text() {
    String gap = leftOut == 0
        ? ""
        : String.format(Locale.ROOT, "%n… %,d characters are left out here …%n", leftOut);
    return beginning + gap.replace("\r", "") + String.join("", end);
  }
}

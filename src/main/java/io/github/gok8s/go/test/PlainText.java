package io.github.gok8s.go.test;

import java.util.regex.Pattern;

/** Makes a text that XML can hold and a terminal shows as it is of whatever a program prints. */
public final class PlainText {

  /** A control sequence of a terminal, such as a colour (ECMA-48, section 5.4). */
  private static final Pattern CONTROL_SEQUENCE =
      Pattern.compile("\u001B\\[[\\x30-\\x3F]*[\\x20-\\x2F]*[\\x40-\\x7E]");

  private PlainText() {}

  /** Takes away control characters, and halves of characters (XML 1.0, section 2.2, "Char"). */
  public static String of(String text) {
    if (text.codePoints().allMatch(PlainText::isAllowed)) {
      return text;
    }
    return CONTROL_SEQUENCE
        .matcher(text)
        .replaceAll("")
        .codePoints()
        .filter(PlainText::isAllowed)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isAllowed(int character) {
    return character == '\t'
        || character == '\n'
        || (character >= 0x20 && character < 0x7F)
        || (character >= 0xA0 && character <= 0xD7FF)
        || (character >= 0xE000 && character <= 0xFFFD)
        || character >= 0x10000;
  }
}

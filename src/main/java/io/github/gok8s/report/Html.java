package io.github.gok8s.report;

import java.util.Locale;
import java.util.Set;

/** Writes a page; all texts are escaped. */
final class Html {

  private static final Set<String> NUMBERS = Set.of("MB", "worker", "start", "seconds");

  private final StringBuilder page = new StringBuilder();

  /** Replaces what would be markup. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Adds an element that holds a text; its start tag may have attributes, as in {@code p class="soft"}. */
  Html element(String start, String text) {
    page.append('<').append(start).append('>').append(escaped(text));
    page.append("</").append(name(start)).append(">\n");
    return this;
  }

  /** Opens an element that others follow in. */
  Html open(String start) {
    page.append('<').append(start).append(">\n");
    return this;
  }

  Html close(String name) {
    page.append("</").append(name).append(">\n");
    return this;
  }

  /** Adds markup of our own. */
  Html raw(String markup) {
    page.append(markup);
    return this;
  }

  /** Gives a share as style sheets write it. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f%%", Math.max(0, Math.min(1, share)) * 100);
  }

  /** Opens a table, which scrolls where it is too wide. */
  Html table(String... heads) {
    open("div class=\"wide\"").open("table").open("tr");
    for (String head : heads) {
      element(isNumber(head) ? "th class=\"number\"" : "th", head);
    }
    return close("tr");
  }

  Html endTable() {
    return close("table").close("div");
  }

  /** Adds a cell with a bar that fills a share of it. */
  Html bar(double share) {
    return raw("<td class=\"bar\"><div class=\"track\"><div class=\"fill\" style=\"width:"
        + percent(share) + "\"></div></div></td>\n");
  }

  Html number(String format, double value) {
    return element("td class=\"number\"", String.format(Locale.ROOT, format, value));
  }

  @Override
  public String toString() {
    return page.toString();
  }

  private static boolean isNumber(String head) {
    return NUMBERS.contains(head);
  }

  private static String name(String start) {
    return start.replaceFirst(" .*", "");
  }
}

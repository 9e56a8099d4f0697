package io.github.gok8s.kube.operate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.gok8s.kube.connection.Tree;
import io.github.gok8s.result.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table as the server itself makes it, printed as kubectl prints it: the same columns on every version. */
final class ServerTable {

  private static final String GAP = "   ";

  private ServerTable() {}

  /**
   * Gives the lines, the head first; none if there are no rows.
   *
   * @param table the server's answer
   * @param isWide whether the columns are shown that are seldom needed
   */
  static List<String> lines(JsonObject table, boolean isWide) {
    List<JsonObject> rows = Tree.list(table, "rows");
    if (rows.isEmpty()) {
      return List.of();
    }
    List<JsonObject> columns = Tree.list(table, "columnDefinitions");
    List<List<String>> cells = new ArrayList<>();
    List<String> head = new ArrayList<>();
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (isWide || Tree.number(columns.get(i), "priority") == 0) {
        shown.add(i);
        head.add(Tree.text(columns.get(i), "name").orElse("").toUpperCase(Locale.ROOT));
      }
    }
    cells.add(head);
    for (JsonObject row : rows) {
      JsonArray values = row.getAsJsonArray("cells");
      cells.add(shown.stream().map(i -> text(values.get(i))).toList());
    }
    return padded(cells);
  }

  private static String text(JsonElement cell) {
    String text = cell.isJsonNull()
        ? "<none>"
        : cell.isJsonPrimitive() ? cell.getAsString() : Json.text(cell);
    return text.isEmpty() ? "<none>" : text;
  }

  private static List<String> padded(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        boolean isLast = i == widths.length - 1;
        line.append(row.get(i));
        if (!isLast) {
          line.append(" ".repeat(widths[i] - row.get(i).length())).append(GAP);
        }
      }
      lines.add(line.toString());
    }
    return lines;
  }
}

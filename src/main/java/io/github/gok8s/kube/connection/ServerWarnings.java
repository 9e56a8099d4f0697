package io.github.gok8s.kube.connection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.http.Header;

/** What a server warns of in the header {@code Warning: 299 - "…"}: old API versions, pods that a policy would refuse. */
public final class ServerWarnings {

  private final Set<String> all = new LinkedHashSet<>();
  private int told;

  synchronized void add(Header[] headers) {
    for (Header header : headers) {
      text(header.getValue()).ifPresent(all::add);
    }
  }

  /** Gives those that were not yet given. */
  public synchronized List<String> untold() {
    List<String> list = new ArrayList<>(all);
    List<String> fresh = List.copyOf(list.subList(told, list.size()));
    told = list.size();
    return fresh;
  }

  /** Gives the text of {@code 299 - "text"}, in which quotes and backslashes are escaped. */
  private static java.util.Optional<String> text(String value) {
    int begin = value.indexOf('"');
    int end = value.lastIndexOf('"');
    return begin < 0 || end <= begin
        ? java.util.Optional.empty()
        : java.util.Optional.of(value.substring(begin + 1, end).replaceAll("\\\\(.)", "$1"));
  }
}

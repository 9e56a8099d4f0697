package io.github.gok8s.go.toolchain;

import io.github.gok8s.go.GoException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The list of module proxies in GOPROXY: URLs, {@code direct} or {@code off}. A comma goes on to the next entry where a
 * module is not found, a {@code |} after any failure.
 *
 * @see <a href="https://go.dev/ref/mod#goproxy-protocol">GOPROXY protocol</a>
 */
record ProxyList(List<Entry> entries) {

  /** What {@code direct} means for the module of toolchains: the origin that the module itself names. */
  static final URI ORIGIN = URI.create("https://go.dev/dl/mod");

  private static final Pattern ENTRY = Pattern.compile("([^,|]*)([,|]?)");

  /** Where modules are looked for. */
  sealed interface Source {}

  /** A module proxy. */
  record Proxy(URI base) implements Source {}

  /** The module's own origin. */
  record Direct() implements Source {}

  /** Nowhere. */
  record Off() implements Source {}

  record Entry(Source source, boolean goesOnAfterAnyFailure) {}

  /** One try. */
  interface Attempt<T> {

    /**
     * Tries one source.
     *
     * @throws NotThereException if the source does not have it
     */
    T at(Source source) throws NotThereException, IOException, InterruptedException;
  }

  /** Parses the value of GOPROXY. */
  static ProxyList parse(String text) throws GoException {
    List<Entry> entries = new ArrayList<>();
    Matcher matcher = ENTRY.matcher(text);
    boolean last = false;
    while (!last && matcher.find()) {
      String word = matcher.group(1).strip();
      if (!word.isEmpty()) {
        Source source = source(word);
        entries.add(new Entry(source, matcher.group(2).equals("|")));
        last = !(source instanceof Proxy);
      }
    }
    if (entries.isEmpty()) {
      throw GoException.inEnvironment("GOPROXY is \"" + text + "\", which names no proxy.");
    }
    return new ProxyList(List.copyOf(entries));
  }

  /** Without GOPROXY: the origin. */
  static ProxyList origin() {
    return new ProxyList(List.of(new Entry(new Direct(), false)));
  }

  /**
   * Tries one source after the other, as long as the list says so.
   *
   * @throws NotThereException if none of them has it
   * @throws IOException if one failed; the message says what happened at each
   */
  <T> T firstOf(Attempt<T> attempt) throws IOException, InterruptedException {
    List<IOException> failures = new ArrayList<>();
    for (Entry entry : entries) {
      try {
        return attempt.at(entry.source());
      } catch (NotThereException e) {
        failures.add(e);
      } catch (IOException e) {
        failures.add(e);
        if (!entry.goesOnAfterAnyFailure()) {
          break;
        }
      }
    }
    String message = failures.stream().map(Throwable::getMessage).collect(Collectors.joining("; "));
    if (failures.stream().allMatch(NotThereException.class::isInstance)) {
      throw new NotThereException(message);
    }
    throw new IOException(message, failures.get(failures.size() - 1));
  }

  private static Source source(String word) throws GoException {
    if (word.equals("off")) {
      return new Off();
    }
    if (word.equals("direct")) {
      return new Direct();
    }
    // as Go does: a bare host name is one for https
    String url = word.contains(":/") || word.startsWith("/") ? word : "https://" + word;
    try {
      URI uri = new URI(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
      if (List.of("http", "https", "file").contains(String.valueOf(uri.getScheme()))) {
        return new Proxy(uri);
      }
    } catch (URISyntaxException e) {
      // said below, without the text of the exception: it may show a password
    }
    throw GoException.inEnvironment(
        "GOPROXY names a proxy that is no URL of http, https or file, and neither direct nor off.");
  }
}

package io.github.gok8s.go.toolchain;

import io.github.gok8s.go.toolchain.sumdb.SumdbException;
import io.github.gok8s.go.toolchain.sumdb.VerifierKey;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which checksum database is asked: GOSUMDB is {@code off}, or a key (or the name of the one that Go knows), and perhaps a
 * URL.
 *
 * @param key what the database signs with
 * @param url where it is, if that is said; else it is reached through the module proxies, or by its name
 * @see <a href="https://go.dev/ref/mod#environment-variables">GOSUMDB, GONOSUMDB</a>
 */
record SumdbSetting(VerifierKey key, Optional<URI> url) {

  private static final String GO_NAME = "sum.golang.org";
  /** The key of Go's own database, a constant of Go (cmd/go/internal/modfetch, key.go). */
  private static final String GO_KEY =
      GO_NAME + "+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
  /** Go's own database, as it is reached from mainland China. */
  private static final String GO_CN_NAME = "sum.golang.google.cn";

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9._-]+(?::\\d+)?(?:/[A-Za-z0-9._~/-]*[^/])?");

  /** Parses the value of GOSUMDB, which is not {@code off}. */
  static SumdbSetting parse(String text) throws SumdbException {
    String expanded = text.strip().equals(GO_CN_NAME) ? GO_NAME + " https://" + GO_CN_NAME : text;
    List<String> words = List.of(expanded.strip().split("\\s+"));
    VerifierKey key = VerifierKey.parse(words.get(0).equals(GO_NAME) ? GO_KEY : words.get(0));
    if (words.size() > 2 || !NAME.matcher(key.name()).matches()) {
      throw malformed(text);
    }
    try {
      return new SumdbSetting(key, words.stream().skip(1).findFirst().map(URI::create));
    } catch (IllegalArgumentException e) {
      throw malformed(text);
    }
  }

  static SumdbSetting ofGo() throws SumdbException {
    return parse(GO_NAME);
  }

  /** Gives where the database is without proxies. */
  URI direct() {
    return url.orElse(URI.create("https://" + key.name()));
  }

  /** Whether a list of patterns, as in GONOSUMDB, names a module: each matches the module or a parent of its path. */
  static boolean names(String patterns, String module) {
    return Arrays.stream(patterns.split(","))
        .map(String::strip)
        .filter(pattern -> !pattern.isEmpty())
        .anyMatch(pattern -> matches(pattern, module));
  }

  private static SumdbException malformed(String text) {
    return new SumdbException("GOSUMDB is \"" + text + "\", and not a key with or without a URL.");
  }

  private static boolean matches(String pattern, String module) {
    List<String> elements = List.of(module.split("/"));
    int depth = pattern.split("/").length;
    if (depth > elements.size()) {
      return false;
    }
    String parent = elements.stream().limit(depth).collect(Collectors.joining("/"));
    String regex = Pattern.quote(pattern).replace("*", "\\E[^/]*\\Q").replace("?", "\\E[^/]\\Q");
    return parent.matches(regex);
  }
}

package io.github.gok8s.result;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A name by which scanners know a package.
 *
 * @see <a href="https://github.com/package-url/purl-spec">Package URL specification</a>
 */
public final class PackageUrl {

  private PackageUrl() {}

  /** Names a Go module, {@code pkg:golang/github.com/google/uuid@v1.6.0}; as the specification says, in lower case. */
  public static String of(LinkedModule module) {
    String path = Arrays.stream(module.path().toLowerCase(Locale.ROOT).split("/", -1))
        .map(PackageUrl::encoded)
        .collect(Collectors.joining("/"));
    return "pkg:golang/" + path + version(module.version());
  }

  /**
   * Names a file of a Maven repository.
   *
   * @param classifier the classifier, if it has one
   * @param type its type, for example {@code exe}
   */
  public static String ofMaven(
      String groupId, String artifactId, String version, Optional<String> classifier, String type) {
    Map<String, String> qualifiers = new TreeMap<>(Map.of("type", type));
    classifier.ifPresent(text -> qualifiers.put("classifier", text));
    return "pkg:maven/" + encoded(groupId) + "/" + encoded(artifactId)
        + version(Optional.of(version)) + "?"
        + qualifiers.entrySet().stream()
            .map(qualifier -> qualifier.getKey() + "=" + encoded(qualifier.getValue()))
            .collect(Collectors.joining("&"));
  }

  private static String version(Optional<String> version) {
    return version.map(text -> "@" + encoded(text)).orElse("");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%7E", "~")
        .replace("%3A", ":")
        .replace("*", "%2A");
  }
}

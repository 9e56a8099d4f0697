package io.github.gok8s.result;

import java.util.Optional;

/**
 * A Go module that is linked into a binary.
 *
 * @param path its module path, for example {@code github.com/google/uuid}; that of the module that replaces it, if one
 *     does
 * @param version its version, for example {@code v1.6.0}; none for what lies on disk only
 * @param sum the hash that go.sum has for it, {@code h1:…}
 */
public record LinkedModule(String path, Optional<String> version, Optional<String> sum)
    implements Comparable<LinkedModule> {

  /** The name under which vulnerabilities of Go's standard library are filed. */
  public static final String STANDARD_LIBRARY = "stdlib";

  /** Gives the standard library of a toolchain. */
  public static LinkedModule standardLibrary(String goVersion) {
    return new LinkedModule(
        STANDARD_LIBRARY, Optional.of(goVersion.replaceFirst("^go", "")), Optional.empty());
  }

  @Override
  public int compareTo(LinkedModule other) {
    int byPath = path.compareTo(other.path);
    return byPath != 0 ? byPath : version.orElse("").compareTo(other.version.orElse(""));
  }
}

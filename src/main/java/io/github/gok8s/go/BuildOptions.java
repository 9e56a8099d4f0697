package io.github.gok8s.go;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says how a module is built, the same for every platform.
 *
 * @param packages the patterns of the packages to build, for example {@code ./cmd/...}
 * @param flags what is handed to the compiler and linker
 * @param environment variables that win over the matrix's own
 * @param naming how the binaries are called
 * @param keepGoing whether the other platforms go on after one failed
 */
public record BuildOptions(
    List<String> packages,
    BuildFlags flags,
    Map<String, String> environment,
    Naming naming,
    boolean keepGoing) {

  public BuildOptions {
    packages = packages.isEmpty() ? List.of("./...") : List.copyOf(packages);
    environment = Map.copyOf(environment);
  }

  /**
   * How the binaries are called.
   *
   * @param binaryName {@code <binaryName>}: the name of the primary binary, where it shall differ from Go's
   * @param artifactId the main package of this name is the primary one, where there are several
   */
  public record Naming(Optional<String> binaryName, String artifactId) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]*");

    /**
     * Checks the name.
     *
     * @throws GoException if it is no plain file name
     */
    public static Naming of(Optional<String> binaryName, String artifactId) throws GoException {
      if (binaryName.isPresent() && !NAME.matcher(binaryName.get()).matches()) {
        throw GoException.inProject("<binaryName> (-Dk8s.binaryName) is \"" + binaryName.get()
            + "\": write a plain file name of letters, digits and . _ + -, without a folder.");
      }
      return new Naming(binaryName, artifactId);
    }
  }
}

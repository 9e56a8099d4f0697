package io.github.gok8s.go;

import io.github.gok8s.result.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A package that becomes an executable.
 *
 * @param importPath for example {@code example.com/shop/cmd/server}
 * @param files its Go files on the platform that was asked for
 */
record MainPackage(String importPath, List<Path> files) {

  private static final Pattern MAJOR_VERSION = Pattern.compile("v(?:[2-9]|[1-9][0-9]+)");

  /** By hand, as with {@link Platform}: each build maps main packages to names. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MainPackage that
        && importPath.equals(that.importPath)
        && files.equals(that.files);
  }

  @Override
  public int hashCode() {
    return importPath.hashCode();
  }

  /** Whether it was named by its files, as in {@code go build main.go}: then it has no path to name it by. */
  boolean isMadeOfFiles() {
    return importPath.equals("command-line-arguments");
  }

  /** Gives the executable's name as go chooses it: the last part of the path that is no major version. */
  String executableName() {
    String[] parts = importPath.split("/", -1);
    String last = parts[parts.length - 1];
    boolean isVersion = parts.length > 1 && MAJOR_VERSION.matcher(last).matches();
    return isVersion ? parts[parts.length - 2] : last;
  }

  /** Gives the package as it is written beside go.mod: {@code ./cmd/server}, or {@code .} for the module's own folder. */
  String relativeTo(GoModule module) {
    if (importPath.equals(module.path())) {
      return ".";
    }
    return importPath.startsWith(module.path() + "/")
        ? "." + importPath.substring(module.path().length())
        : importPath;
  }
}

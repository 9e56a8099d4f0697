package io.github.gok8s.go.toolchain;

import java.util.Locale;

/**
 * The machine that builds, in Go's words.
 *
 * @param os the GOOS
 * @param architecture the GOARCH
 */
public record HostPlatform(String os, String architecture) {

  /** Gives the machine that this JVM was made for. */
  public static HostPlatform current() {
    return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }

  /** Translates the names of the JDK's properties {@code os.name} and {@code os.arch}. */
  static HostPlatform of(String osName, String osArch) {
    return new HostPlatform(os(osName.toLowerCase(Locale.ROOT)), architecture(osArch));
  }

  boolean isWindows() {
    return os.equals("windows");
  }

  /** Gives the file name of a program: {@code go}, on Windows {@code go.exe}. */
  String program(String name) {
    return isWindows() ? name + ".exe" : name;
  }

  @Override
  public String toString() {
    return os + "/" + architecture;
  }

  private static String os(String name) {
    if (name.startsWith("mac") || name.startsWith("darwin")) {
      return "darwin";
    }
    if (name.startsWith("windows")) {
      return "windows";
    }
    return name.equals("sunos") ? "solaris" : name;
  }

  private static String architecture(String arch) {
    return switch (arch) {
      case "x86_64" -> "amd64";
      case "aarch64" -> "arm64";
      case "x86", "i386", "i486", "i586", "i686" -> "386";
      case "loongarch64" -> "loong64";
      default -> arch;
    };
  }
}

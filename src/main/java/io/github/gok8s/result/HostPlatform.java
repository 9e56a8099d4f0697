package io.github.gok8s.result;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Translates what the JVM calls its machine into Go's names. */
public final class HostPlatform {

  private static final Map<String, String> ARCHS = Map.ofEntries(
      Map.entry("x86_64", "amd64"),
      Map.entry("amd64", "amd64"),
      Map.entry("aarch64", "arm64"),
      Map.entry("x86", "386"),
      Map.entry("i386", "386"),
      Map.entry("i686", "386"),
      Map.entry("arm", "arm"),
      Map.entry("ppc64le", "ppc64le"),
      Map.entry("s390x", "s390x"),
      Map.entry("riscv64", "riscv64"),
      Map.entry("loongarch64", "loong64"));

  private HostPlatform() {}

  /** Gives the platform of this machine. */
  public static Platform current() {
    return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }

  /** Gives the platform for the values of the system properties {@code os.name} and {@code os.arch}. */
  static Platform of(String osName, String osArch) {
    String arch = osArch.toLowerCase(Locale.ROOT);
    return new Platform(
        os(osName.toLowerCase(Locale.ROOT)),
        ARCHS.getOrDefault(arch, arch.replaceAll("[^a-z0-9]", "")),
        Optional.empty());
  }

  private static String os(String name) {
    if (name.startsWith("mac")) {
      return "darwin";
    }
    if (name.startsWith("windows")) {
      return "windows";
    }
    return name.equals("sunos") ? "solaris" : name.replaceAll("[^a-z0-9]", "");
  }
}

package io.github.gok8s.go;

import io.github.gok8s.result.Platform;
import java.util.Map;
import java.util.Optional;

/**
 * A pair of operating system and architecture that a toolchain knows, as {@code go tool dist list -json} tells.
 *
 * @param os GOOS
 * @param arch GOARCH
 * @param firstClass whether the Go project tests it for every release
 */
public record Port(String os, String arch, boolean firstClass) {

  /** Ports that left Go, and the version that no longer had them (release notes). */
  static final Map<String, String> DROPPED = Map.of(
      "darwin/386", "1.15",
      "darwin/arm", "1.15",
      "nacl/386", "1.14",
      "nacl/amd64p32", "1.14",
      "nacl/arm", "1.14",
      "openbsd/mips64", "1.21",
      "windows/arm", "1.26",
      "freebsd/riscv64", "1.26");

  /** Ports that came in the lifetime of the versions that this plugin works with. */
  static final Map<String, String> ADDED =
      Map.of("wasip1/wasm", "1.21", "openbsd/ppc64", "1.22", "openbsd/riscv64", "1.23");

  /** Gives {@code linux/arm}. */
  public String name() {
    return os + "/" + arch;
  }

  /** The platform of this port at Go's default level. */
  public Platform platform() {
    return new Platform(os, arch, Optional.empty());
  }

  /**
   * Whether nothing can be linked for it without a C toolchain: Android but for arm64, and iOS (Go source,
   * internal/platform, MustLinkExternal and DefaultPIE).
   */
  public boolean needsCgo() {
    return os.equals("ios") || (os.equals("android") && !arch.equals("arm64"));
  }

  /** Whether container images of it make sense: they run on Linux. */
  public boolean isForImages() {
    return os.equals("linux");
  }
}

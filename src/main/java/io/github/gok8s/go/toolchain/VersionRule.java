package io.github.gok8s.go.toolchain;

import io.github.gok8s.go.GoException;
import io.github.gok8s.go.GoVersion;
import java.util.Optional;

/**
 * Which Go will do: the version that the POM asks for, and at least the one that go.mod asks for.
 *
 * @param wanted {@code <goVersion>}
 * @param minimum the go line of go.mod
 * @param preferred the toolchain line of go.mod
 */
record VersionRule(
    Optional<GoVersion> wanted, Optional<GoVersion> minimum, Optional<GoVersion> preferred) {

  private static final GoVersion FIRST_WITH_PATCH_0 = GoVersion.parse("1.21").orElseThrow();

  /**
   * Reads the rule of a request.
   *
   * @throws GoException if go.mod asks for a newer Go than the POM allows
   */
  static VersionRule of(ToolchainRequest request) throws GoException {
    VersionRule rule = new VersionRule(request.goVersion(), request.minimum(), request.preferred());
    if (rule.isContradiction()) {
      throw GoException.inProject(String.format(
          "go.mod asks for Go %s, but <goVersion> (-Dk8s.goVersion) allows only Go %s. "
              + "Set <goVersion> to %s or newer, or lower the go line of go.mod.",
          rule.minimum.orElseThrow(), rule.wanted.orElseThrow(), rule.minimum.orElseThrow()));
    }
    return rule;
  }

  boolean accepts(GoVersion version) {
    return wanted.map(asked -> asked.includes(version)).orElse(true)
        && minimum.map(version::isAtLeast).orElse(true);
  }

  /** Says what is asked for, {@code <goVersion> 1.26.8} or {@code the go line of go.mod, 1.26}. */
  String asked() {
    return wanted
        .map(version -> "<goVersion> " + version)
        .or(() -> minimum.map(version -> "the go line of go.mod, " + version))
        .orElse("any version");
  }

  /** Says that a toolchain was provisioned, and for what. */
  String provisioned() {
    if (wanted.isEmpty() && preferred.isPresent()) {
      return "provisioned for the toolchain line of go.mod, " + preferred.get();
    }
    return wanted.isEmpty() && minimum.isEmpty() ? "provisioned" : "provisioned for " + asked();
  }

  /** Gives the version to provision, which is a toolchain's and never a language version from Go 1.21 on. */
  GoVersion toProvision(GoSum known) {
    if (wanted.isPresent()) {
      return newer(toolchain(wanted.get(), known), minimum.filter(wanted.get()::includes));
    }
    if (preferred.isPresent()) {
      return newer(toolchain(preferred.get(), known), minimum);
    }
    return minimum.map(version -> atLeast(version, known)).orElse(KnownToolchains.DEFAULT);
  }

  private boolean isContradiction() {
    return wanted.isPresent()
        && minimum.isPresent()
        && !wanted.get().includes(minimum.get())
        && !wanted.get().isAtLeast(minimum.get());
  }

  /** A language version in the go line is a lower bound only: an old one gets a Go that still has security fixes. */
  private static GoVersion atLeast(GoVersion minimum, GoSum known) {
    return minimum.isLanguageVersion()
            && known.newestOf(minimum).isEmpty()
            && KnownToolchains.DEFAULT.isAtLeast(minimum)
        ? KnownToolchains.DEFAULT
        : toolchain(minimum, known);
  }

  private static GoVersion toolchain(GoVersion version, GoSum known) {
    if (!version.isLanguageVersion()) {
      return version;
    }
    GoVersion first = version.isAtLeast(FIRST_WITH_PATCH_0)
        ? new GoVersion(version.major(), version.minor(), Optional.of(0), Optional.empty())
        : version;
    return known.newestOf(version).orElse(first);
  }

  private static GoVersion newer(GoVersion one, Optional<GoVersion> other) {
    return other.filter(version -> !one.isAtLeast(version)).orElse(one);
  }
}

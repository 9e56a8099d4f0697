package io.github.gok8s.go;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The ports of Go 1.26, as {@code go tool dist list} gives them. */
final class TestPorts {

  static final GoVersion GO = GoVersion.parse("1.26.8").orElseThrow();

  private static final String NAMES = """
      aix/ppc64 android/386 android/amd64 android/arm android/arm64 darwin/amd64 darwin/arm64
      dragonfly/amd64 freebsd/386 freebsd/amd64 freebsd/arm freebsd/arm64 illumos/amd64 ios/amd64
      ios/arm64 js/wasm linux/386 linux/amd64 linux/arm linux/arm64 linux/loong64 linux/mips
      linux/mips64 linux/mips64le linux/mipsle linux/ppc64 linux/ppc64le linux/riscv64 linux/s390x
      netbsd/386 netbsd/amd64 netbsd/arm netbsd/arm64 openbsd/386 openbsd/amd64 openbsd/arm
      openbsd/arm64 openbsd/ppc64 openbsd/riscv64 plan9/386 plan9/amd64 plan9/arm solaris/amd64
      wasip1/wasm windows/386 windows/amd64 windows/arm64""";

  private static final Set<String> FIRST_CLASS = Set.of(
      "darwin/amd64",
      "darwin/arm64",
      "linux/386",
      "linux/amd64",
      "linux/arm",
      "linux/arm64",
      "windows/386",
      "windows/amd64");

  private TestPorts() {}

  static Ports ports() {
    return ports(GO);
  }

  /** The same list, as if another version had it. */
  static Ports ports(GoVersion version, String... without) {
    List<Port> known = Stream.of(NAMES.split("\\s+"))
        .filter(name -> !List.of(without).contains(name))
        .map(name -> {
          String[] parts = name.split("/", -1);
          return new Port(parts[0], parts[1], FIRST_CLASS.contains(name));
        })
        .toList();
    return new Ports(version, known);
  }
}

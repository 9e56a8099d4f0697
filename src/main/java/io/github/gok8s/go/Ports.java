package io.github.gok8s.go;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.github.gok8s.result.Json;
import io.github.gok8s.result.Platform;
import io.github.gok8s.result.Spelling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The ports of one toolchain, and why others are none.
 *
 * @param go the toolchain's version
 * @param known its ports, in its own order
 */
public record Ports(GoVersion go, List<Port> known) {

  /** What uname, Docker, Debian or the JVM call a system or an architecture of Go. */
  private static final Map<String, String> SYSTEMS = Map.of(
      "macos", "darwin", "mac", "darwin", "osx", "darwin", "win", "windows", "win32", "windows",
      "win64", "windows", "sunos", "solaris");

  private static final Map<String, String> ARCHITECTURES = Map.of(
      "x86_64", "amd64", "x64", "amd64", "x86", "386", "i386", "386", "i686", "386", "aarch64",
      "arm64", "armhf", "arm", "armv7", "arm", "mipsel", "mipsle", "ppc64el", "ppc64le");

  /** Reads the answer of {@code go tool dist list -json}. */
  static Ports parse(GoVersion go, String json) throws GoException {
    try {
      JsonArray list = Json.parse(json).getAsJsonArray();
      List<Port> ports = new ArrayList<>();
      for (JsonElement element : list) {
        JsonObject port = element.getAsJsonObject();
        ports.add(new Port(
            port.get("GOOS").getAsString(),
            port.get("GOARCH").getAsString(),
            port.has("FirstClass") && port.get("FirstClass").getAsBoolean()));
      }
      if (ports.isEmpty()) {
        throw new IllegalStateException("an empty list");
      }
      return new Ports(go, List.copyOf(ports));
    } catch (JsonParseException
        | IllegalStateException
        | UnsupportedOperationException
        | NullPointerException e) {
      throw GoException.inEnvironment(
          "\"go tool dist list -json\" gave no list of ports: "
              + json.lines().findFirst().orElse(""),
          e);
    }
  }

  Optional<Port> find(Platform platform) {
    return known.stream().filter(port -> port.name().equals(platform.port())).findFirst();
  }

  /**
   * Says why a platform can't be built, and what comes nearest; nothing if it can.
   *
   * @param canUseCgo whether a C compiler is named for the platform
   */
  public Optional<String> objection(Platform platform, Predicate<Platform> canUseCgo) {
    Optional<Port> port = find(platform);
    if (port.isEmpty()) {
      return Optional.of(absence(platform) + " " + nearest(platform));
    }
    if (port.get().needsCgo() && !canUseCgo.test(platform)) {
      return Optional.of(platform.port()
          + " can only be linked by a C compiler (cgo). Name that of the NDK or SDK by "
          + "<buildEnvironment><" + CgoCompilers.variable(platform) + ">…, or take it out. "
          + nearest(platform));
    }
    return MicroArchitecture.objection(platform, go);
  }

  private String absence(Platform platform) {
    String name = platform.port();
    String dropped = Port.DROPPED.get(name);
    if (dropped != null) {
      boolean isGone = GoVersion.parse(dropped).filter(go::isAtLeast).isPresent();
      return name
          + (isGone ? " left Go in version " : " is broken in this version and leaves Go in ")
          + dropped + "; this is Go " + go + ".";
    }
    String added = Port.ADDED.get(name);
    return added != null
        ? name + " came with Go " + added + "; this is Go " + go + "."
        : name + " is no platform of Go " + go + ".";
  }

  /** Prefers what others call so, then the same system, then the fewest wrong letters. */
  private String nearest(Platform platform) {
    String os = SYSTEMS.getOrDefault(platform.os(), platform.os());
    String name = os + "/" + ARCHITECTURES.getOrDefault(platform.arch(), platform.arch());
    Set<String> systems = Set.copyOf(known.stream().map(Port::os).toList());
    Comparator<Port> byDistance = Comparator.comparing(
            (Port port) -> systems.contains(os) && !port.os().equals(os))
        .thenComparingInt(port -> Spelling.distance(port.name(), name))
        .thenComparing(port -> !port.firstClass());
    return known.stream()
        .filter(port -> !port.needsCgo())
        .min(byDistance)
        .map(port -> "The nearest that builds is " + port.name() + ".")
        .orElse("");
  }
}

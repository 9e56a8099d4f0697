package io.github.gok8s.go;

import io.github.gok8s.result.Platform;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the environment of a go command.
 *
 * <p>What is set in the user's shell must not change what is built, so every variable that means something to Go is
 * left out, except those about network, caches and credentials. From the user's {@code go env -w} file, which
 * {@code GOENV=off} hides from go, the same are passed on. What the POM says comes last and wins.
 */
final class GoEnvironment {

  /** About where modules come from and where things are kept: no influence on the bytes of a binary. */
  private static final Set<String> PASSED_ON = Set.of(
      "GOPROXY",
      "GOPRIVATE",
      "GONOPROXY",
      "GONOSUMDB",
      "GOSUMDB",
      "GOINSECURE",
      "GOVCS",
      "GOAUTH",
      "GOCACHE",
      "GOMODCACHE",
      "GOPATH",
      "GOCACHEPROG",
      "GOTMPDIR");

  private static final Pattern GO_VARIABLE = Pattern.compile("GO[A-Z0-9]*|CGO_.*");
  private static final Set<String> C_TOOLS = Set.of("CC", "CXX", "FC", "AR", "PKG_CONFIG", "GCCGO");

  private GoEnvironment() {}

  /** Gives the environment of a command that is not for one platform, such as {@code go tool dist list}. */
  static Map<String, String> neutral(Map<String, String> users, Map<String, String> goEnvFile) {
    Map<String, String> environment = new TreeMap<>();
    users.forEach((name, value) -> {
      if (!meansSomethingToGo(name) || PASSED_ON.contains(name)) {
        environment.put(name, value);
      }
    });
    goEnvFile.forEach((name, value) -> {
      if (PASSED_ON.contains(name)) {
        environment.putIfAbsent(name, value);
      }
    });
    if (Stream.of("GOCACHE", "XDG_CACHE_HOME", "HOME", "LocalAppData")
        .noneMatch(environment::containsKey)) {
      environment.put("HOME", System.getProperty("user.home"));
    }
    environment.put("GOENV", "off");
    environment.put("GOTOOLCHAIN", "local");
    environment.put("GOFLAGS", "");
    environment.put("GOWORK", "off");
    environment.put("CGO_ENABLED", "0");
    return environment;
  }

  /**
   * Gives what decides about the bytes of a platform's binaries, and nothing else.
   *
   * @param build the variables that the POM names
   */
  static Map<String, String> ofPlatform(
      Platform platform, GoModule module, Map<String, String> build) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("GOWORK", module.workspace().map(Object::toString).orElse("off"));
    environment.put("CGO_ENABLED", "0");
    build.forEach((name, value) -> {
      if (!name.startsWith("CC_FOR_")) {
        environment.put(name, value);
      }
    });
    environment.put("GOOS", platform.os());
    environment.put("GOARCH", platform.arch());
    environment.putAll(MicroArchitecture.environment(platform));
    Optional<String> compiler = CgoCompilers.find(platform, build);
    compiler.ifPresent(cc -> {
      environment.put("CC", cc);
      environment.put("CGO_ENABLED", "1");
    });
    return environment;
  }

  private static boolean meansSomethingToGo(String name) {
    return GO_VARIABLE.matcher(name).matches() || C_TOOLS.contains(name);
  }
}

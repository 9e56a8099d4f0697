package io.github.gok8s.go;

import io.github.gok8s.result.Platform;
import java.nio.file.Path;
import java.util.Locale;
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
 * {@code GOENV=off} hides from go, the same are passed on. What the POM says comes last and wins; what it says of network,
 * caches and credentials is for every command, and no reason to build again.
 */
public final class GoEnvironment {

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

  private static final Pattern GO_VARIABLE =
      Pattern.compile("GO[A-Z0-9]*|GO_EXTLINK_ENABLED|CGO_.*");
  private static final Set<String> C_TOOLS =
      Set.of("CC", "CXX", "FC", "AR", "PKG_CONFIG", "GCCGO", "GCCGOTOOLDIR");

  /** What the build decides about, and the element that it is told by. */
  private static final Map<String, String> DECIDED_ELSEWHERE = Map.of(
      "GOOS", "<platforms> (-Dk8s.platforms) says for what to build, as in linux/arm64",
      "GOARCH", "<platforms> (-Dk8s.platforms) says for what to build, as in linux/arm64",
      "GOROOT", "<goExecutable> (-Dk8s.goExecutable) says which Go builds",
      "GOTOOLCHAIN", "<goVersion> (-Dk8s.goVersion) says which Go builds",
      "GOENV", "every variable stands in <buildEnvironment> itself");

  private GoEnvironment() {}

  /**
   * Gives the environment of a command that is not for one platform, such as {@code go tool dist list}.
   *
   * @param users the environment that Maven runs in
   * @param goEnvFile what the user's {@code go env -w} file sets
   * @param build the variables that the POM names
   */
  public static Map<String, String> neutral(
      Map<String, String> users, Map<String, String> goEnvFile, Map<String, String> build) {
    Map<String, String> environment = new TreeMap<>();
    putPassedOn(users, environment);
    for (Map.Entry<String, String> variable : goEnvFile.entrySet()) {
      if (PASSED_ON.contains(variable.getKey())) {
        environment.putIfAbsent(variable.getKey(), variable.getValue());
      }
    }
    putPassedOn(build, environment);
    home(environment).ifPresent(home -> environment.put("HOME", home));
    environment.put("GOENV", "off");
    environment.put("GOTOOLCHAIN", "local");
    environment.put("GOFLAGS", "");
    environment.put("GOWORK", "off");
    environment.put("CGO_ENABLED", "0");
    return environment;
  }

  private static void putPassedOn(Map<String, String> variables, Map<String, String> environment) {
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      // on Windows the case of a name has no meaning
      String upper = variable.getKey().toUpperCase(Locale.ROOT);
      if (!meansSomethingToGo(upper) || PASSED_ON.contains(upper)) {
        environment.put(variable.getKey(), variable.getValue());
      }
    }
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
    for (Map.Entry<String, String> variable : build.entrySet()) {
      String name = variable.getKey();
      if (!name.startsWith("CC_FOR_") && !PASSED_ON.contains(name)) {
        environment.put(name, variable.getValue());
      }
    }
    environment.put("GOOS", platform.os());
    environment.put("GOARCH", platform.arch());
    environment.putAll(MicroArchitecture.environment(platform));
    Optional<String> compiler = CgoCompilers.find(platform, build);
    if (compiler.isPresent()) {
      environment.put("CC", compiler.get());
      environment.put("CGO_ENABLED", "1");
    }
    return environment;
  }

  /**
   * Checks the variables that the POM names.
   *
   * @throws GoException if one is of those that the build decides about itself
   */
  static void check(Map<String, String> build) throws GoException {
    for (Map.Entry<String, String> variable : new TreeMap<>(build).entrySet()) {
      String name = variable.getKey();
      String instead = DECIDED_ELSEWHERE.get(name);
      if (MicroArchitecture.variables().contains(name)) {
        instead =
            "<platforms> (-Dk8s.platforms) has the levels, as in linux/arm/v6 or linux/amd64/v3";
      } else if (name.equals("GOWORK") && !variable.getValue().equals("off")) {
        instead =
            "the go.work file that uses the module is found by itself; only \"off\" is possible";
      }
      if (instead != null) {
        throw GoException.inProject("<buildEnvironment> (-Dk8s.buildEnvironment) sets " + name
            + " to \"" + variable.getValue() + "\", but " + instead + ".");
      }
    }
  }

  /** Go keeps its caches in the user's folder; where nobody says which it is, the JVM may know it. */
  private static Optional<String> home(Map<String, String> environment) {
    boolean isKnown = Stream.of("HOME", "USERPROFILE")
        .anyMatch(name -> !environment.getOrDefault(name, "").isBlank());
    return Optional.of(System.getProperty("user.home", ""))
        .filter(home -> !isKnown && Path.of(home).isAbsolute());
  }

  private static boolean meansSomethingToGo(String name) {
    return GO_VARIABLE.matcher(name).matches() || C_TOOLS.contains(name);
  }
}

package io.github.gok8s.kube.manifest;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.result.Spelling;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a container gets of its node.
 *
 * @param requests what is kept for it
 * @param limits what it never gets more of
 */
public record Resources(Map<String, Quantity> requests, Map<String, Quantity> limits) {

  private static final List<String> NAMES = List.of("cpu", "memory", "ephemeral-storage");
  private static final Map<String, String> REQUESTS =
      Map.of("cpu", "100m", "memory", "64Mi", "ephemeral-storage", "32Mi");
  private static final Map<String, String> LIMITS =
      Map.of("cpu", "1", "memory", "128Mi", "ephemeral-storage", "64Mi");
  private static final String NONE = "none";
  private static final BigDecimal MEBI = BigDecimal.valueOf(1 << 20);

  public Resources {
    requests = Collections.unmodifiableMap(new LinkedHashMap<>(requests));
    limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
  }

  /**
   * Completes what is configured by defaults that fit it: a limit is never below the request.
   *
   * @param requests what is configured, {@code none} for no request
   * @param limits what is configured, {@code none} for no limit
   * @throws KubeException if an amount is none, or a request is above its limit
   */
  public static Resources of(Map<String, String> requests, Map<String, String> limits)
      throws KubeException {
    Map<String, Quantity> wanted = parse("requests", requests);
    Map<String, Quantity> allowed = parse("limits", limits);
    Map<String, Quantity> allRequests = new LinkedHashMap<>();
    Map<String, Quantity> allLimits = new LinkedHashMap<>();
    for (String name : NAMES) {
      Optional<Quantity> limit = Optional.ofNullable(allowed.get(name));
      Optional<Quantity> request = Optional.ofNullable(wanted.get(name));
      if (!isNone(requests.get(name))) {
        Quantity usual = Quantity.parse(REQUESTS.getOrDefault(name, ""), name);
        allRequests.put(
            name,
            request.orElseGet(() -> limit.filter(it -> it.compareTo(usual) < 0).orElse(usual)));
      }
      if (!isNone(limits.get(name))) {
        Quantity usual = Quantity.parse(LIMITS.getOrDefault(name, ""), name);
        allLimits.put(
            name,
            limit.orElseGet(() -> request.filter(it -> it.compareTo(usual) > 0).orElse(usual)));
      }
    }
    wanted.forEach(allRequests::putIfAbsent);
    allowed.forEach(allLimits::putIfAbsent);
    for (Map.Entry<String, Quantity> request : allRequests.entrySet()) {
      Quantity limit = allLimits.get(request.getKey());
      if (limit != null && limit.compareTo(request.getValue()) < 0) {
        throw KubeException.inProject(
            element("requests") + ": " + request.getKey() + " is " + request.getValue()
                + ", above the limit of " + limit + " in " + element("limits") + ".");
      }
    }
    return new Resources(allRequests, allLimits);
  }

  /**
   * Gives what Go's garbage collector shall keep the program below, nine tenths of the memory limit: {@code 115MiB} for
   * 128Mi. Go sees the limit of CPU by itself, that of memory it does not.
   *
   * @see <a href="https://go.dev/doc/gc-guide#Memory_limit">A guide to the Go garbage collector</a>
   */
  Optional<String> goMemoryLimit() {
    return Optional.ofNullable(limits.get("memory")).map(Resources::goMemoryLimit);
  }

  /** The same for a limit of memory. */
  static String goMemoryLimit(Quantity limit) {
    BigDecimal bytes = limit.amount().multiply(new BigDecimal("0.9"));
    return bytes.compareTo(MEBI) >= 0
        ? bytes.divide(MEBI, 0, RoundingMode.DOWN) + "MiB"
        : bytes.setScale(0, RoundingMode.DOWN) + "B";
  }

  private static Map<String, Quantity> parse(String group, Map<String, String> texts)
      throws KubeException {
    Map<String, Quantity> amounts = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : new TreeMap<>(texts).entrySet()) {
      String name = entry.getKey();
      if (!NAMES.contains(name) && !name.contains("/") && !name.startsWith("hugepages-")) {
        throw KubeException.inProject(element(group) + " has " + name + "."
            + Spelling.nearest(name, NAMES)
                .map(near -> " Did you mean " + near + "?")
                .orElse(
                    " Take cpu, memory, ephemeral-storage, or a device as in example.com/gpu."));
      }
      if (!isNone(entry.getValue())) {
        amounts.put(name, Quantity.parse(entry.getValue(), element(group) + ": " + name));
      }
    }
    return amounts;
  }

  private static boolean isNone(@org.jspecify.annotations.Nullable String text) {
    return text != null && text.strip().equals(NONE);
  }

  private static String element(String group) {
    return "<workload><resources><" + group + "> (-Dk8s.resources." + group + ")";
  }
}

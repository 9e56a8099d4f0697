package io.github.gok8s.kube.manifest;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Between how many pods a workload is scaled, and by what.
 *
 * @param min the fewest, at least 1
 * @param max the most
 * @param cpu how much of the requested CPU the pods shall use on average, in per cent
 * @param memory the same for memory
 * @param scaleDownSeconds for how long the load has to be low before pods are taken away, 300 if not given
 */
public record Autoscale(
    int min, int max, OptionalInt cpu, OptionalInt memory, OptionalInt scaleDownSeconds) {

  private static final int USUAL_CPU = 80;
  private static final int LONGEST_WINDOW = 3600;

  /**
   * Completes what is configured.
   *
   * @throws KubeException if a number can't be
   */
  public static Autoscale of(
      @Nullable Integer min,
      @Nullable Integer max,
      @Nullable Integer cpu,
      @Nullable Integer memory,
      @Nullable Integer scaleDownSeconds)
      throws KubeException {
    if (max == null) {
      throw wrong("max", "is missing: it says how many pods there may be at most.");
    }
    int fewest = min == null ? 1 : min;
    if (fewest < 1) {
      throw wrong("min", "is " + fewest + ", and has to be at least 1.");
    }
    if (max < fewest) {
      throw wrong("max", "is " + max + ", below the min of " + fewest + ".");
    }
    if (scaleDownSeconds != null && (scaleDownSeconds < 0 || scaleDownSeconds > LONGEST_WINDOW)) {
      throw wrong(
          "scaleDownSeconds",
          "is " + scaleDownSeconds + ", and has to be 0 to " + LONGEST_WINDOW + ".");
    }
    Integer cpuOrUsual = cpu == null && memory == null ? Integer.valueOf(USUAL_CPU) : cpu;
    return new Autoscale(
        fewest,
        max,
        percent("cpu", cpuOrUsual),
        percent("memory", memory),
        scaleDownSeconds == null ? OptionalInt.empty() : OptionalInt.of(scaleDownSeconds));
  }

  /** Gives the object's {@code spec}, without what it scales. */
  public JsonObject limits() {
    JsonObject spec = JsonLiteral.object(
        "minReplicas",
        min,
        "maxReplicas",
        max,
        "metrics",
        JsonLiteral.array(
            cpu.stream().mapToObj(percent -> metric("cpu", percent)).findFirst(),
            memory.stream().mapToObj(percent -> metric("memory", percent)).findFirst()));
    scaleDownSeconds.ifPresent(seconds -> spec.add(
        "behavior",
        JsonLiteral.object(
            "scaleDown", JsonLiteral.object("stabilizationWindowSeconds", seconds))));
    return spec;
  }

  private static JsonObject metric(String resource, int percent) {
    return JsonLiteral.object(
        "type",
        "Resource",
        "resource",
        JsonLiteral.object(
            "name",
            resource,
            "target",
            JsonLiteral.object("type", "Utilization", "averageUtilization", percent)));
  }

  private static OptionalInt percent(String element, @Nullable Integer percent)
      throws KubeException {
    if (percent == null) {
      return OptionalInt.empty();
    }
    if (percent < 1) {
      throw wrong(element, "is " + percent + ": write per cent of what is requested, 1 or more.");
    }
    return OptionalInt.of(percent);
  }

  private static KubeException wrong(String element, String complaint) {
    return KubeException.inProject(
        "<workload><autoscale><" + element + "> (-Dk8s.autoscale." + element + ") " + complaint);
  }
}

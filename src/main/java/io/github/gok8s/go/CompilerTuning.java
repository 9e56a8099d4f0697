package io.github.gok8s.go;

import java.util.Map;
import java.util.TreeMap;

/**
 * Says how many builds run at a time, and how the compiler works in each, from the memory and the cores that are there.
 *
 * <p>Without garbage collection a cold build takes up to a third less CPU time; but a compiler then takes up to 700 MB.
 * GOMEMLIMIT bounds it: near the limit the collector works again. And a build that shares the cores with others gets its part of them:
 * compilers that all want all cores take more CPU time together. Builds of other modules of a {@code -T} build are not
 * counted. Neither changes bytes or cache entries.
 *
 * @param cores how many cores there are
 * @param workers how many {@code go build} at a time
 * @param collector GOGC and GOMEMLIMIT, or nothing where memory is short
 */
record CompilerTuning(int cores, int workers, Map<String, String> collector) {

  private static final long MEBIBYTE = 1 << 20;
  private static final long PLENTY = 768 * MEBIBYTE;
  private static final long NEEDED = 400 * MEBIBYTE;

  /**
   * Chooses for a machine.
   *
   * @param available bytes of memory that can be taken
   * @param cores how many compilers can run at a time
   */
  static CompilerTuning of(long available, int cores) {
    long usable = available / 4 * 3;
    long each = usable / cores;
    if (each >= PLENTY) {
      return new CompilerTuning(
          cores, cores, Map.of("GOGC", "off", "GOMEMLIMIT", each / MEBIBYTE + "MiB"));
    }
    int workers = each >= NEEDED ? cores : (int) Math.max(1, Math.min(cores, usable / NEEDED));
    return new CompilerTuning(cores, workers, Map.of());
  }

  /**
   * Says how many compilers a build may run.
   *
   * @param builds how many builds run at the time, {@link #workers} at most
   */
  int jobs(int builds) {
    return workers / builds;
  }

  /**
   * Gives the variables for a build.
   *
   * @param builds how many builds run at the time, {@link #workers} at most
   */
  Map<String, String> environment(int builds) {
    Map<String, String> environment = new TreeMap<>(collector);
    if (builds > 1) {
      environment.put("GOMAXPROCS", String.valueOf((cores + builds - 1) / builds));
    }
    return environment;
  }
}

package io.github.gok8s.go;

import java.util.Map;

/**
 * Says how many builds run at a time and how the compiler's own garbage collector works, from the memory that is there.
 *
 * <p>Without garbage collection a cold build takes a third less CPU time, and its bytes and cache entries stay the same;
 * but a compiler then takes up to 700 MB. GOMEMLIMIT bounds it: near the limit the collector works again.
 *
 * @param workers how many {@code go build} at a time
 * @param environment GOGC and GOMEMLIMIT, or nothing where memory is short
 */
record CompilerTuning(int workers, Map<String, String> environment) {

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
          cores, Map.of("GOGC", "off", "GOMEMLIMIT", each / MEBIBYTE + "MiB"));
    }
    if (each >= NEEDED) {
      return new CompilerTuning(cores, Map.of());
    }
    return new CompilerTuning((int) Math.max(1, Math.min(cores, usable / NEEDED)), Map.of());
  }
}

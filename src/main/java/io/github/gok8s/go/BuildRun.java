package io.github.gok8s.go;

import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildSpan;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** One run of builds by several workers: numbers them, and tells when each was busy. */
final class BuildRun {

  private final int number;
  private final long begin = System.nanoTime();
  private final Map<Thread, Integer> workers = new HashMap<>();

  private BuildRun(int number) {
    this.number = number;
  }

  /** Begins one with a number above those of all whose binaries are still there; no clock is asked, for it may be set back. */
  static BuildRun after(Collection<BuildState.Built> earlier) {
    int newest = earlier.stream()
        .flatMap(built -> built.binaries().stream())
        .map(Binary::span)
        .mapToInt(BuildSpan::run)
        .max()
        .orElse(0);
    return new BuildRun(newest + 1);
  }

  /** Gives the present, to be handed to {@link #since} by the same thread, which is a worker from now on. */
  synchronized long now() {
    workers.putIfAbsent(Thread.currentThread(), workers.size() + 1);
    return System.nanoTime();
  }

  /** Gives the time of a build of this thread that began at the given time and ends now. */
  synchronized BuildSpan since(long start) {
    return new BuildSpan(
        number,
        workers.getOrDefault(Thread.currentThread(), 0),
        (start - begin) / 1e9,
        (System.nanoTime() - start) / 1e9);
  }
}

package io.github.gok8s.go;

import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildSpan;
import io.github.gok8s.result.Platform;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BuildRunTest {

  private static final Platform PLATFORM = new Platform("linux", "arm64", Optional.empty());

  @Test
  void hasTheNextNumberAfterTheNewestOfWhatIsThere() {
    assertThat(number(List.of())).isEqualTo(1);
    assertThat(number(List.of(built(BuildSpan.lasting(1))))).isEqualTo(1);
    assertThat(number(List.of(
            built(new BuildSpan(3, 1, 0, 1)),
            built(new BuildSpan(7, 1, 0, 1), new BuildSpan(7, 1, 0, 1)),
            built(new BuildSpan(2, 1, 0, 1)))))
        .isEqualTo(8);
  }

  @Test
  void countsFromItsBegin() {
    long before = System.nanoTime();
    BuildRun run = BuildRun.after(List.of());
    BuildSpan first = run.since(run.now());
    BuildSpan second = run.since(run.now());
    double passed = (System.nanoTime() - before) / 1e9;

    assertThat(first.start()).isNotNegative();
    assertThat(second.start()).isGreaterThanOrEqualTo(first.start());
    assertThat(second.end()).isLessThanOrEqualTo(passed + 0.002);
  }

  @Test
  void numbersEachWorkerOnceAndGivesItOneBuildAtATime() throws Exception {
    BuildRun run = BuildRun.after(List.of());
    // each waits for another, so that always two run
    CyclicBarrier both = new CyclicBarrier(2);
    Callable<BuildSpan> build = () -> {
      long start = run.now();
      both.await(30, TimeUnit.SECONDS);
      return run.since(start);
    };

    List<BuildSpan> spans = new FailFast(2).run(Collections.nCopies(10, build), false);

    var lanes = spans.stream()
        .sorted(comparingDouble(BuildSpan::start))
        .collect(groupingBy(BuildSpan::worker));
    assertThat(lanes).containsOnlyKeys(1, 2);
    lanes.values().forEach(BuildRunTest::assertThatNoneOverlap);
  }

  /** Each starts when the one before has ended; both times are rounded. */
  static void assertThatNoneOverlap(List<BuildSpan> spans) {
    for (int i = 1; i < spans.size(); i++) {
      double earliest = spans.get(i - 1).end();
      assertThat(Math.max(spans.get(i).start(), earliest))
          .isCloseTo(spans.get(i).start(), within(0.002));
    }
  }

  private static int number(List<BuildState.Built> earlier) {
    BuildRun run = BuildRun.after(earlier);
    return run.since(run.now()).run();
  }

  private static BuildState.Built built(BuildSpan... spans) {
    return BuildState.Built.of(
        "fingerprint",
        List.of(),
        new BuildState.Packages("heads", List.of()),
        Arrays.stream(spans)
            .map(span -> new Binary("room", ".", PLATFORM, Path.of("room"), 1, "00", span, false))
            .toList());
  }
}

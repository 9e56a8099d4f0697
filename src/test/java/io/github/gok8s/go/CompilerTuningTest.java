package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompilerTuningTest {

  private static final long MEBIBYTE = 1 << 20;

  @ParameterizedTest(name = "{0} MiB for {1} cores: {2} workers, limit {3}")
  @CsvSource({
    "65536,  8,  8,   6144MiB",
    "24576,  2,  2,   9216MiB",
    "4096,   4,  4,   768MiB",
    "4095,   4,  4,   ",
    "4096,   2,  2,   1536MiB",
    "4096,   8,  7,   ",
    "2048,   4,  3,   ",
    "1600,   2,  2,   ",
    "1000,   2,  1,   ",
    "400,    2,  1,   ",
    "0,      4,  1,   ",
    "100,    1,  1,   ",
  })
  void startsNoMoreCompilersThanMemoryAllows(long mebibytes, int cores, int workers, String limit) {
    CompilerTuning tuning = CompilerTuning.of(mebibytes * MEBIBYTE, cores);

    assertThat(tuning.workers()).isEqualTo(workers);
    assertThat(tuning.collector())
        .isEqualTo(limit == null ? Map.of() : Map.of("GOGC", "off", "GOMEMLIMIT", limit));
  }

  @Test
  void neverPromisesMoreThanThereIs() {
    for (int cores = 1; cores <= 128; cores *= 2) {
      CompilerTuning tuning = CompilerTuning.of(8192 * MEBIBYTE, cores);

      assertThat(tuning.workers()).isBetween(1, cores);
      if (!tuning.collector().isEmpty()) {
        long limit =
            Long.parseLong(tuning.collector().getOrDefault("GOMEMLIMIT", "").replace("MiB", ""));
        assertThat(limit * tuning.workers()).isLessThanOrEqualTo(8192);
      }
    }
  }

  @ParameterizedTest(name = "{0} cores and {1} MiB, {2} builds: -p {3}, GOMAXPROCS {4}")
  @CsvSource({
    "2, 24576, 2, 1, 1",
    "2, 24576, 1, 2, ",
    "8, 65536, 3, 2, 3",
    "8, 65536, 5, 1, 2",
    "4, 65536, 3, 1, 2",
    "8, 65536, 8, 1, 1",
    "8, 65536, 1, 8, ",
    "8,   600, 1, 1, ",
    "8,  1600, 2, 1, 4",
    "1,   600, 1, 1, ",
  })
  void buildsThatRunTogetherShareTheCores(
      int cores, long mebibytes, int builds, int jobs, String threads) {
    CompilerTuning tuning = CompilerTuning.of(mebibytes * MEBIBYTE, cores);

    assertThat(tuning.jobs(builds)).isEqualTo(jobs);
    assertThat(tuning.environment(builds))
        .containsAllEntriesOf(tuning.collector())
        .hasSize(tuning.collector().size() + (threads == null ? 0 : 1));
    assertThat(tuning.environment(builds).get("GOMAXPROCS")).isEqualTo(threads);
  }
}

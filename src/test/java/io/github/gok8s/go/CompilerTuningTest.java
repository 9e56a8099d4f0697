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
    assertThat(tuning.environment())
        .isEqualTo(limit == null ? Map.of() : Map.of("GOGC", "off", "GOMEMLIMIT", limit));
  }

  @Test
  void neverPromisesMoreThanThereIs() {
    for (int cores = 1; cores <= 128; cores *= 2) {
      CompilerTuning tuning = CompilerTuning.of(8192 * MEBIBYTE, cores);

      assertThat(tuning.workers()).isBetween(1, cores);
      if (!tuning.environment().isEmpty()) {
        long limit =
            Long.parseLong(tuning.environment().getOrDefault("GOMEMLIMIT", "").replace("MiB", ""));
        assertThat(limit * tuning.workers()).isLessThanOrEqualTo(8192);
      }
    }
  }
}

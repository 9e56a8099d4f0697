package io.github.gok8s.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private final Timeline timeline = new Timeline(false);

  @Test
  void addsUpTheStepsOfOneNameInTheOrderOfTheirFirstEnd() {
    timeline.add("go build", 1, 1.5);
    timeline.add("sources hashed", 1, 0.0625);
    timeline.add("go build", 2, 0.5);

    assertThat(timeline.lines(Instant.now()).subList(0, 2))
        .containsExactly(
            "time    go build                          3 ×      2.000 s",
            "time    sources hashed                    1 ×      0.063 s");
  }

  @Test
  void endsWithTheTimeThatPassed() {
    List<String> lines = timeline.lines(Instant.now().minusSeconds(3));

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).matches("time {4}passed in all {21}1 × +\\d+\\.\\d{3} s");
    assertThat(lines.get(1)).matches("time {4}since Maven began {17}1 × +3\\.\\d{3} s");
  }

  @Test
  void countsFromThePresentThatItGave() {
    timeline.since("nothing", Timeline.now() - 2_000_000_000);

    assertThat(timeline.lines(Instant.now()).get(0))
        .matches("time {4}nothing .* 1 × +2\\.\\d{3} s");
  }

  @Test
  void doesNotDependOnTheLanguage() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      timeline.add("link", 1, 1.5);
      assertThat(timeline.lines(Instant.now()).get(0)).endsWith("1.500 s");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void isFedBySeveralThreads() {
    CompletableFuture<?>[] threads = IntStream.range(0, 8)
        .mapToObj(i -> CompletableFuture.runAsync(() -> {
          for (int times = 0; times < 1000; times++) {
            timeline.add("step", 1, 0.001);
          }
        }))
        .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(threads).join();

    assertThat(timeline.lines(Instant.now()).get(0)).contains("8000 ×").endsWith("8.000 s");
  }

  @Test
  void saysWhetherStepsAreLookedInto() {
    assertThat(timeline.isDetailed()).isFalse();
    assertThat(new Timeline(true).isDetailed()).isTrue();
  }
}

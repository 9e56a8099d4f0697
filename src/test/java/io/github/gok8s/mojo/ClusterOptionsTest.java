package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.kube.apply.ApplyOptions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterOptionsTest {

  private final StatusMojo goal = new StatusMojo();

  @BeforeEach
  void workload() {
    goal.workload = new WorkloadConfig();
  }

  @Test
  void whatIsNotSaidHasADefault() throws Exception {
    goal.workload = null;
    ClusterOptions options = new ClusterOptions(goal);

    assertThat(options.context()).isEmpty();
    assertThat(options.isAwaited()).isTrue();
    assertThat(options.timeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(options.apply("shop", "web"))
        .isEqualTo(new ApplyOptions("shop", "web", false, true, false, false));
    assertThat(options.waiting().rollbackOnFailure()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"90, 90", "90s, 90", " 5m , 300", "1h, 3600"})
  void timesAreWrittenAsPeopleDo(String text, long seconds) throws Exception {
    goal.workload.timeout = text;

    assertThat(new ClusterOptions(goal).timeout()).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void whatCanNotBeIsSaid() {
    goal.workload.timeout = "soon";
    goal.workload.conflicts = "ignore";

    assertThatThrownBy(() -> new ClusterOptions(goal).timeout())
        .hasMessage(
            "<workload><timeout> (-Dk8s.timeout) is \"soon\", which is no time: write 90s, 5m or 1h.");
    assertThatThrownBy(() -> new ClusterOptions(goal).apply("shop", "web"))
        .hasMessage(
            "<workload><conflicts> (-Dk8s.conflicts) is \"ignore\": take one of force, fail.");
  }
}

package io.github.gok8s.kube.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.kube.KubeException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcesTest {

  @Test
  void haveDefaultsForEverything() throws Exception {
    Resources resources = Resources.of(Map.of(), Map.of());

    assertThat(resources.requests()).hasToString("{cpu=100m, memory=64Mi, ephemeral-storage=32Mi}");
    assertThat(resources.limits()).hasToString("{cpu=1, memory=128Mi, ephemeral-storage=64Mi}");
  }

  @ParameterizedTest
  @CsvSource({
    "1Gi, , 1Gi, 1Gi",
    "100Mi, , 100Mi, 128Mi",
    ", 32Mi, 32Mi, 32Mi",
    ", 1Gi, 64Mi, 1Gi",
    "none, , , 128Mi",
    ", none, 64Mi,"
  })
  void fitTheDefaultToWhatIsGiven(
      String request, String limit, String wholeRequest, String wholeLimit) throws Exception {
    Resources resources = Resources.of(
        request == null ? Map.of() : Map.of("memory", request),
        limit == null ? Map.of() : Map.of("memory", limit));

    assertThat(text(resources.requests().get("memory"))).isEqualTo(wholeRequest);
    assertThat(text(resources.limits().get("memory"))).isEqualTo(wholeLimit);
  }

  @Test
  void takeDevicesAndHugePages() throws Exception {
    Resources resources =
        Resources.of(Map.of(), Map.of("example.com/gpu", "1", "hugepages-2Mi", "4Mi"));

    assertThat(resources.limits()).containsKeys("example.com/gpu", "hugepages-2Mi");
  }

  @ParameterizedTest
  @CsvSource({"128Mi, 115MiB", "1Gi, 921MiB", "100M, 85MiB", "1000, 900B", "1Mi, 943718B"})
  void leaveGoATenthOfTheMemory(String limit, String goLimit) throws Exception {
    assertThat(Resources.of(Map.of(), Map.of("memory", limit)).goMemoryLimit()).contains(goLimit);
  }

  @Test
  void doNotLimitGoWithoutALimit() throws Exception {
    assertThat(Resources.of(Map.of(), Map.of("memory", "none")).goMemoryLimit()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "0", "1.5.0", "1 Gi", "64MB", "1e", "64mi"})
  void refuseWhatIsNoAmount(String text) {
    assertThatThrownBy(() -> Resources.of(Map.of("memory", text), Map.of()))
        .isInstanceOf(KubeException.class)
        .hasMessage(
            "<workload><resources><requests> (-Dk8s.resources.requests): memory is \"" + text
                + "\": write an amount as in 100m or 0.5 for CPU, 64Mi or 1Gi for memory, or none.");
  }

  @Test
  void refuseARequestAboveItsLimit() {
    assertThatThrownBy(() -> Resources.of(Map.of("cpu", "1500m"), Map.of("cpu", "1")))
        .hasMessage(
            "<workload><resources><requests> (-Dk8s.resources.requests): cpu is 1500m, above the limit of 1"
                + " in <workload><resources><limits> (-Dk8s.resources.limits).");
  }

  @Test
  void sayWhatMayHaveBeenMeant() {
    assertThatThrownBy(() -> Resources.of(Map.of(), Map.of("memroy", "1Gi")))
        .hasMessage(
            "<workload><resources><limits> (-Dk8s.resources.limits) has memroy. Did you mean memory?");
    assertThatThrownBy(() -> Resources.of(Map.of("gpu-of-any-kind", "1"), Map.of()))
        .hasMessageEndingWith(
            " has gpu-of-any-kind. Take cpu, memory, ephemeral-storage, or a device as in example.com/gpu.");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1000m",
    "1Ki, 1024",
    "1k, 1000",
    "0.5, 500m",
    "1e3, 1000",
    "2Gi, 2048Mi",
    "1M, 1000k",
    ".5, 500m"
  })
  void areComparedByWhatTheyAmountTo(String one, String other) throws Exception {
    assertThat(Quantity.parse(one, "a")).isEqualByComparingTo(Quantity.parse(other, "b"));
    assertThat(Quantity.parse(one, "a"))
        .isEqualTo(Quantity.parse(one, "b"))
        .hasSameHashCodeAs(Quantity.parse(one, "b"));
  }

  private static String text(Quantity quantity) {
    return quantity == null ? null : quantity.text();
  }
}

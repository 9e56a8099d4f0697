package io.github.gok8s.kube.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.kube.KubeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubeNameTest {

  @ParameterizedTest
  @CsvSource({"html-server, html-server", "My.Service_x, my-service-x", "-a-, a", "Größe, gr--e"})
  void makesANameOfAnArtifact(String artifactId, String name) {
    assertThat(KubeName.ofArtifact(artifactId)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"1.0-SNAPSHOT+b7, 1.0-SNAPSHOT_b7", "-1.0., 1.0", "1 0, 1_0"})
  void makesALabelOfAVersion(String version, String label) {
    assertThat(KubeName.labelValue(version)).isEqualTo(label);
    assertThat(KubeName.isLabelValue(label)).isTrue();
  }

  @Test
  void cutsALabelThatIsTooLong() {
    assertThat(KubeName.labelValue("1".repeat(62) + "-x")).isEqualTo("1".repeat(62));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Room", "1room", "room-", "-room", "ro.om", "ro_om", ""})
  void refusesANameThatAServiceCanNotHave(String name) {
    assertThatThrownBy(() -> KubeName.ofWorkload(name, WorkloadKind.DEPLOYMENT))
        .isInstanceOf(KubeException.class)
        .hasMessage("<workload><name> (-Dk8s.name), by default the artifactId, is \"" + name
            + "\": a name has only a-z, 0-9 and \"-\", the first is a letter, the last no \"-\".");
  }

  @Test
  void leavesRoomForTheNamesOfPods() throws Exception {
    String longest = "a".repeat(63);

    assertThat(KubeName.ofWorkload(longest, WorkloadKind.DEPLOYMENT)).isEqualTo(longest);
    assertThatThrownBy(() -> KubeName.ofWorkload(longest, WorkloadKind.CRON_JOB))
        .hasMessageEndingWith("\" with 63 characters: the name of a CronJob may have 52.");
    assertThatThrownBy(() -> KubeName.ofWorkload(longest + "a", WorkloadKind.JOB))
        .hasMessageEndingWith("\" with 64 characters: the name of a Job may have 63.");
  }

  @ParameterizedTest
  @CsvSource({
    "shop, true, true",
    "1shop, true, true",
    "a.b, false, true",
    "A, false, false",
    "a-, false, false",
    "a..b, false, false"
  })
  void tellsNamespacesAndObjectsByTheirNames(String name, boolean namespace, boolean object) {
    assertThat(KubeName.isNamespace(name)).isEqualTo(namespace);
    assertThat(KubeName.isObject(name)).isEqualTo(object);
  }

  @ParameterizedTest
  @CsvSource({
    "app, true",
    "app.kubernetes.io/name, true",
    "a/b/c, false",
    "-a, false",
    "/a, false",
    "A.b/c, false"
  })
  void tellsKeysOfLabels(String key, boolean isOne) {
    assertThat(KubeName.isLabelKey(key)).isEqualTo(isOne);
  }

  @ParameterizedTest
  @CsvSource({"'', true", "a, true", "a b, false", "-a, false", "a_, false"})
  void tellsValuesOfLabels(String value, boolean isOne) {
    assertThat(KubeName.isLabelValue(value)).isEqualTo(isOne);
  }
}

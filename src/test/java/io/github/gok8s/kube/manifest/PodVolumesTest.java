package io.github.gok8s.kube.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.kube.yaml.YamlFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodVolumesTest {

  private final Workloads given = new Workloads();

  @Test
  void thereIsAlwaysAFolderForWhatIsTemporary() throws Exception {
    assertThat(volumes().mounts()).hasToString("[{\"name\":\"tmp\",\"mountPath\":\"/tmp\"}]");
    assertThat(volumes().ofPod())
        .hasToString("[{\"name\":\"tmp\",\"emptyDir\":{\"sizeLimit\":\"64Mi\"}}]");
    assertThat(volumes().claims()).isEmpty();
  }

  @Test
  void aFolderHasNoLimitWhereTheNodesDiskHasNone() throws Exception {
    given.limits = Map.of("ephemeral-storage", "none");

    assertThat(volumes().ofPod()).hasToString("[{\"name\":\"tmp\",\"emptyDir\":{}}]");
  }

  @ParameterizedTest
  @CsvSource({
    "/var/lib/shop, var-lib-shop",
    "/Data/, data",
    "/a_b.c, a-b-c",
    "/, volume",
    "/tmp2, tmp2",
    "/tmp/, tmp-2"
  })
  void aVolumeIsCalledByItsPath(String path, String name) throws Exception {
    given.volumes = List.of(path);

    assertThat(volumes().folders()).containsEntry(name, path).hasSize(2);
  }

  @Test
  void pathsOfOneNameAreTwoVolumes() throws Exception {
    given.volumes = List.of("/a/b", "/a-b", "/a.b", "/a/b", "/tmp");

    assertThat(volumes().folders())
        .containsExactly(
            Map.entry("tmp", "/tmp"),
            Map.entry("a-b", "/a/b"),
            Map.entry("a-b-2", "/a-b"),
            Map.entry("a-b-3", "/a.b"));
  }

  @Test
  void aLongPathStaysANameThatAServerTakes() throws Exception {
    given.volumes = List.of("/" + "x".repeat(54) + "/long", "/" + "x".repeat(54) + "/longer");

    assertThat(volumes().folders().keySet())
        .allMatch(name -> KubeName.isNamespace(name))
        .hasSize(3);
  }

  @Test
  void theVolumesOfAStatefulSetOutliveItsPods() throws Exception {
    given.kind = WorkloadKind.STATEFUL_SET;
    given.volumes = List.of("/data");
    given.storage = "5Gi";

    assertThat(volumes().ofPod().toString()).contains("tmp").doesNotContain("data");
    assertThat(volumes().claims().orElseThrow().get(0)).isEqualTo(YamlFile.object("""
        metadata: {name: data}
        spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 5Gi}}}
        """));
    assertThat(volumes().mounts()).hasSize(2);
  }

  @Test
  void thoseOfADeploymentDoNot() throws Exception {
    given.volumes = List.of("/data");

    assertThat(volumes().ofPod()).hasSize(2);
    assertThat(volumes().claims()).isEmpty();
  }

  private PodVolumes volumes() throws Exception {
    return PodVolumes.of(given.workload());
  }
}

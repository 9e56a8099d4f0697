package io.github.gok8s.image.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gok8s.image.Descriptor;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageSpec;
import io.github.gok8s.process.ProcessRunner;
import io.github.gok8s.result.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Stand-ins for docker, kind's nodes and the like; {@code it/loads-into-docker-and-podman} loads into the real ones. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class ImageLoadTest {

  @TempDir
  Path folder;

  private final Map<String, String> configs = new LinkedHashMap<>();
  private String digest;

  @BeforeEach
  void makeLayout() throws IOException {
    keepOnly("amd64", "arm64");
  }

  private void keepOnly(String... architectures) throws IOException {
    List<String> manifests = new ArrayList<>();
    for (String architecture : architectures) {
      Descriptor config =
          store(Descriptor.CONFIG, "{\"os\":\"linux\",\"architecture\":\"" + architecture + "\"}");
      configs.put(architecture, config.digest());
      Descriptor layer = store(Descriptor.LAYER, "layer of " + architecture);
      manifests.add(json(store(
          Descriptor.MANIFEST,
          "{\"schemaVersion\":2,\"config\":" + json(config) + ",\"layers\":[" + json(layer)
              + "]}")));
    }
    Descriptor index = store(
        Descriptor.INDEX,
        "{\"schemaVersion\":2,\"manifests\":[" + String.join(",", manifests) + "]}");
    digest = index.digest();
    Files.writeString(layout().resolve("index.json"), "{\"manifests\":[" + json(index) + "]}");
  }

  @Test
  void loadsIntoDocker() throws Exception {
    program(
        "docker",
        "case \"$1\" in version) echo linux/arm64;; image) exit 1;; load) cat > loaded.tar;; esac");

    assertThat(load(ContainerEngine.DOCKER, "1"))
        .isEqualTo(new LoadResult(List.of("docker"), List.of()));

    assertThat(calls())
        .containsExactly(
            "docker version --format {{.Server.Os}}/{{.Server.Arch}}",
            "docker image inspect --format {{.Id}} room:1",
            "docker load");
    Map<String, String> archive = archive();
    JsonObject entry = JsonParser.parseString(archive.get("manifest.json"))
        .getAsJsonArray()
        .get(0)
        .getAsJsonObject();
    assertThat(entry.get("RepoTags")).hasToString("[\"room:1\"]");
    assertThat(entry.get("Config").getAsString()).isEqualTo(path(configs.get("arm64")));
    assertThat(archive.get(entry.get("Layers").getAsJsonArray().get(0).getAsString()))
        .isEqualTo("layer of arm64");
  }

  @Test
  void writesALayoutWithAllPlatformsUnderTheWholeName() throws Exception {
    program(
        "docker",
        "case \"$1\" in version) echo linux/amd64;; image) exit 1;; load) cat > loaded.tar;; esac");

    load(ContainerEngine.DOCKER, "1");

    Map<String, String> archive = archive();
    assertThat(archive.keySet().stream().limit(3))
        .containsExactly("oci-layout", "index.json", "manifest.json");
    assertThat(archive).hasSize(3 + 1 + 2 * 3).containsKey(path(digest));
    JsonArray entries = JsonParser.parseString(archive.get("index.json"))
        .getAsJsonObject()
        .getAsJsonArray("manifests");
    assertThat(entries.get(0).getAsJsonObject().get("annotations"))
        .hasToString(
            "{\"io.containerd.image.name\":\"docker.io/library/room:1\",\"org.opencontainers.image.ref.name\":\"1\"}");
    assertThat(folder.resolve("state")).isEmptyDirectory();
  }

  @Test
  void leavesOutWhatDockerHas() throws Exception {
    program(
        "docker",
        "case \"$1\" in version) echo linux/amd64;; image) echo " + configs.get("amd64")
            + ";; esac");

    assertThat(load(ContainerEngine.DOCKER, "1"))
        .isEqualTo(new LoadResult(List.of(), List.of("docker")));
    assertThat(calls()).doesNotContain("docker load");
  }

  @Test
  void loadsIntoPodman() throws Exception {
    program(
        "podman",
        "case \"$1\" in version) echo linux/amd64;; image) exit 1;; load) cat > loaded.tar;; esac");

    assertThat(load(ContainerEngine.PODMAN, "1").loaded()).containsExactly("podman");

    assertThat(calls())
        .containsExactly(
            "podman version --format {{.Server.OsArch}}",
            "podman image inspect --format {{.Id}} localhost/room:1",
            "podman load");
    Map<String, String> archive = archive();
    // with a layout it would take other names
    assertThat(archive).hasSize(3).containsKeys("manifest.json", path(configs.get("amd64")));
    assertThat(archive.get("manifest.json")).contains(path(configs.get("amd64")));
  }

  @Test
  void asksPodmanForTheNameOfARegistryAsItIs() throws Exception {
    program(
        "podman",
        "case \"$1\" in version) echo linux/amd64;; image) echo "
            + configs.get("amd64").substring("sha256:".length()) + ";; esac");
    ImageSpec.Naming naming = ImageSpec.Naming.parse("registry.example.com/room", List.of("1"));

    assertThat(load(ContainerEngine.PODMAN, naming).present()).containsExactly("podman");
    assertThat(calls())
        .contains("podman image inspect --format {{.Id}} registry.example.com/room:1");
  }

  @Test
  void loadsUnderAllTagsUnlessAllOfThemAreThere() throws Exception {
    program(
        "docker",
        "case \"$*\" in version*) echo linux/amd64;; *room:1) echo " + configs.get("amd64")
            + ";; *room:2) cat two;; load) cat > loaded.tar; echo " + configs.get("amd64")
            + " > two;; esac");

    assertThat(load(ContainerEngine.DOCKER, "1,2").loaded()).containsExactly("docker");
    Map<String, String> archive = archive();
    assertThat(archive.get("manifest.json")).contains("\"RepoTags\":[\"room:1\",\"room:2\"]");
    assertThat(archive.get("index.json"))
        .contains("docker.io/library/room:1", "docker.io/library/room:2");
    assertThat(load(ContainerEngine.DOCKER, "1,2").present()).containsExactly("docker");
  }

  @Test
  void takesAnIndexForTheSameImageWhereContainerdKeepsThem() throws Exception {
    program(
        "docker", "case \"$1\" in version) echo linux/amd64;; image) echo " + digest + ";; esac");

    assertThat(load(ContainerEngine.DOCKER, "1").present()).containsExactly("docker");
  }

  @Test
  void loadsAgainIfContainerdCollectedTheLayersBeneath() throws Exception {
    loseLayers(2);

    assertThat(load(ContainerEngine.DOCKER, "1").loaded()).containsExactly("docker");
    assertThat(calls().stream().filter("docker load"::equals)).hasSize(3);
    assertThat(archive()).containsKey("manifest.json");
  }

  @Test
  void doesNotLoadAgainForEver() throws Exception {
    loseLayers(1000);

    assertThatThrownBy(() -> load(ContainerEngine.DOCKER, "1"))
        .isInstanceOf(ImageException.class)
        .hasMessageStartingWith("The image can't be loaded: docker load failed with exit code 1.\n"
            + "failed to unpack loaded image: failed to prepare extraction snapshot");
    assertThat(calls().stream().filter("docker load"::equals)).hasSize(5);
  }

  /** As docker 26 with containerd 1.7 says it. */
  private void loseLayers(int times) throws IOException {
    program(
        "docker",
        "case \"$1\" in version) echo linux/amd64;; image) exit 1;; load) cat > loaded.tar;"
            + " if [ $(grep -c 'docker load' calls) -le " + times + " ]; then"
            + " echo 'failed to unpack loaded image: failed to prepare extraction snapshot"
            + " \"extract-923370175-ZQtk sha256:c8fd\": parent snapshot sha256:3792 does not exist:"
            + " not found' >&2; exit 1; fi;; esac");
  }

  @Test
  void choosesDockerIfItAnswersElsePodman() throws Exception {
    assertThatThrownBy(() -> loading().engine(Optional.empty()))
        .isInstanceOf(ImageException.class)
        .hasMessage("Neither docker nor podman is on the PATH, so there is nothing to load the"
            + " image into. Install one of them, or push the image to a registry.");
    program("docker", "exit 1");
    assertThat(loading().engine(Optional.empty())).isEqualTo(ContainerEngine.DOCKER);
    program("podman", "true");
    assertThat(loading().engine(Optional.empty())).isEqualTo(ContainerEngine.PODMAN);
    program("docker", "true");
    assertThat(loading().engine(Optional.empty())).isEqualTo(ContainerEngine.DOCKER);
  }

  @Test
  void checksBeforeThereIsAnImageThatTheEngineAnswers() throws Exception {
    program("podman", "echo linux/amd64");
    program("docker", "echo Cannot connect to the Docker daemon. >&2; exit 1");

    loading().check(Optional.empty());
    loading().check(Optional.of(ContainerEngine.PODMAN));
    assertThatThrownBy(() -> loading().check(Optional.of(ContainerEngine.DOCKER)))
        .isInstanceOf(ImageException.class)
        .hasMessage("The image can't be loaded: docker version --format"
            + " '{{.Server.Os}}/{{.Server.Arch}}' failed with exit code 1.\n"
            + "Cannot connect to the Docker daemon.");
  }

  @Test
  void loadsTheOnlyPlatformForAnotherTooWhichMayEmulateIt() throws Exception {
    keepOnly("arm64");
    program(
        "docker",
        "case \"$1\" in version) echo linux/amd64;; image) exit 1;; load) cat > loaded.tar;; esac");

    assertThat(load(ContainerEngine.DOCKER, "1").loaded()).containsExactly("docker");
    assertThat(archive().get("manifest.json")).contains(path(configs.get("arm64")));
  }

  @Test
  void removesWhatAKilledRunLeft() throws Exception {
    program("ctr", "cat > loaded.tar");
    Path left = folder.resolve("state/.staging-" + Integer.MAX_VALUE + "-x");
    Files.createDirectories(left);
    Files.createFile(left.resolve("load.tar"));

    load(new LoadTarget.Containerd(Path.of("/run/c.sock")), "1");

    assertThat(folder.resolve("state")).isEmptyDirectory();
  }

  @Test
  void saysThatTheDaemonNeedsAnotherPlatform() throws Exception {
    program("docker", "echo linux/riscv64");

    assertThatThrownBy(() -> load(ContainerEngine.DOCKER, "1"))
        .hasMessage(
            "The image has no linux/riscv64, which is what docker runs on: add it to <platforms>"
                + " (-Dk8s.platforms).");
  }

  @Test
  void importsIntoAllNodesOfKind() throws Exception {
    program(
        "docker",
        "case \"$*\" in ps*control-plane*) echo dev-control-plane;; ps*worker*) echo dev-worker;"
            + " echo dev-worker2;; *import*) cat > loaded.tar;; esac");

    assertThat(load(new LoadTarget.Kind("dev"), "1").loaded())
        .containsExactly("dev-control-plane", "dev-worker", "dev-worker2");

    assertThat(calls())
        .containsExactly(
            "docker ps --filter label=io.x-k8s.kind.cluster=dev --filter"
                + " label=io.x-k8s.kind.role=control-plane --format {{.Names}}",
            "docker ps --filter label=io.x-k8s.kind.cluster=dev --filter"
                + " label=io.x-k8s.kind.role=worker --format {{.Names}}",
            "docker exec -i dev-control-plane ctr --namespace k8s.io images import --all-platforms"
                + " -",
            "docker exec -i dev-worker ctr --namespace k8s.io images import --all-platforms -",
            "docker exec -i dev-worker2 ctr --namespace k8s.io images import --all-platforms -");
    assertThat(archive()).containsKey(path(digest));
  }

  @Test
  void leavesOutNodesThatHaveTheImageOfThisDigest() throws Exception {
    String tag = "sha-" + digest.substring("sha256:".length()).substring(0, 12);
    program(
        "docker",
        "case \"$*\" in ps*server*) echo k3d-dev-server-0;; ps*agent*) echo k3d-dev-agent-0;;"
            + " *server-0*list*) echo docker.io/library/room:" + tag
            + ";; *import*) cat > loaded.tar;; esac");

    assertThat(load(new LoadTarget.K3d("dev"), tag))
        .isEqualTo(new LoadResult(List.of("k3d-dev-agent-0"), List.of("k3d-dev-server-0")));
    assertThat(calls())
        .contains("docker exec -i k3d-dev-server-0 ctr --namespace k8s.io images list --quiet"
            + " name==docker.io/library/room:"
            + tag);
  }

  @Test
  void saysThatAClusterHasNoNodes() throws Exception {
    program("docker", "true");

    assertThatThrownBy(() -> load(new LoadTarget.Kind("dev"), "1"))
        .hasMessage("The image can't be loaded: docker runs no node of the kind cluster dev. Is it"
            + " started, and the current context the right one?");
  }

  @Test
  void letsMinikubeLoadIt() throws Exception {
    program("minikube", "cp \"$5\" loaded.tar");

    assertThat(load(new LoadTarget.Minikube("dev"), "1").loaded()).containsExactly("minikube dev");
    assertThat(calls().get(0))
        .startsWith("minikube --profile dev image load " + folder.resolve("state"));
    assertThat(archive()).containsKeys("manifest.json", "index.json");
  }

  @Test
  void importsIntoAContainerdOfThisMachine() throws Exception {
    program("ctr", "cat > loaded.tar");

    assertThat(load(new LoadTarget.Containerd(Path.of("/run/c.sock")), "1").loaded())
        .containsExactly("/run/c.sock");
    assertThat(calls())
        .containsExactly(
            "ctr --address /run/c.sock --namespace k8s.io images import --all-platforms -");
  }

  @Test
  void takesTheCtrOfK3sWhereThereIsNoOther() throws Exception {
    program("k3s", "cat > loaded.tar");

    load(new LoadTarget.Containerd(Path.of("/run/k3s/c.sock")), "1");

    assertThat(calls())
        .containsExactly(
            "k3s ctr --address /run/k3s/c.sock --namespace k8s.io images import --all-platforms -");
  }

  @Test
  void saysWhichProgramIsMissing() {
    assertThatThrownBy(() -> load(ContainerEngine.DOCKER, "1"))
        .hasMessage(
            "The image can't be loaded: docker is not on the PATH. Install it, or give the image a"
                + " registry in <image><name> (-Dk8s.image.name) and push it.");
  }

  @Test
  void saysWhatAProgramSaid() throws Exception {
    program("docker", "echo Cannot connect to the Docker daemon >&2; exit 1");

    assertThatThrownBy(() -> load(ContainerEngine.DOCKER, "1"))
        .hasMessage(
            "The image can't be loaded: docker version --format '{{.Server.Os}}/{{.Server.Arch}}'"
                + " failed with exit code 1.\n"
                + "Cannot connect to the Docker daemon");
  }

  private LoadResult load(LoadTarget target, String tag) throws Exception {
    ImageSpec.Naming naming = ImageSpec.Naming.parse("room", List.of(tag.split(",", -1)));
    return load(target, naming);
  }

  private LoadResult load(LoadTarget target, ImageSpec.Naming naming) throws Exception {
    LoadOrder order = new LoadOrder(layout(), digest, naming);
    return loading().load(order, target);
  }

  private ImageLoad loading() {
    return new ImageLoad(new ProcessRunner(), new StandIns(folder).environment());
  }

  private Path layout() throws IOException {
    return Files.createDirectories(folder.resolve("image"));
  }

  private Descriptor store(String mediaType, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    Files.write(
        Files.createDirectories(layout().resolve("blobs/sha256")).resolve(Sha256.of(bytes)), bytes);
    return Descriptor.of(mediaType, bytes);
  }

  private static String json(Descriptor descriptor) {
    return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}"
        .formatted(descriptor.mediaType(), descriptor.digest(), descriptor.size());
  }

  private static String path(String blob) {
    return "blobs/" + blob.replace(':', '/');
  }

  private void program(String name, String script) throws IOException {
    new StandIns(folder).program(name, script);
  }

  private List<String> calls() throws IOException {
    return new StandIns(folder).calls();
  }

  private Map<String, String> archive() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (InputStream content = Files.newInputStream(folder.resolve("loaded.tar"));
        TarArchiveInputStream tar = new TarArchiveInputStream(content)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        files.put(entry.getName(), new String(tar.readAllBytes(), UTF_8));
      }
    }
    return files;
  }
}

package io.github.gok8s.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import io.github.gok8s.result.Binaries;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.Json;
import io.github.gok8s.result.Platform;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentsTest {

  private static final String SUM = "0123456789abcdef".repeat(4);
  private static final Descriptor CONFIG = new Descriptor(Descriptor.CONFIG, "sha256:c", 3);
  private static final Descriptor LAYER = new Descriptor(Descriptor.LAYER, "sha256:l", 2);

  @Test
  void theConfigurationSaysHowTheContainerRuns() throws Exception {
    ImageSpec plain = Specs.plain(new BaseImage.Scratch());
    ImageSpec spec = new ImageSpec(
        plain.naming(),
        plain.bases(),
        new ImageSpec.Container(
            new ImageSpec.Start(
                List.of("/app/room", "-v"),
                List.of("serve"),
                new Environment(Map.of("TZ", "Europe/Paris", "A", "1")),
                ContainerUser.parse("1000"),
                Optional.of(ContainerPath.parse("/data", "workingDirectory"))),
            ExposedPort.parse(List.of("8080", "53/udp")),
            List.of(ContainerPath.parse("/data", "volumes")),
            Map.of("b", "2", "a", "<1>"),
            Optional.of(StopSignal.parse("int"))),
        plain.description(),
        plain.output());

    assertThat(lines(ConfigDocument.of(plan("linux/arm/v6", "scratch"), spec, List.of("sha256:1"))))
        .isEqualTo("""
            {
              "created": "2026-11-24T08:00:00Z",
              "architecture": "arm",
              "os": "linux",
              "variant": "v6",
              "config": {
                "User": "1000",
                "ExposedPorts": {
                  "53/udp": {},
                  "8080/tcp": {}
                },
                "Env": [
                  "A=1",
                  "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/app",
                  "TZ=Europe/Paris"
                ],
                "Entrypoint": [
                  "/app/room",
                  "-v"
                ],
                "Cmd": [
                  "serve"
                ],
                "Volumes": {
                  "/data": {}
                },
                "WorkingDir": "/data",
                "Labels": {
                  "a": "<1>",
                  "b": "2",
                  "io.github.gok8s.base": "scratch",
                  "org.opencontainers.image.created": "2026-11-24T08:00:00Z",
                  "org.opencontainers.image.title": "Room"
                },
                "StopSignal": "SIGINT"
              },
              "rootfs": {
                "type": "layers",
                "diff_ids": [
                  "sha256:1"
                ]
              },
              "history": [
                {
                  "created": "2026-11-24T08:00:00Z",
                  "created_by": "go-k8s-maven-plugin: room"
                }
              ]
            }
            """);
  }

  @Test
  void theConfigurationLeavesOutWhatIsNotSet() throws Exception {
    String config = lines(ConfigDocument.of(
        plan("linux/amd64", "scratch"), Specs.plain(new BaseImage.Scratch()), List.of("sha256:1")));

    assertThat(config).contains("""
          "config": {
            "User": "65532:65532",
            "Env": [
              "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/app"
            ],
            "Entrypoint": [
              "/app/room"
            ],
            "Labels": {
              "io.github.gok8s.base": "scratch",
              "org.opencontainers.image.created": "2026-11-24T08:00:00Z",
              "org.opencontainers.image.title": "Room"
            }
          },
        """);
  }

  @Test
  void theBaseStaticNamesItsCertificatesAndItsLayerComesFirst() throws Exception {
    String config = lines(ConfigDocument.of(
        plan("linux/amd64", "static"),
        Specs.plain(new BaseImage.Static()),
        List.of("sha256:1", "sha256:2")));

    assertThat(config)
        .contains("\"SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt\"")
        .containsSubsequence("go-k8s-maven-plugin: static base of 20", "go-k8s-maven-plugin: room");
  }

  @Test
  void theUsersVariablesWinOverThoseOfTheBase() throws Exception {
    ImageSpec plain = Specs.plain(new BaseImage.Static());
    ImageSpec spec = new ImageSpec(
        plain.naming(),
        plain.bases(),
        new ImageSpec.Container(
            new ImageSpec.Start(
                List.of("/app/room"),
                List.of(),
                new Environment(Map.of("PATH", "/app", "SSL_CERT_FILE", "/ca.pem")),
                ContainerUser.NONROOT,
                Optional.empty()),
            List.of(),
            List.of(),
            Map.of()),
        plain.description(),
        plain.output());

    assertThat(lines(ConfigDocument.of(plan("linux/amd64", "static"), spec, List.of())))
        .contains("[\n      \"PATH=/app\",\n      \"SSL_CERT_FILE=/ca.pem\"\n    ]");
  }

  @Test
  void theManifestTiesConfigurationAndLayers() throws Exception {
    Map<String, String> annotations = Manifests.annotations(
        Specs.plain(new BaseImage.Scratch()).description(), plan("linux/amd64", "scratch"));

    assertThat(lines(Manifests.manifest(CONFIG, List.of(LAYER), annotations)))
        .isEqualTo("""
            {
              "schemaVersion": 2,
              "mediaType": "application/vnd.oci.image.manifest.v1+json",
              "config": {
                "mediaType": "application/vnd.oci.image.config.v1+json",
                "digest": "sha256:c",
                "size": 3
              },
              "layers": [
                {
                  "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip",
                  "digest": "sha256:l",
                  "size": 2
                }
              ],
              "annotations": {
                "io.github.gok8s.base": "scratch",
                "io.github.gok8s.binary.room.sha256": "%s",
                "org.opencontainers.image.created": "2026-11-24T08:00:00Z",
                "org.opencontainers.image.title": "Room"
              }
            }
            """.formatted(SUM));
  }

  @Test
  void theIndexTellsTheManifestOfEachPlatform() {
    Map<Platform, Descriptor> manifests = new LinkedHashMap<>();
    manifests.put(
        Specs.platform("linux/amd64"), new Descriptor(Descriptor.MANIFEST, "sha256:m", 4));
    manifests.put(
        Specs.platform("linux/arm/v7"), new Descriptor(Descriptor.MANIFEST, "sha256:n", 5));

    assertThat(lines(Manifests.index(
            manifests, Manifests.annotations(Specs.plain(new BaseImage.Scratch())))))
        .isEqualTo("""
            {
              "schemaVersion": 2,
              "mediaType": "application/vnd.oci.image.index.v1+json",
              "manifests": [
                {
                  "mediaType": "application/vnd.oci.image.manifest.v1+json",
                  "digest": "sha256:m",
                  "size": 4,
                  "platform": {
                    "architecture": "amd64",
                    "os": "linux"
                  }
                },
                {
                  "mediaType": "application/vnd.oci.image.manifest.v1+json",
                  "digest": "sha256:n",
                  "size": 5,
                  "platform": {
                    "architecture": "arm",
                    "os": "linux",
                    "variant": "v7"
                  }
                }
              ],
              "annotations": {
                "org.opencontainers.image.created": "2026-11-24T08:00:00Z",
                "org.opencontainers.image.title": "Room"
              }
            }
            """);
  }

  @Test
  void theLayoutNamesTheIndexOnceForEachTag() {
    ImageSpec.Naming naming = new ImageSpec.Naming(
        new ImageName("room"), List.of(new Tag("1"), new Tag("latest"), new Tag("1")));

    assertThat(lines(Manifests.layout(new Descriptor(Descriptor.INDEX, "sha256:i", 6), naming)))
        .isEqualTo("""
            {
              "schemaVersion": 2,
              "mediaType": "application/vnd.oci.image.index.v1+json",
              "manifests": [
                {
                  "mediaType": "application/vnd.oci.image.index.v1+json",
                  "digest": "sha256:i",
                  "size": 6,
                  "annotations": {
                    "io.containerd.image.name": "docker.io/library/room:1",
                    "org.opencontainers.image.ref.name": "1"
                  }
                },
                {
                  "mediaType": "application/vnd.oci.image.index.v1+json",
                  "digest": "sha256:i",
                  "size": 6,
                  "annotations": {
                    "io.containerd.image.name": "docker.io/library/room:latest",
                    "org.opencontainers.image.ref.name": "latest"
                  }
                }
              ]
            }
            """);
  }

  private static PlatformPlan plan(String platform, String base) throws ImageException {
    Binary room = Binaries.unread("room", Specs.platform(platform), SUM);
    return PlatformPlan.of(
            new ImageSpec.Bases(BaseImage.parse(base), Map.of()), List.of(room), List.of())
        .get(0);
  }

  private static String lines(JsonElement tree) {
    return new String(Json.lines(tree), StandardCharsets.UTF_8);
  }
}

package io.github.gok8s.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestSetTest {

  private static final String IMAGE = "shop/room@sha256:abc";

  @Test
  void putsWhatOthersNeedFirst() {
    assertThat(set("Ingress", "Parrot", "Deployment", "Service", "Namespace", "ConfigMap")
            .objects())
        .extracting(KubeObject::kind)
        .containsExactly("Namespace", "ConfigMap", "Service", "Deployment", "Ingress", "Parrot");
  }

  @Test
  void holdsNoObjectTwice() {
    assertThatThrownBy(() -> set("Service", "Service")).hasMessage("two objects are Service room");
  }

  @Test
  void isWrittenAsOneDocumentForEachObject(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("k8s/manifests.yaml");

    set("Service", "ConfigMap").writeTo(file);

    assertThat(file).hasContent("""
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: room
            ---
            apiVersion: v1
            kind: Service
            metadata:
              name: room
            """);
    assertThat(Files.list(file.getParent())).containsExactly(file);
  }

  @Test
  void knowsItsAnchorByTheAnnotation() {
    KubeObject anchor = object(
        "{'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'room','annotations':{'gok8s.github.io/contains-group-kinds':'Deployment.apps'}}}");

    assertThat(new ManifestSet(List.of(object("Service"), anchor)).anchor()).contains(anchor);
    assertThat(set("Service").anchor()).isEmpty();
  }

  @Test
  void knowsWhatMakesPods() {
    assertThat(set("CronJob", "Service", "Pod").workloads())
        .extracting(KubeObject::kind)
        .containsExactly("Pod", "CronJob");
    assertThat(set("Service").find("Service", "room")).isPresent();
    assertThat(set("Service").find("Service", "other")).isEmpty();
  }

  @Test
  void namesAnotherImageInEachContainerThatHasIt() {
    KubeObject pod = object("{'apiVersion':'v1','kind':'Pod','metadata':{'name':'room'},'spec':{"
        + "'initContainers':[{'name':'a','image':'" + IMAGE + "'}],"
        + "'containers':[{'name':'b','image':'" + IMAGE
        + "','imagePullPolicy':'Always'},{'name':'c','image':'other'}]}}");

    ManifestSet set =
        new ManifestSet(List.of(pod)).withImage(IMAGE, "shop/room:sha-abc", "IfNotPresent");

    assertThat(set.yaml()).isEqualTo("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: room
            spec:
              initContainers:
              - name: a
                image: shop/room:sha-abc
                imagePullPolicy: IfNotPresent
              containers:
              - name: b
                image: shop/room:sha-abc
                imagePullPolicy: IfNotPresent
              - name: c
                image: other
            """);
    assertThat(pod.tree().toString()).contains("Always");
  }

  @Test
  void movesJustWhatIsInTheNamespaceThatIsLeft() {
    KubeObject here =
        object("{'apiVersion':'v1','kind':'Service','metadata':{'name':'a','namespace':'shop'}}");
    KubeObject there =
        object("{'apiVersion':'v1','kind':'Service','metadata':{'name':'b','namespace':'other'}}");
    KubeObject without = object("ConfigMap");

    ManifestSet moved = new ManifestSet(List.of(here, there, without)).moved("shop", "staging");

    assertThat(moved.objects())
        .extracting(KubeObject::namespace)
        .containsExactly(Optional.empty(), Optional.of("staging"), Optional.of("other"));
    assertThat(here.namespace()).contains("shop");
  }

  private static ManifestSet set(String... kinds) {
    return new ManifestSet(Stream.of(kinds).map(ManifestSetTest::object).toList());
  }

  private static KubeObject object(String kindOrJson) {
    String json = kindOrJson.startsWith("{")
        ? kindOrJson
        : "{'apiVersion':'v1','kind':'" + kindOrJson + "','metadata':{'name':'room'}}";
    return new KubeObject(JsonParser.parseString(json).getAsJsonObject());
  }
}

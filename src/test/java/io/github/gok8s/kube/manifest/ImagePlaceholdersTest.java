package io.github.gok8s.kube.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.yaml.ScalarFilter;
import io.github.gok8s.kube.yaml.YamlDocument;
import io.github.gok8s.kube.yaml.YamlFile;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImagePlaceholdersTest {

  private static final Map<String, String> IMAGES =
      Map.of("shop", "r/shop@sha256:1", "room-service", "r/room@sha256:2");

  @Test
  void areReplacedWhereverTheyStand() throws Exception {
    assertThat(resolved("""
            kind: Parrot
            metadata: {name: polly}
            image: k8s://shop
            spec: {list: [k8s://room-service, {deep: [[k8s://shop]]}], number: 1}
            """)).isEqualTo(YamlFile.object("""
            apiVersion: example.com/v1
            kind: Parrot
            metadata: {name: polly}
            image: 'r/shop@sha256:1'
            spec: {list: ['r/room@sha256:2', {deep: [['r/shop@sha256:1']]}], number: 1}
            """));
  }

  @Test
  void areNotSoughtInTheMiddleOfATextOrInKeys() throws Exception {
    JsonObject tree =
        resolved("{kind: Parrot, a: 'see k8s://shop', 'k8s://shop': b, c: true, d: null}");

    assertThat(tree.get("a").getAsString()).isEqualTo("see k8s://shop");
    assertThat(tree.get("k8s://shop").getAsString()).isEqualTo("b");
  }

  @Test
  void nameTheNearestModuleWhereTheyNameNone() {
    assertThatThrownBy(() -> resolved("kind: Parrot\nimage: k8s://shopp\n"))
        .isInstanceOf(KubeException.class)
        .hasMessage(
            "src/main/k8s/polly.yaml, line 2: k8s://shopp names no module of this build with an image."
                + " Did you mean k8s://shop?");
    assertThatThrownBy(() -> resolved("kind: Parrot\nspec:\n- k8s://something-else\n"))
        .hasMessage(
            "src/main/k8s/polly.yaml, line 3: k8s://something-else names no module of this build with an image.");
  }

  private static JsonObject resolved(String text) throws Exception {
    YamlDocument document =
        YamlFile.parse(text, "src/main/k8s/polly.yaml", ScalarFilter.NONE).get(0);
    document.tree().addProperty("apiVersion", "example.com/v1");
    UserObject object = UserObject.of(document.tree(), document, "web");
    new ImagePlaceholders(new ModuleImages() {
          @Override
          public Optional<String> of(String artifactId) {
            return Optional.ofNullable(IMAGES.get(artifactId));
          }

          @Override
          public Collection<String> names() {
            return IMAGES.keySet();
          }
        })
        .resolveIn(object);
    return object.tree();
  }
}

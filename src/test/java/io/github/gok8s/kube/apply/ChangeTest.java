package io.github.gok8s.kube.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.kube.yaml.YamlFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {

  @ParameterizedTest(name = "{2}")
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
          spec: {image: 'r/web:1'}                                | spec: {image: 'r/web:2'}                                | image r/web:1→r/web:2
          metadata: {labels: {app.kubernetes.io/version: '1'}}    | metadata: {labels: {app.kubernetes.io/version: '2'}}    | version 1→2
          c: [{name: web, env: [{name: A, value: x}]}]            | c: [{name: web, env: [{name: A, value: z}]}]            | env A x→z
          c: {requests: {cpu: 100m}}                              | c: {requests: {cpu: 200m}}                              | cpu 100m→200m
          c: {requests: {cpu: 100m}}                              | c: {requests: {}}                                       | cpu 100m→none
          c: [a, b]                                               | c: [a, c]                                               | 1 b→c
          """)
  void aChangeIsNamedAsPeopleCallIt(String before, String after, String text) throws Exception {
    List<Change> changes = Change.between(YamlFile.object(before), YamlFile.object(after));

    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).shortText()).isEqualTo(text);
  }

  @Test
  void digestsAreCutToWhatDiffers() throws Exception {
    String one = "image: r/web@sha256:" + "a".repeat(64);
    String two = "image: r/web@sha256:" + "b".repeat(64);

    assertThat(Change.between(YamlFile.object(one), YamlFile.object(two)).get(0).shortText())
        .isEqualTo("image aaaaaaaaaaaa→bbbbbbbbbbbb");
    assertThat(Change.between(
                YamlFile.object("image: 'docker.io/library/web:sha-aaaaaaaaaaaa'"),
                YamlFile.object(two))
            .get(0)
            .shortText())
        .isEqualTo("image aaaaaaaaaaaa→bbbbbbbbbbbb");
  }

  @Test
  void anItemThatMovesIsNoChangeOfTheOthers() throws Exception {
    assertThat(Change.between(
            YamlFile.object("c: [{name: a, x: 1}, {name: b, x: 1}]"),
            YamlFile.object("c: [{name: b, x: 1}]")))
        .extracting(Change::path)
        .containsExactly("c[a]");
  }
}

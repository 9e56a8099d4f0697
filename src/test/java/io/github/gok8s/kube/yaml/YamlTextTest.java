package io.github.gok8s.kube.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {

  @Test
  void writesObjectsAndListsAsKubectlDoes() {
    assertThat(yaml("""
                {"kind": "Pod", "metadata": {"name": "room", "labels": {}},
                 "spec": {"containers": [{"name": "room", "ports": [{"containerPort": 8080}], "args": []}, {"name": "b"}],
                          "matrix": [[1, 2], []], "quiet": true, "nothing": null, "ratio": 0.5}}
                """)).isEqualTo("""
            kind: Pod
            metadata:
              name: room
              labels: {}
            spec:
              containers:
              - name: room
                ports:
                - containerPort: 8080
                args: []
              - name: b
              matrix:
              - - 1
                - 2
              - []
              quiet: true
              nothing: null
              ratio: 0.5
            """);
  }

  @Test
  void writesTextsOfAnyLength() {
    assertThat(written("listen 80;\n".repeat(100_000))).startsWith("a: |\n  listen 80;\n");
    assertThat(written("a".repeat(1_000_000))).isEqualTo("a: " + "a".repeat(1_000_000) + "\n");
    assertThat(written("oh hai ".repeat(100_000))).startsWith("a: \"oh hai oh");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "room",
        "apps/v1",
        "app.kubernetes.io/name",
        "registry.example.com:5000/shop/room@sha256:abc",
        "/tmp",
        "Oh hai Mark",
        "100m",
        "64Mi"
      })
  void leavesQuotesOutWhereNobodyNeedsThem(String text) {
    assertThat(written(text)).isEqualTo("a: " + text + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "true",
        "No",
        "on",
        "y",
        "null",
        "Null",
        "~",
        "8080",
        "0644",
        "0x1F",
        "1e3",
        "1_000",
        "1:30",
        "2026-11-25",
        ".inf",
        "-",
        "- a",
        "a: b",
        "a:",
        "a #b",
        "#a",
        "&a",
        "*a",
        "!a",
        "%a",
        "@a",
        "`a",
        "{a}",
        "[a]",
        "a ",
        "?",
        "|",
        ">",
        "=",
        "<<",
        "'a'",
        "a, b",
        "ä",
        "a\tb"
      })
  void quotesWhatSomeReaderWouldMisunderstand(String text) {
    assertThat(written(text)).isEqualTo("a: \"" + text.replace("\t", "\\t") + "\"\n");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`a\"b`, `\"a\\\"b\"`",
        "`a\\b`, `\"a\\\\b\"`",
        "`\u0007`, `\"\\u0007\"`",
        "`\uFEFFa`, `\"\\ufeffa\"`",
        "`\r\n`, `\"\\u000d\\n\"`"
      })
  void escapesWhatCanNotStandForItself(String text, String written) {
    assertThat(written(text)).isEqualTo("a: " + written + "\n");
  }

  @Test
  void writesLinesAsABlock() {
    assertThat(written("#!/bin/sh\necho \"hai\"\n"))
        .isEqualTo("a: |\n  #!/bin/sh\n  echo \"hai\"\n");
    assertThat(written("one\n\n  two")).isEqualTo("a: |-\n  one\n\n    two\n");
    assertThat(written("one\n\n")).isEqualTo("a: |+\n  one\n\n");
    assertThat(written(" indented\nlines\n")).isEqualTo("a: \" indented\\nlines\\n\"\n");
  }

  private static String written(String text) {
    JsonObject tree = new JsonObject();
    tree.addProperty("a", text);
    return YamlText.of(tree);
  }

  private static String yaml(String json) {
    return YamlText.of(JsonParser.parseString(json).getAsJsonObject());
  }
}

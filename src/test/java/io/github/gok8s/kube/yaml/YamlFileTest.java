package io.github.gok8s.kube.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFileTest {

  @Test
  void readsEachDocumentThatIsNotEmptyAndKnowsTheLines() throws Exception {
    List<YamlDocument> documents = read("""
        # nothing yet
        ---
        kind: Service
        spec:
          ports:
          - port: 80
        ---
        ---
        {"kind": "Pod"}
        """);

    assertThat(documents)
        .extracting(document -> document.tree().toString())
        .containsExactly(
            "{\"kind\":\"Service\",\"spec\":{\"ports\":[{\"port\":80}]}}", "{\"kind\":\"Pod\"}");
    YamlDocument service = documents.get(0);
    JsonObject spec = service.tree().getAsJsonObject("spec");
    assertThat(service.place(service.tree())).isEqualTo("app.yaml, line 3");
    assertThat(service.place(spec.getAsJsonArray("ports").get(0))).isEqualTo("app.yaml, line 6");
    assertThat(service.place(new JsonObject())).isEqualTo("app.yaml");
    assertThat(documents.get(1).place(documents.get(1).tree())).isEqualTo("app.yaml, line 9");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "8080, 8080",
        "-1, -1",
        "+1, 1",
        "0, 0",
        "0644, 420",
        "0o644, 420",
        "0x1F, 31",
        "1_000, 1000",
        "0.5, 0.5",
        "1e3, 1E+3",
        ".5, 0.5",
        "true, true",
        "Yes, true",
        "on, true",
        "off, false",
        "n, false",
        "~, null",
        "Null, null",
        "``, null",
        "\"8080\", \"8080\"",
        "'on', \"on\"",
        "100m, \"100m\"",
        "089, 89",
        "1.2.3, \"1.2.3\"",
        "0x, \"0x\"",
        "2026-11-25, \"2026-11-25\""
      })
  void takesScalarsForWhatKubectlTakesThem(String text, String json) throws Exception {
    assertThat(read("a: " + text).get(0).tree().get("a")).hasToString(json);
  }

  @Test
  void followsAliasesAndMergeKeys() throws Exception {
    JsonObject tree = YamlFile.object("""
        base: &base {cpu: 100m, memory: 64Mi}
        more: &more {cpu: 9, disk: 1Gi}
        one: *base
        two:
          <<: [*base, *more]
          memory: 1Gi
        """);

    assertThat(tree.get("one")).hasToString("{\"cpu\":\"100m\",\"memory\":\"64Mi\"}");
    assertThat(tree.get("two"))
        .hasToString("{\"cpu\":\"100m\",\"memory\":\"1Gi\",\"disk\":\"1Gi\"}");
  }

  @Test
  void decidesOnTypesAfterTheFilter() throws Exception {
    ScalarFilter filter = (text, place) -> text.replace("${n}", "4").replace("${key}", "image");

    List<YamlDocument> documents =
        YamlFile.parse("replicas: ${n}\nport: \"${n}\"\n${key}: a${n}", "app.yaml", filter);

    assertThat(documents.get(0).tree())
        .hasToString("{\"replicas\":4,\"port\":\"4\",\"image\":\"a4\"}");
  }

  @Test
  void tellsTheFilterWhereItIs() {
    ScalarFilter filter = (text, place) -> {
      if (text.startsWith("$")) {
        throw new YamlException(text + " in " + place);
      }
      return text;
    };

    assertThatThrownBy(() -> YamlFile.parse("a:\n- $b", "app.yaml", filter))
        .isInstanceOf(YamlException.class)
        .hasMessage("$b in app.yaml, line 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`a: b: c` | app.yaml, line 1 is no YAML: mapping values are not allowed here.",
        "`a: 1\n\tb: 2` | app.yaml, line 2 is no YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation).",
        "`a: {{ .Values.x }}` | app.yaml, line 1 has a key that is no text.",
        "`a: 1\nb: 2\na: 3` | app.yaml, line 3 has a again: take one of them out.",
        "`- a` | app.yaml, line 1 holds no object: it needs apiVersion, kind and metadata.",
        "`just text` | app.yaml, line 1 holds no object: it needs apiVersion, kind and metadata.",
        "`a: *b` | app.yaml, line 1 is no YAML: found undefined alias b.",
        "`a:\n  <<: 1` | app.yaml, line 2 merges with << what is no object.",
        "`a: \"` | app.yaml, line 1 is no YAML: found unexpected end of stream.",
        "`a: &a [*a]` | app.yaml, line 1 is too deep or too large; does an alias hold itself?"
      })
  void namesFileAndLineOfAMistake(String text, String message) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(YamlException.class).hasMessage(message);
  }

  @Test
  void doesNotGrowWithAliasesOfAliases() {
    StringBuilder text = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 20; i++) {
      text.append("a%d: &a%d [*a%d, *a%d, *a%d]%n".formatted(i, i, i - 1, i - 1, i - 1));
    }

    assertThatThrownBy(() -> read(text.toString())).hasMessageContaining("too deep or too large");
  }

  @Test
  void refusesWhatIsNoText(@TempDir Path folder) throws Exception {
    Path file =
        Files.write(folder.resolve("app.yaml"), "kind: Bär".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> YamlFile.read(file, "app.yaml", ScalarFilter.NONE))
        .hasMessage("app.yaml is no text in UTF-8. Save it as such.");
  }

  @Test
  void readsAFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("app.yaml"), "\uFEFFkind: Bär\r\n");

    assertThat(YamlFile.read(file, "app.yaml", ScalarFilter.NONE).get(0).tree())
        .hasToString("{\"kind\":\"Bär\"}");
  }

  @Test
  void wantsOneDocumentWhereOneIsAskedFor() {
    assertThatThrownBy(() -> YamlFile.object(""))
        .hasMessage("One document was expected, and there are 0.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "No",
        "y",
        "null",
        "~",
        "",
        " ",
        "0644",
        "1e3",
        "1_000",
        "1:30",
        ".inf",
        "100m",
        "Oh hai Mark",
        "a: b",
        "a #b",
        "- a",
        "<<",
        "=",
        "#!/bin/sh\n  echo\n\n",
        "one\n\n\n",
        "one\n  \n",
        "one\n  ",
        " x\ny",
        "x\r\ny\n",
        "tab\there\n",
        "\u0085",
        "\uFEFF",
        "ü\uD83D\uDE00",
        "a\u2028b\nc",
        "\n",
        "\n\na",
        "a\\n",
        "\"",
        "'",
        "a'b\"c",
        "key:",
        "x:y",
        "http://a/b?c=d&e"
      })
  void readsWhatYamlTextWrites(String text) throws Exception {
    JsonObject tree = new JsonObject();
    tree.addProperty("text", text);
    tree.addProperty(text, 1);
    JsonObject nested =
        JsonParser.parseString("{\"list\":[[{}],[{\"a\":[1,{\"b\":null}]}]]}").getAsJsonObject();
    nested.getAsJsonArray("list").add(text);
    tree.add("nested", nested);

    assertThat(YamlFile.object(YamlText.of(tree))).isEqualTo(tree);
  }

  private static List<YamlDocument> read(String text) throws YamlException {
    return YamlFile.parse(text, "app.yaml", ScalarFilter.NONE);
  }
}

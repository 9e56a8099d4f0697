package io.github.gok8s.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @TempDir
  Path folder;

  @Test
  void writesLinesWithMembersInTheirOrderAndNull() {
    JsonObject tree = new JsonObject();
    tree.addProperty("b", "<größe> & 'x'");
    tree.add("a", JsonNull.INSTANCE);
    tree.add("list", new JsonArray());

    assertThat(Json.lines(tree))
        .asString()
        .isEqualTo("{\n  \"b\": \"<größe> & 'x'\",\n  \"a\": null,\n  \"list\": []\n}\n");
  }

  @Test
  void writesCompactlyWhatDigestsAreMadeOf() {
    JsonObject tree = new JsonObject();
    tree.addProperty("size", 5374114L);
    tree.addProperty("tag", "a/b=c");

    assertThat(Json.compact(tree)).asString().isEqualTo("{\"size\":5374114,\"tag\":\"a/b=c\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":[1,2.50,true,null,{\"b\":\"<ä\\n>\"}]}",
        "[]",
        "-1e3",
        "false",
        "null",
        "\"x\""
      })
  void givesTheTextThatGsonGives(String text) {
    assertThat(Json.text(Json.parse(text)))
        .isEqualTo(JsonParser.parseString(text).toString());
  }

  @Test
  void readsWhatItWrote() throws Exception {
    JsonObject tree = new JsonObject();
    tree.addProperty("name", "größe 漢字");
    Path file = Files.write(folder.resolve("file.json"), Json.lines(tree));

    assertThat(Json.read(file)).isEqualTo(tree);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{\"a\":", "text", "null", "\u0000\u0000\u0000"})
  void saysWhichFileIsDamaged(String content) throws Exception {
    Path file = Files.writeString(folder.resolve("file.json"), content);

    assertThatThrownBy(() -> Json.read(file))
        .isInstanceOf(RecordException.class)
        .hasMessageStartingWith(file + " can't be read as JSON: ");
  }

  @Test
  void saysThatBytesAreNoText() throws Exception {
    Path file = Files.write(folder.resolve("file.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 1});

    assertThatThrownBy(() -> Json.read(file))
        .isInstanceOf(RecordException.class)
        .hasMessageStartingWith(file + " can't be read as JSON: ");
  }

  @Test
  void saysThatAFileIsNotThere() {
    Path file = folder.resolve("none.json");

    assertThatThrownBy(() -> Json.read(file))
        .isInstanceOf(RecordException.class)
        .hasMessage(file + " is not there.");
  }

  @Test
  void everyKindOfValueIsReadAndWrittenAsItWas() {
    String text =
        "{\"a\":[1,-2.50,1e400,12345678901234567890,true,false,null,\"\\u0000\\n\",[],{}],\"\":\"\"}";

    assertThat(Json.compact(Json.parse(text))).asString().isEqualTo(text);
    assertThat(Json.parse(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(Json.parse(text));
    assertThat(Json.parse(" 7 ").getAsInt()).isEqualTo(7);
  }

  @Test
  void numbersAreEqualHoweverTheyCame() {
    JsonObject made = new JsonObject();
    made.addProperty("size", 5374114L);

    assertThat(Json.parse("{\"size\": 5374114}")).isEqualTo(made);
  }

  @Test
  void ofMembersWithOneNameTheLastCounts() {
    assertThat(Json.parse("{\"a\": 1, \"a\": 2}")).isEqualTo(Json.parse("{\"a\": 2}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{} {}",
        "[1] x",
        "{a: 1}",
        "{'a': 1}",
        "[1, ]",
        "[1; 2]",
        "// none\n{}",
        "nothing",
        "[NaN]",
        "{\"a\": 1",
        "\"open"
      })
  void whatIsNoJsonIsRefused(String text) {
    assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(JsonParseException.class);
  }

  @Test
  void whatIsNestedDeepDoesNotOverflowTheStack() {
    assertThatThrownBy(() -> Json.parse("[".repeat(100_000)))
        .isInstanceOf(JsonParseException.class)
        .hasMessageContaining("Nesting limit");
  }
}

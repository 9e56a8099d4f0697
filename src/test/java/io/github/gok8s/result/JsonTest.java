package io.github.gok8s.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
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
}

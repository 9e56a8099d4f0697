package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.result.TargetFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestStateTest {

  @TempDir
  Path folder;

  private TargetFolder target;

  @BeforeEach
  void aBuildFolder() {
    target = new TargetFolder(folder);
  }

  @Test
  void isReadAsItWasWritten() throws Exception {
    TestState state = new TestState(
        "abc", List.of("example.com/room"), List.of("TEST-x.xml"), List.of("a/b.go:1.1,2.2 1 0"));

    state.writeTo(target);

    assertThat(TestState.readFrom(target)).isEqualTo(state);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "{\"fingerprint\":\"abc\",\"tested\":\"x\"}"})
  void isEmptyWhereItCanNotBeRead(String content) throws Exception {
    assertThat(TestState.readFrom(target)).isEqualTo(TestState.EMPTY);
    Files.createDirectories(target.state("test.json").getParent());
    Files.writeString(target.state("test.json"), content);

    assertThat(TestState.readFrom(target)).isEqualTo(TestState.EMPTY);
  }
}

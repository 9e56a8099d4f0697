package io.github.gok8s.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '^',
      value = {
        "plain,                    plain",
        "-ldflags=-s,              -ldflags=-s",
        "./cmd/...,                ./cmd/...",
        "linux/arm64@v1.2.3+meta,  linux/arm64@v1.2.3+meta",
        "^^,                       ''",
        "two words,                'two words'",
        "^a\"b^,                   ^'a\"b'^",
        "it's,                     'it'\\''s'",
        "$HOME,                    '$HOME'",
        "a*b,                      'a*b'",
        "größe,                    'größe'",
      })
  void quotesWhatAShellWouldChange(String argument, String quoted) {
    assertThat(new Command(List.of("go", argument), Map.of(), Path.of(".")).shellLine())
        .isEqualTo("go " + quoted);
  }

  @Test
  void setsVariablesBeforeTheProgramInTheirOrder() {
    Command command = new Command(List.of("go", "build"), Map.of(), Path.of("."));

    assertThat(command.shellLine(Map.of("GOOS", "linux", "CC", "my cc", "GOARCH", "arm")))
        .isEqualTo("CC='my cc' GOARCH=arm GOOS=linux go build");
  }

  @Test
  void doesNotChangeWithTheListsItWasMadeOf() {
    List<String> arguments = new ArrayList<>(List.of("go"));
    Command command = new Command(arguments, Map.of(), Path.of("."));

    arguments.add("build");

    assertThat(command.arguments()).containsExactly("go");
    assertThatThrownBy(() -> command.environment().put("A", "B"))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}

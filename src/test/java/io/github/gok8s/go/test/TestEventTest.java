package io.github.gok8s.go.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestEventTest {

  @Test
  void readsAllThatALineHas() {
    TestEvent event = TestEvent.parse(
            "{\"Time\":\"2026-11-25T07:16:51Z\",\"Action\":\"output\",\"Package\":\"example.com/room\",\"Test\":\"TestA/b\",\"Output\":\"gr\\u00f6\\u00dfe \\u001b \\ufffe\\n\",\"Elapsed\":1.5,\"New\":{\"x\":[1]},\"Other\":true}")
        .orElseThrow();

    assertThat(event.action()).isEqualTo("output");
    assertThat(event.packagePath()).isEqualTo("example.com/room");
    assertThat(event.test()).isEqualTo("TestA/b");
    assertThat(event.output()).isEqualTo("größe \u001B \uFFFE\n");
    assertThat(event.seconds()).isEqualTo(1.5);
    assertThat(event.isOfPackage()).isFalse();
    assertThat(event.field("FailedBuild")).isEmpty();
  }

  @Test
  void isOfAPackageWhereNoTestIsNamed() {
    TestEvent event = TestEvent.parse("{\"Action\":\"pass\",\"Package\":\"example.com/room\"}")
        .orElseThrow();

    assertThat(event.isOfPackage()).isTrue();
    assertThat(event.seconds()).isZero();
    assertThat(event.output()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "go: downloading example.com/words v1.0.0",
        "# example.com/room",
        "{",
        "{}",
        "{\"Package\":\"x\"}",
        "{\"Action\":",
        "{\"Action\":\"pass\"",
        "{not json}",
        "[1]"
      })
  void isNothingForALineThatIsNoEvent(String line) {
    assertThat(TestEvent.parse(line)).isEmpty();
  }
}

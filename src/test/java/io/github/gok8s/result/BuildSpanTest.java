package io.github.gok8s.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

class BuildSpanTest {

  @Test
  void countsThousandthsOfASecond() {
    BuildSpan span = new BuildSpan(1, 2, 0.0004, 0.123456);

    assertThat(span.start()).isZero();
    assertThat(span.seconds()).isEqualTo(0.123);
  }

  @Test
  void endsWhenItsSecondsHavePassed() {
    assertThat(new BuildSpan(1, 1, 0.5, 1.25).end()).isEqualTo(1.75);
  }

  @Test
  void isWrittenWithItsRunAndWorkerAndReadAgain() {
    BuildSpan span = new BuildSpan(3, 2, 0.25, 1.5);

    assertThat(tree(span)).hasToString("{\"run\":3,\"worker\":2,\"start\":0.25,\"seconds\":1.5}");
    assertThat(BuildSpan.fromJson(tree(span))).isEqualTo(span);
    assertThat(span.isPlaced()).isTrue();
  }

  @Test
  void saysNothingOfWhatIsNotKnown() {
    BuildSpan span = BuildSpan.lasting(1.5);

    assertThat(span.isPlaced()).isFalse();
    assertThat(tree(span))
        .hasToString("{\"run\":null,\"worker\":null,\"start\":null,\"seconds\":1.5}");
    assertThat(BuildSpan.fromJson(tree(span))).isEqualTo(span);
  }

  @Test
  void readsWhatFormerVersionsWrote() {
    assertThat(BuildSpan.fromJson(
            JsonParser.parseString("{\"seconds\":0.8,\"upToDate\":true}").getAsJsonObject()))
        .isEqualTo(BuildSpan.lasting(0.8));
  }

  private static JsonObject tree(BuildSpan span) {
    JsonObject tree = new JsonObject();
    span.addTo(tree);
    return tree;
  }
}

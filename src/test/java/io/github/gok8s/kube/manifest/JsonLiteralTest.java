package io.github.gok8s.kube.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class JsonLiteralTest {

  @Test
  void valuesKeepTheirKindAndOrder() throws Exception {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("b", Quantity.parse("64Mi", "here"));
    map.put("a", List.of(1, "x"));

    assertThat(JsonLiteral.object(
            "text",
            "1",
            "number",
            1,
            "long",
            1L << 40,
            "flag",
            true,
            "null",
            JsonNull.INSTANCE,
            "map",
            map,
            "tree",
            new JsonObject()))
        .hasToString(
            "{\"text\":\"1\",\"number\":1,\"long\":1099511627776,\"flag\":true,\"null\":null,"
                + "\"map\":{\"b\":\"64Mi\",\"a\":[1,\"x\"]},\"tree\":{}}");
  }

  @Test
  void whatIsEmptyIsLeftOut() {
    assertThat(JsonLiteral.object(
            "a",
            Optional.empty(),
            "b",
            OptionalInt.empty(),
            "c",
            Optional.of("x"),
            "d",
            OptionalInt.of(0)))
        .hasToString("{\"c\":\"x\",\"d\":0}");
    assertThat(JsonLiteral.array(Optional.empty(), Optional.of(2), OptionalInt.empty(), "3"))
        .hasToString("[2,\"3\"]");
  }

  @Test
  void anEmptyListIsNotEmptyEnough() {
    assertThat(JsonLiteral.object("drop", List.of(), "map", Map.of()))
        .hasToString("{\"drop\":[],\"map\":{}}");
  }
}

package io.github.gok8s.go.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.go.GoException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyListTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "https://a.example                  > https://a.example",
        "'https://a.example,direct'         > https://a.example direct",
        "'https://a.example|https://b.example,direct' > https://a.example| https://b.example direct",
        "'https://a.example/go/ , off'      > https://a.example/go off",
        "'direct,https://never.example'     > direct",
        "'off|https://never.example'        > off|",
        "',,https://a.example,,'            > https://a.example",
        "a.example/goproxy                  > https://a.example/goproxy",
        "file:///mirror/download            > file:///mirror/download"
      })
  void readsWhatGoReads(String text, String entries) throws Exception {
    String parsed = ProxyList.parse(text).entries().stream()
        .map(entry -> text(entry.source()) + (entry.goesOnAfterAnyFailure() ? "|" : ""))
        .collect(Collectors.joining(" "));

    assertThat(parsed).isEqualTo(entries);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",",
        " , | ",
        "ftp://a.example",
        "nonsense:/x",
        "https://a b",
        "/no/scheme",
        "https://u:secret@[x"
      })
  void refusesWhatIsNoList(String text) {
    assertThatThrownBy(() -> ProxyList.parse(text))
        .isInstanceOf(GoException.class)
        .hasMessageStartingWith("GOPROXY ")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "'https://has.example,https://next.example', has",
    "'https://404.example,https://has.example', 404 has",
    "'https://404.example|https://has.example', 404 has",
    "'https://500.example,https://has.example', 500",
    "'https://500.example|https://has.example', 500 has",
    "'https://500.example|https://404.example,https://has.example', 500 404 has"
  })
  void goesOnAsTheSeparatorsSay(String list, String tried) throws Exception {
    List<String> attempts = new ArrayList<>();
    try {
      ProxyList.parse(list).firstOf(source -> attempt(source, attempts));
    } catch (IOException e) {
      assertThat(tried).doesNotContain("has");
    }

    assertThat(attempts).containsExactly(tried.split(" ", -1));
  }

  @Test
  void tellsThatNobodyHasItFromAFailure() throws Exception {
    assertThatThrownBy(() -> ProxyList.parse("https://404.example,https://404.example")
            .firstOf(source -> attempt(source, new ArrayList<>())))
        .isInstanceOf(NotThereException.class)
        .hasMessage("404; 404");
    assertThatThrownBy(() -> ProxyList.parse("https://404.example,https://500.example")
            .firstOf(source -> attempt(source, new ArrayList<>())))
        .isNotInstanceOf(NotThereException.class)
        .hasMessage("404; 500");
  }

  @Test
  void knowsTheOriginWhereNothingIsSet() {
    assertThat(ProxyList.origin().entries())
        .containsExactly(new ProxyList.Entry(new ProxyList.Direct(), false));
    assertThat(ProxyList.ORIGIN).hasToString("https://go.dev/dl/mod");
  }

  private static String attempt(ProxyList.Source source, List<String> attempts) throws IOException {
    String name = text(source).replaceAll("https://(\\w+)\\.example", "$1");
    attempts.add(name);
    Map<String, IOException> failures =
        Map.of("404", new NotThereException("404"), "500", new IOException("500"));
    if (failures.containsKey(name)) {
      throw failures.get(name);
    }
    return name;
  }

  private static String text(ProxyList.Source source) {
    if (source instanceof ProxyList.Proxy proxy) {
      return proxy.base().toString();
    }
    return source instanceof ProxyList.Off ? "off" : "direct";
  }
}

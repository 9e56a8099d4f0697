package io.github.gok8s.go.toolchain.sumdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierKeyTest {

  /** The example in the documentation of golang.org/x/mod/sumdb/note. */
  private static final String PETER =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String TEXT = """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.
      """;
  private static final String SIGNATURE =
      "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";

  @Test
  void opensTheExampleOfTheSpecification() throws Exception {
    String note = TEXT + "\n\u2014 PeterNeumann " + SIGNATURE + "\n";

    assertThat(SignedNote.open(note, VerifierKey.parse(PETER))).isEqualTo(TEXT);
  }

  @Test
  void looksForItsSignatureAmongOthers() throws Exception {
    String other = Base64.getEncoder().encodeToString("another key's".getBytes(UTF_8));
    String note =
        TEXT + "\n\u2014 SomeoneElse " + other + "\n\u2014 PeterNeumann " + SIGNATURE + "\n";

    assertThat(SignedNote.open(note, VerifierKey.parse(PETER))).isEqualTo(TEXT);
  }

  @Test
  void refusesATextThatWasChanged() {
    String note =
        TEXT.replace("the answer", "no answer") + "\n\u2014 PeterNeumann " + SIGNATURE + "\n";

    assertThatThrownBy(() -> SignedNote.open(note, VerifierKey.parse(PETER)))
        .isInstanceOf(SumdbException.class)
        .hasMessageContaining("wrong signature of PeterNeumann");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text\n",
        "text\n\n",
        "text\n\n\u2014 PeterNeumann",
        "text\n\n\u2014 PeterNeumann x\n",
        "text\n\n\u2014 PeterNeumann !!!!\n",
        "text\n\nPeterNeumann xxxxxxxx\n",
        "text\n\n- Peter Neumann\n"
      })
  void refusesANoteThatIsMalformed(String note) {
    assertThatThrownBy(() -> SignedNote.open(note, VerifierKey.parse(PETER)))
        .isInstanceOf(SumdbException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PeterNeumann",
        "PeterNeumann+c74f20a3",
        "PeterNeumann+c74f20a3+!",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+AQ==",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
      })
  void refusesAKeyThatIsMalformed(String key) {
    assertThatThrownBy(() -> VerifierKey.parse(key)).isInstanceOf(SumdbException.class);
  }
}

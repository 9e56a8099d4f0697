package io.github.gok8s.go.toolchain.sumdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeHeadTest {

  private static final String ROOT = "czPocWFmMwQrSENohgEPvFiqA+2i/3lRZhHbxtma2UQ=";

  @Test
  void readsSizeAndRootAndLeavesTheRest() throws Exception {
    TreeHead head =
        TreeHead.parse("go.sum database tree\n66332798\n" + ROOT + "\nof a later version\n");

    assertThat(head.size()).isEqualTo(66_332_798);
    assertThat(head.root()).hasToString(ROOT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "go.sum database tree v2\n1\n" + ROOT + "\n",
        "go.sum database tree\n01\n" + ROOT + "\n",
        "go.sum database tree\n-1\n" + ROOT + "\n",
        "go.sum database tree\n1\n",
        "go.sum database tree\n1\nAAAA\n",
        "go.sum database tree\n1\n" + ROOT
      })
  void refusesWhatIsNoTree(String text) {
    assertThatThrownBy(() -> TreeHead.parse(text)).isInstanceOf(SumdbException.class);
  }
}

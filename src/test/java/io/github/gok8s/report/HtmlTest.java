package io.github.gok8s.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {

  @Test
  void escapesTexts() {
    assertThat(new Html().element("p class=\"x\"", "<b> & \"c\"").toString())
        .isEqualTo("<p class=\"x\">&lt;b&gt; &amp; &quot;c&quot;</p>\n");
  }

  @Test
  void keepsBarsInTheirTracks() {
    assertThat(new Html().bar(7).toString()).contains("width:100.00%");
    assertThat(new Html().bar(-1).toString()).contains("width:0.00%");
    assertThat(new Html().bar(0.12345).toString()).contains("width:12.35%");
  }

  @Test
  void writesASharePerCent() {
    assertThat(Html.percent(0.25)).isEqualTo("25.00%");
    assertThat(Html.percent(1.2)).isEqualTo("100.00%");
  }

  @Test
  void alignsNumbersWithTheirHeads() {
    assertThat(
            new Html().table("platform", "MB").number("%.2f", 1.239).endTable().toString())
        .contains("<th>platform</th>")
        .contains("<th class=\"number\">MB</th>")
        .contains("<td class=\"number\">1.24</td>");
  }
}

package io.github.gok8s.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.BuildSpan;
import io.github.gok8s.result.Platform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineSectionTest {

  private final List<Binary> binaries = new ArrayList<>();

  @Test
  void drawsALaneForEachWorkerAndABarForEachCall() throws Exception {
    add("linux/amd64", "client", new BuildSpan(1, 1, 0, 2));
    add("linux/amd64", "server", new BuildSpan(1, 1, 0, 2));
    add("linux/arm64", "client", new BuildSpan(1, 2, 0.5, 3.5));
    add("windows/amd64", "client", new BuildSpan(1, 1, 2, 1));

    assertThat(page()).startsWith("""
        <h2>Build time</h2>
        <p class="soft">What each worker did in the last run that compiled: a bar for each go build, in seconds since that run began.</p>
        <div class="lanes">
        <div class="lane">
        <span>worker 1</span>
        <div class="track" style="background-size:25.00%">
        <div class="fill" style="left:0.00%;width:50.00%" title="linux/amd64 client, server, 0.00 s to 2.00 s">linux/amd64 client, server</div>
        <div class="fill" style="left:50.00%;width:25.00%" title="windows/amd64 client, 2.00 s to 3.00 s">windows/amd64 client</div>
        </div>
        </div>
        <div class="lane">
        <span>worker 2</span>
        <div class="track" style="background-size:25.00%">
        <div class="fill" style="left:12.50%;width:87.50%" title="linux/arm64 client, 0.50 s to 4.00 s">linux/arm64 client</div>
        </div>
        </div>
        <div class="lane axis">
        <span></span>
        <div>
        <span style="left:0.00%">0 s</span>
        <span style="left:25.00%">1 s</span>
        <span style="left:50.00%">2 s</span>
        <span style="left:75.00%">3 s</span>
        <span style="left:100.00%">4 s</span>
        </div>
        </div>
        </div>
        """);
  }

  @Test
  void listsTheCallsByTheirStart() throws Exception {
    add("linux/amd64", "room", new BuildSpan(1, 1, 1.5, 0.25));
    add("linux/arm64", "room", new BuildSpan(1, 2, 0.125, 2));

    assertThat(table(page()))
        .isEqualTo("platform worker start seconds program | linux/arm64 2 0.13 2.00 room"
            + " | linux/amd64 1 1.50 0.25 room");
  }

  @Test
  void drawsOnlyTheNewestRunAndListsWhatOlderOnesBuilt() throws Exception {
    add("linux/amd64", "room", new BuildSpan(1, 1, 0, 7));
    add("linux/arm64", "room", new BuildSpan(3, 1, 0, 2));
    add("windows/amd64", "room", BuildSpan.lasting(5));

    String[] parts = page().split("<p class=\"soft\">Built by earlier runs:</p>");

    assertThat(parts).hasSize(2);
    assertThat(parts[0])
        .contains(">linux/arm64 room</div>", ">2.0 s</span>")
        .doesNotContain("linux/amd64", "windows/amd64");
    assertThat(table(parts[1]))
        .isEqualTo("platform seconds program | linux/amd64 7.00 room | windows/amd64 5.00 room");
  }

  @Test
  void drawsNothingOfWhatAFormerVersionBuilt() throws Exception {
    add("linux/amd64", "room", BuildSpan.lasting(5));

    assertThat(page())
        .startsWith("<h2>Build time</h2>\n<p class=\"soft\">Built by earlier runs:</p>")
        .doesNotContain("lane");
  }

  @Test
  void saysNothingOfEarlierRunsWhereThereAreNone() throws Exception {
    add("linux/amd64", "room", new BuildSpan(5, 1, 0, 1));

    assertThat(page()).doesNotContain("earlier");
  }

  @Test
  void escapesNamesInAttributesToo() throws Exception {
    add("linux/amd64", "a\"<b>", new BuildSpan(1, 1, 0, 1));

    assertThat(page())
        .contains(
            "title=\"linux/amd64 a&quot;&lt;b&gt;, 0.00 s to 1.00 s\">linux/amd64 a&quot;&lt;b&gt;</div>");
  }

  /** Gives the cells of the last table: rows apart by bars. */
  private static String table(String page) {
    return page.substring(page.lastIndexOf("<table>"), page.lastIndexOf("</table>"))
        .replaceAll("</tr>\n<tr>", "|")
        .replaceAll("<[^>]*>", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private String page() {
    Html html = new Html();
    TimelineSection.of(new BuildRecord("go1.26.8", List.of(), binaries)).addTo(html);
    return html.toString();
  }

  private void add(String platform, String name, BuildSpan span) throws Exception {
    binaries.add(
        new Binary(name, ".", Platform.parse(platform), Path.of(name), 1, "00", span, false));
  }
}

package io.github.gok8s.go.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class CoverageReportsTest {

  private static final Path ROOM = Path.of("/work/room").toAbsolutePath();

  private final CoverageProfile profile = CoverageProfile.parse(CoverageProfileTest.LINES);
  private final SourceFiles sources = new SourceFiles(
      ROOM,
      Map.of(
          "example.com/room",
          ROOM,
          "example.com/room/nested",
          ROOM.resolve("other"),
          "example.com/words",
          ROOM.resolveSibling("words")));

  @ParameterizedTest
  @CsvSource({
    "example.com/room/main.go, main.go",
    "example.com/room/door/door.go, door/door.go",
    "example.com/room/nested/a.go, other/a.go",
    "example.com/words/words.go, ../words/words.go",
    "example.com/roommate/a.go, example.com/roommate/a.go"
  })
  void namesFilesByTheirPlace(String name, String path) {
    assertThat(sources.path(name)).isEqualTo(path);
  }

  @Test
  void writesATracefileOfLcov() {
    assertThat(new String(new LcovReport(profile, sources).text(), StandardCharsets.UTF_8))
        .isEqualTo("""
            TN:
            SF:door/door.go
            DA:3,0
            LF:1
            LH:0
            end_of_record
            TN:
            SF:main.go
            DA:3,1
            DA:4,1
            DA:5,0
            DA:6,0
            DA:7,1
            LF:5
            LH:3
            end_of_record
            """);
  }

  @Test
  void writesTheXmlOfCobertura() throws Exception {
    Element coverage = parse(new CoberturaReport(profile, sources).xml()).getDocumentElement();

    assertThat(coverage.getAttribute("line-rate")).isEqualTo("0.5000");
    assertThat(coverage.getAttribute("lines-covered")).isEqualTo("3");
    assertThat(coverage.getAttribute("lines-valid")).isEqualTo("6");
    assertThat(text(coverage, "source")).containsExactly(ROOM.toString());
    assertThat(attributes(coverage, "package", "name"))
        .containsExactly("example.com/room", "example.com/room/door");
    assertThat(attributes(coverage, "package", "line-rate")).containsExactly("0.6000", "0.0000");
    assertThat(attributes(coverage, "class", "name")).containsExactly("main.go", "door.go");
    assertThat(attributes(coverage, "class", "filename"))
        .containsExactly("main.go", "door/door.go");
    assertThat(attributes(coverage, "line", "number"))
        .containsExactly("3", "4", "5", "6", "7", "3");
    assertThat(attributes(coverage, "line", "hits")).containsExactly("1", "1", "0", "0", "1", "0");
  }

  @Test
  void isTheSameForTheSameResults() {
    assertThat(new CoberturaReport(profile, sources).xml())
        .isEqualTo(
            new CoberturaReport(CoverageProfile.parse(CoverageProfileTest.LINES), sources).xml());
  }

  /** The document type, whose file lies on the web, is not fetched. */
  private static Document parse(byte[] xml) throws Exception {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    builder.setEntityResolver((publicId, systemId) -> {
      assertThat(systemId).isEqualTo("http://cobertura.sourceforge.net/xml/coverage-04.dtd");
      return new InputSource(new StringReader(""));
    });
    return builder.parse(new ByteArrayInputStream(xml));
  }

  private static List<String> attributes(Element root, String element, String attribute) {
    return elements(root, element).stream()
        .map(found -> found.getAttribute(attribute))
        .toList();
  }

  private static List<String> text(Element root, String element) {
    return elements(root, element).stream().map(Element::getTextContent).toList();
  }

  private static List<Element> elements(Element root, String name) {
    var nodes = root.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .map(Element.class::cast)
        .toList();
  }
}

package io.github.gok8s.go.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.gok8s.go.test.PackageResult.Kind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurefireReportTest {

  private static final String BAD = "\u001B[31mred\u001B[0m \u0000 ]]> <&> \"quoted\" \uFFFE größe";

  private static final PackageResult RESULT = new PackageResult(
      "example.com/room",
      List.of(
          new TestCase("TestOpens", 0.1, new Outcome.Passed(), ""),
          new TestCase(
              "TestSays", 1234.5678, new Outcome.Passed(), BAD, Map.of("owner", "team <a>")),
          new TestCase("TestLater", 0, new Outcome.Skipped("not " + BAD), ""),
          new TestCase(
              "TestTable/two_words", 0.002, new Outcome.Failed("failure", "is " + BAD), "got\n"),
          new TestCase(
              "TestHangs",
              2,
              new Outcome.Broken("timeout", "timed out"),
              "goroutine 1 [running]:\n")),
      1240.25,
      Kind.TESTED);

  @Test
  void hasTheFormOfSurefiresReports() throws Exception {
    assertThatCode(() -> validate(report(RESULT))).doesNotThrowAnyException();
    assertThatCode(() -> validate(report(new PackageResult("a", List.of(), 0, Kind.TESTED))))
        .doesNotThrowAnyException();
  }

  @Test
  void hasAllThatIsKnownOfTheTests() {
    assertThat(report(RESULT)).isEqualTo("""
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd" name="example.com/room" time="1240.250" tests="5" errors="1" skipped="1" failures="1">
          <properties>
            <property name="TestSays:owner" value="team &lt;a&gt;"></property>
            <property name="go.version" value="go1.26.8"></property>
          </properties>
          <testcase name="TestOpens" classname="example.com/room" time="0.100"></testcase>
          <testcase name="TestSays" classname="example.com/room" time="1234.568">
            <system-out>red  ]]&gt; &lt;&amp;&gt; "quoted"  größe</system-out>
          </testcase>
          <testcase name="TestLater" classname="example.com/room" time="0.000">
            <skipped message="not red  ]]&gt; &lt;&amp;&gt; &quot;quoted&quot;  größe"></skipped>
          </testcase>
          <testcase name="TestTable/two_words" classname="example.com/room" time="0.002">
            <failure message="is red  ]]&gt; &lt;&amp;&gt; &quot;quoted&quot;  größe" type="failure">got
        </failure>
          </testcase>
          <testcase name="TestHangs" classname="example.com/room" time="2.000">
            <error message="timed out" type="timeout">goroutine 1 [running]:
        </error>
          </testcase>
        </testsuite>
        """);
  }

  @ParameterizedTest
  @CsvSource({
    "example.com/room, TEST-example.com.room.xml",
    "room, TEST-room.xml",
    "example.com/a b/c~d, TEST-example.com.a b.c~d.xml",
    "./nope/..., TEST-..nope.....xml"
  })
  void isNamedAfterThePackage(String packagePath, String name) {
    assertThat(SurefireReport.fileName(packagePath)).isEqualTo(name);
  }

  private static String report(PackageResult result) {
    return new String(
        new SurefireReport(result, Map.of("go.version", "go1.26.8")).xml(), StandardCharsets.UTF_8);
  }

  private static void validate(String report) throws Exception {
    Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(SurefireReportTest.class.getResource("surefire-test-report.xsd"));
    schema
        .newValidator()
        .validate(
            new StreamSource(new ByteArrayInputStream(report.getBytes(StandardCharsets.UTF_8))));
  }
}

package io.github.gok8s.go.test;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The report of a package's tests in the form of Maven Surefire, which Maven's reports, CI servers and editors read: the
 * package is the suite and the class, a test is a method of it.
 *
 * @param result what is reported
 * @param properties what else is to be known: the version of Go, for example
 */
public record SurefireReport(PackageResult result, Map<String, String> properties) {

  private static final String SCHEMA =
      "https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd";

  public SurefireReport {
    properties = Map.copyOf(properties);
  }

  /** Gives the name of the package's report: {@code TEST-example.com.room.xml}. */
  public static String fileName(String packagePath) {
    return "TEST-" + packagePath.replaceAll("[/\\\\:*?\"<>|]", ".") + ".xml";
  }

  /** Gives the file. */
  public byte[] xml() {
    XmlFile xml = new XmlFile();
    xml.start("testsuite")
        .attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .attribute("xsi:noNamespaceSchemaLocation", SCHEMA)
        .attribute("name", result.packagePath())
        .attribute("time", time(result.seconds()))
        .attribute("tests", result.tests())
        .attribute("errors", result.errors())
        .attribute("skipped", result.skipped())
        .attribute("failures", result.failures());
    writeProperties(xml);
    result.cases().forEach(test -> write(test, xml));
    return xml.end().bytes();
  }

  /** The form has properties of a suite only, so what a test says by t.Attr has the test's name before it. */
  private void writeProperties(XmlFile xml) {
    Map<String, String> all = new TreeMap<>(properties);
    result
        .cases()
        .forEach(test ->
            test.attributes().forEach((key, value) -> all.put(test.name() + ":" + key, value)));
    xml.start("properties");
    all.forEach((name, value) ->
        xml.start("property").attribute("name", name).attribute("value", value).end());
    xml.end();
  }

  private void write(TestCase test, XmlFile xml) {
    xml.start("testcase")
        .attribute("name", test.name())
        .attribute("classname", result.packagePath())
        .attribute("time", time(test.seconds()));
    Outcome outcome = test.outcome();
    if (outcome instanceof Outcome.Skipped skipped) {
      xml.start("skipped").attribute("message", skipped.message()).end();
    } else if (outcome instanceof Outcome.Failed failed) {
      writeBad("failure", failed.type(), test, xml);
    } else if (outcome instanceof Outcome.Broken broken) {
      writeBad("error", broken.type(), test, xml);
    }
    if (!outcome.isBad() && !test.output().isBlank()) {
      xml.start("system-out").text(test.output()).end();
    }
    xml.end();
  }

  private static void writeBad(String element, String type, TestCase test, XmlFile xml) {
    xml.start(element)
        .attribute("message", test.outcome().message())
        .attribute("type", type)
        .text(test.output())
        .end();
  }

  private static String time(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }
}

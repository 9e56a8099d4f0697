package io.github.gok8s.go;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.Json;
import io.github.gok8s.result.RecordException;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code test} remembers of its last run, in a file of the build folder. The results of tests are not among it: go
 * alone knows what else than the code they depend on.
 *
 * @param fingerprint of all that decides which packages have tests and what {@code go vet} says; empty if that is not
 *     known, or not good
 * @param tested the packages that have tests
 * @param reports the names of the reports
 * @param untestedCoverage the lines of the coverage profile of packages that have no tests
 */
record TestState(
    String fingerprint, List<String> tested, List<String> reports, List<String> untestedCoverage) {

  static final TestState EMPTY = new TestState("", List.of(), List.of(), List.of());

  private static final Logger LOG = LoggerFactory.getLogger(TestState.class);
  private static final String FILE = "test.json";

  TestState {
    tested = List.copyOf(tested);
    reports = List.copyOf(reports);
    untestedCoverage = List.copyOf(untestedCoverage);
  }

  /** Reads the state; one that is not there or can't be read is empty. */
  static TestState readFrom(TargetFolder target) {
    Path file = target.state(FILE);
    if (!Files.exists(file)) {
      return EMPTY;
    }
    try {
      JsonObject tree = Json.read(file);
      return new TestState(
          tree.get("fingerprint").getAsString(),
          texts(tree, "tested"),
          texts(tree, "reports"),
          texts(tree, "untestedCoverage"));
    } catch (RecordException | RuntimeException e) {
      LOG.debug("{} is not used: {}", file, e.getMessage());
      return EMPTY;
    }
  }

  void writeTo(TargetFolder target) throws IOException {
    JsonObject tree = new JsonObject();
    tree.addProperty("fingerprint", fingerprint);
    tree.add("tested", list(tested));
    tree.add("reports", list(reports));
    tree.add("untestedCoverage", list(untestedCoverage));
    AtomicFile.writeIfChanged(target.state(FILE), Json.lines(tree));
  }

  private static JsonArray list(List<String> texts) {
    JsonArray list = new JsonArray();
    texts.forEach(list::add);
    return list;
  }

  private static List<String> texts(JsonObject tree, String name) {
    return StreamSupport.stream(tree.getAsJsonArray(name).spliterator(), false)
        .map(JsonElement::getAsString)
        .toList();
  }
}

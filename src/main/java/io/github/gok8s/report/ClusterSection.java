package io.github.gok8s.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * Shows what the last deploy did, and why it does not run if it does not.
 *
 * @param record the content of {@code deploy.json}
 */
record ClusterSection(JsonObject record) {

  void addTo(Html html) {
    html.element("h2", "Cluster")
        .element(
            "p",
            "Namespace " + Report.text(record, "namespace") + " of the context "
                + Report.text(record, "context") + ", " + state());
    String url = Report.text(record, "url");
    if (!url.isEmpty()) {
      html.element("p", url);
    }
    JsonElement failure = record.get("failure");
    if (failure != null && failure.isJsonObject()) {
      addFailure(failure.getAsJsonObject(), html);
    }
    html.table("kind", "name", "done");
    for (JsonObject object : Report.objects(record, "objects")) {
      html.open("tr")
          .element("td", Report.text(object, "kind"))
          .element("td", Report.text(object, "name"))
          .element("td", Report.text(object, "action"))
          .close("tr");
    }
    html.endTable();
  }

  private String state() {
    String ready = Report.text(record, "ready");
    return (ready.isEmpty() ? "not waited for" : ready + " ready") + ", after "
        + Report.text(record, "seconds") + " s.";
  }

  private static void addFailure(JsonObject failure, Html html) {
    html.element("p class=\"bad\"", Report.text(failure, "cause"));
    StringBuilder evidence = new StringBuilder();
    failure
        .getAsJsonArray("evidence")
        .forEach(line -> evidence.append(line.getAsString()).append('\n'));
    if (evidence.length() > 0) {
      html.element("pre", evidence.toString());
    }
    html.element("p", Report.text(failure, "cure"));
  }
}

package io.github.gok8s.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.gok8s.result.Json;
import io.github.gok8s.result.RecordException;
import io.github.gok8s.result.TargetFolder;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows what the bill of materials says is linked into the programs.
 *
 * @param modules the Go modules, the standard library among them
 */
record ModuleSection(List<Linked> modules) {

  /** A module and its version. */
  record Linked(String name, String version) {}

  /** Reads the libraries of {@code sbom.cdx.json}. */
  static ModuleSection readFrom(TargetFolder target) throws RecordException {
    JsonObject bill = Json.read(target.sbom());
    try {
      List<Linked> modules = new ArrayList<>();
      for (JsonElement element : bill.getAsJsonArray("components")) {
        JsonObject component = element.getAsJsonObject();
        if (component.get("type").getAsString().equals("library")) {
          modules.add(new Linked(
              component.get("name").getAsString(), component.get("version").getAsString()));
        }
      }
      return new ModuleSection(modules);
    } catch (RuntimeException e) {
      throw new RecordException(target.sbom() + " is no bill of materials: " + e.getMessage(), e);
    }
  }

  void addTo(Html html) {
    html.element("h2", "What is linked into the programs").table("module", "version");
    for (Linked module : modules) {
      html.open("tr")
          .element("td", module.name())
          .element("td", module.version())
          .close("tr");
    }
    html.endTable();
  }
}

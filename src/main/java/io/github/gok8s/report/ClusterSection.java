package io.github.gok8s.report;

import io.github.gok8s.result.DeployRecord;
import io.github.gok8s.result.Diagnosis;
import java.util.Locale;

/**
 * Shows what the last deploy did, and why it does not run if it does not.
 *
 * @param deploy what was done
 */
record ClusterSection(DeployRecord deploy) {

  void addTo(Html html) {
    html.element("h2", "Cluster")
        .element(
            "p",
            String.format(
                Locale.ROOT,
                "Namespace %s of the context %s, %s, after %.1f s.",
                deploy.namespace(),
                deploy.context(),
                deploy.ready().map(ready -> ready + " ready").orElse("not waited for"),
                deploy.seconds()));
    deploy.url().ifPresent(url -> html.element("p", url));
    deploy.failure().ifPresent(failure -> addFailure(failure, html));
    html.table("kind", "name", "done");
    for (DeployRecord.DeployedObject object : deploy.objects()) {
      html.open("tr")
          .element("td", object.kind())
          .element("td", object.name())
          .element("td", object.action())
          .close("tr");
    }
    html.endTable();
  }

  private static void addFailure(Diagnosis failure, Html html) {
    html.element("p class=\"bad\"", failure.cause());
    if (!failure.evidence().isEmpty()) {
      html.element("pre", String.join("\n", failure.evidence()));
    }
    html.element("p", failure.cure());
  }
}

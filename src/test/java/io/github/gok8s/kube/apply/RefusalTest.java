package io.github.gok8s.kube.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeObject;
import io.github.gok8s.kube.connection.ApiAnswer;
import io.github.gok8s.kube.connection.ResourceTypes;
import io.github.gok8s.kube.yaml.YamlFile;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The messages are those of a real server. */
class RefusalTest {

  @Test
  void aSelectorThatWouldChangeIsShownBeforeAndAfter() throws Exception {
    assertThat(text(
            "Deployment.apps \"web\" is invalid: spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{\"app\":\"web\"}}: field is immutable",
            "app: shop"))
        .isEqualTo("Deployment web can't be changed in place: its selector is app=shop and would be"
            + " app=web,tier=front. mvn k8s:undeploy takes it away, and the next deploy makes it anew;"
            + " it is down in between.");
  }

  @Test
  void anotherFieldThatCanNotChangeIsTheServersToExplain() throws Exception {
    String message =
        "Service \"web\" is invalid: spec.clusterIPs[0]: Invalid value: []string{\"None\"}: may not change once set";

    assertThat(text(message, "app: web"))
        .isEqualTo(
            "Deployment web can't be changed in place: " + message
                + ". mvn k8s:undeploy takes it away, and the next deploy makes it anew; it is down in between.");
  }

  @Test
  void aPolicyIsNamedByItsWebhook() throws Exception {
    assertThat(text(
            "admission webhook \"validate.kyverno.svc-fail\" denied the request: \n\nresource Deployment/shop/web was blocked\n",
            ""))
        .isEqualTo(
            "Deployment web is denied by the policy of this cluster, webhook validate.kyverno.svc-fail:"
                + " resource Deployment/shop/web was blocked");
  }

  @Test
  void aNamespaceThatGoesIsToBeWaitedFor() throws Exception {
    assertThat(text(
            "deployments.apps \"web\" is forbidden: unable to create new content in namespace shop because it is being terminated",
            ""))
        .isEqualTo(
            "Deployment web: the namespace shop is being deleted. Wait until it is gone, or deploy to another one by"
                + " <workload><namespace> (-Dk8s.namespace).");
  }

  @Test
  void aFieldThatTheServerDoesNotKnowIsSaid() throws Exception {
    String message =
        "failed to create typed patch object (shop/web; apps/v1, Kind=Deployment): .spec.template.spec.containers[name=\"web\"].imagee: field not declared in schema";

    assertThat(text(message, ""))
        .isEqualTo("Deployment web has a field that this server does not know: " + message);
  }

  @Test
  void anythingElseIsTheServersWord() throws Exception {
    assertThat(text("no", "")).isEqualTo("Deployment web: no");
  }

  private static String text(String message, String liveLabels) throws Exception {
    JsonObject body = new JsonObject();
    body.addProperty("message", message);
    return Refusal.text(new DryRun.Outcome.Refused(
        new Planner.Placed(
            new KubeObject(deployment("app: web, tier: front")), ResourceTypes.DEPLOYMENT, "shop"),
        Optional.of(deployment(liveLabels)),
        new ApiAnswer(422, body)));
  }

  private static JsonObject deployment(String labels) throws Exception {
    return YamlFile.object(
        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {"
            + labels + "}}}}");
  }
}

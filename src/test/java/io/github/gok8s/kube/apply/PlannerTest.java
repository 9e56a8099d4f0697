package io.github.gok8s.kube.apply;

import static io.github.gok8s.kube.LiveObjects.APPS;
import static io.github.gok8s.kube.LiveObjects.AUTOSCALERS;
import static io.github.gok8s.kube.LiveObjects.CORE;
import static io.github.gok8s.kube.LiveObjects.OF_RELEASE;
import static io.github.gok8s.kube.LiveObjects.autoscaler;
import static io.github.gok8s.kube.connection.TestCluster.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.KubeObject;
import io.github.gok8s.kube.LiveObjects;
import io.github.gok8s.kube.connection.ScriptedServer.Reply;
import io.github.gok8s.kube.connection.ServerVersion;
import io.github.gok8s.kube.connection.TestCluster;
import io.github.gok8s.kube.yaml.ScalarFilter;
import io.github.gok8s.kube.yaml.YamlDocument;
import io.github.gok8s.kube.yaml.YamlFile;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The set is tried out on the server; what the server says of it, this plans by. */
class PlannerTest {

  private static final ServerVersion VERSION = new ServerVersion("v1.31.0", 31);
  private static final String MAPS = CORE + "configmaps";
  private static final String MAP =
      "{apiVersion: v1, kind: ConfigMap, metadata: {name: greetings}, data: {a: b}}";
  private static final String DEPLOYMENT = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        selector: {matchLabels: {app: web}}
        template: {spec: {containers: [{name: web, image: 'r/web:2', lifecycle: {preStop: {sleep: {seconds: 5}}}}]}}
      """;
  private static final String OURS =
      "managedFields: [{manager: go-k8s-maven-plugin, operation: Apply, fieldsV1: {'f:data': {'f:a': {}}}}]";

  @AutoClose
  private final TestCluster cluster = new TestCluster();

  private boolean overwrite = true;
  private boolean takeOver;

  @BeforeEach
  void start() throws Exception {
    cluster.answers("GET " + MAPS, list());
    cluster.answers("GET " + APPS + "deployments", list());
    cluster.takes("PATCH " + MAPS + "/greetings");
    cluster.takes("PATCH " + LiveObjects.DEPLOYMENT);
  }

  @Test
  void nothingIsWritten() throws Exception {
    Plan plan = plan(DEPLOYMENT, MAP);

    assertThat(plan.line()).isEqualTo("2 create");
    assertThat(cluster.api().writes()).isZero();
    assertThat(cluster.requests("PATCH"))
        .containsExactlyInAnyOrder(
            "PATCH " + LiveObjects.DEPLOYMENT + "?dryRun=All&fieldManager=go-k8s-maven-plugin",
            "PATCH " + MAPS + "/greetings?dryRun=All&fieldManager=go-k8s-maven-plugin");
  }

  @Test
  void aSetWithoutObjectsIsRefused() {
    assertThatThrownBy(() -> new Planner(cluster.api()).plan(List.of(), options(), VERSION))
        .isInstanceOf(KubeException.class)
        .hasMessage("There is nothing to apply: the set has no objects.");
  }

  @Test
  void whatTheServerFillsInIsNoChange() throws Exception {
    String live =
        map("resourceVersion: '7', generation: 3, uid: m1, creationTimestamp: x,", "a: b");
    cluster.answers("GET " + MAPS + "/greetings", live);
    cluster.answers("PATCH " + MAPS + "/greetings", live.replace("'7'", "'8'"));

    Plan plan = plan(MAP);

    assertThat(plan.changesNothing()).isTrue();
    assertThat(plan.line()).isEqualTo("1 unchanged");
  }

  @Test
  void theRevisionThatAControllerCountsIsNoChange() throws Exception {
    String counted = "annotations: {deployment.kubernetes.io/revision: '1'}, ";
    cluster.answers("GET " + MAPS + "/greetings", map("", "a: b"));
    cluster.answers("PATCH " + MAPS + "/greetings", map(counted, "a: b"));

    assertThat(plan(MAP).line()).isEqualTo("1 unchanged");

    cluster.answers(
        "PATCH " + MAPS + "/greetings", map(counted.replace("'1'", "'1', b: c"), "a: b"));

    assertThat(plan(MAP).line()).startsWith("1 change (");
  }

  @Test
  void aValueThatDiffersIsAChange() throws Exception {
    cluster.answers("GET " + MAPS + "?" + OF_RELEASE, list(map("", "a: old")));
    cluster.answers("PATCH " + MAPS + "/greetings", map("", "a: b"));

    assertThat(plan(MAP).line()).isEqualTo("1 change (a old→b)");
    assertThat(cluster.requests("GET"))
        .contains("GET " + MAPS + "?" + OF_RELEASE)
        .allMatch(request -> request.endsWith("?" + OF_RELEASE))
        .hasSize(7);
  }

  @Test
  void aFieldThatIsNotOursYetIsAChange() throws Exception {
    cluster.answers(
        "GET " + MAPS + "/greetings", map("", "a: b").replace("'f:a': {}", "'f:z': {}"));
    cluster.answers("PATCH " + MAPS + "/greetings", map("", "a: b"));

    assertThat(plan(MAP).line()).isEqualTo("1 change (ownership of ConfigMap greetings)");
  }

  @Test
  void theMainManagerNeverAppliesReplicas() throws Exception {
    Plan plan = plan(DEPLOYMENT.replace("spec:\n  sel", "spec:\n  replicas: 3\n  sel"));

    assertThat(plan.objects().get(0).replicas()).isEqualTo(new ReplicasStep.Set(3));
    assertThat(cluster.sent("PATCH").getAsJsonObject().getAsJsonObject("spec").has("replicas"))
        .isFalse();
    assertThat(cluster
            .sent("PATCH")
            .getAsJsonObject()
            .getAsJsonObject("metadata")
            .get("namespace")
            .getAsString())
        .isEqualTo("shop");
  }

  @Test
  void aForeignAutoscalerDecidesOnReplicas() throws Exception {
    cluster.answers("GET " + AUTOSCALERS, list(autoscaler("theirs", "web", 2, 4)));

    assertThat(plan(DEPLOYMENT).objects().get(0).replicas()).isEqualTo(new ReplicasStep.Set(2));
    assertThatThrownBy(
            () -> plan(DEPLOYMENT.replace("spec:\n  sel", "spec:\n  replicas: 5\n  sel")))
        .hasMessage(
            "<workload><replicas> (-Dk8s.replicas) is 5, but the autoscaler theirs keeps Deployment web"
                + " between 2 and 4. Leave <replicas> out, or change <autoscale>; one that is no more wanted goes by"
                + " kubectl delete hpa theirs -n shop.");
  }

  @Test
  void theAutoscalerOfTheSetCountsBeforeTheOneThatIsThere() throws Exception {
    cluster.answers("GET " + AUTOSCALERS, list(autoscaler("web", "web", 2, 4)));
    cluster.takes("PATCH " + AUTOSCALERS + "/web");

    Plan plan = plan(DEPLOYMENT, """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 3, maxReplicas: 9}
        """);

    assertThat(plan.objects().get(0).replicas()).isEqualTo(new ReplicasStep.Set(3));
  }

  @Test
  void anOldServerIsNotShownWhatItDoesNotKnow() throws Exception {
    new Planner(cluster.api())
        .plan(objects(DEPLOYMENT), options(), new ServerVersion("v1.29.3", 29));

    assertThat(cluster.sent("PATCH").toString()).doesNotContain("lifecycle", "preStop");
  }

  @Test
  void aNewServerIsShownAll() throws Exception {
    plan(DEPLOYMENT);

    assertThat(cluster.sent("PATCH").toString())
        .contains("\"lifecycle\":{\"preStop\":{\"sleep\":{\"seconds\":5}}}");
  }

  @Test
  void whatAHumanHasSetIsOverwrittenAndNamed() throws Exception {
    cluster.answers("GET " + MAPS + "/greetings", map("", "a: theirs"));
    cluster.answers("PATCH " + MAPS + "/greetings", conflict("kubectl-edit", " using v1"));
    cluster.answers("PATCH " + MAPS + "/greetings?force=true", TestCluster.found(map("", "a: b")));

    PlannedObject planned = plan(MAP).objects().get(0);

    assertThat(planned.overwritten()).extracting(Conflict::manager).containsExactly("kubectl-edit");
    assertThat(planned.isWrite()).isTrue();
  }

  @Test
  void whatAHumanHasSetIsKeptWhereThatIsWanted() throws Exception {
    overwrite = false;
    cluster.answers("GET " + MAPS + "/greetings", map("", "a: theirs"));
    cluster.answers("PATCH " + MAPS + "/greetings", conflict("kubectl-edit", " using v1"));

    assertThatThrownBy(() -> plan(MAP)).hasMessage("""
            Nothing was written to the namespace shop of dev, as one object is refused:
            ConfigMap greetings has fields that somebody else has set:
              .data.a (kubectl-edit)
              Leave them out here, or overwrite them by -Dk8s.conflicts=force.""");
  }

  @Test
  void whatAnotherToolAppliesIsNotOverwritten() throws Exception {
    cluster.answers("PATCH " + MAPS + "/greetings", conflict("flux", ""));

    assertThatThrownBy(() -> plan(MAP)).hasMessage("""
            Nothing was written to the namespace shop of dev, as one object is refused:
            ConfigMap greetings has fields that somebody else has set:
              .data.a (flux)
              That tool would undo what is applied here. Leave them out here, or take them over by -Dk8s.takeOver.""");

    takeOver = true;
    cluster.takes("PATCH " + MAPS + "/greetings?force=true");
    assertThat(plan(MAP).objects().get(0).overwritten()).hasSize(1);
  }

  @Test
  void aConflictWithOurselvesIsSettledWithoutAWord() throws Exception {
    overwrite = false;
    cluster.answers("GET " + MAPS + "/greetings", map("", "a: b"));
    cluster.answers("PATCH " + MAPS + "/greetings", conflict("go-k8s-maven-plugin", " using v1"));
    cluster.answers("PATCH " + MAPS + "/greetings?force=true", TestCluster.found(map("", "a: b")));

    assertThat(plan(MAP).line()).isEqualTo("1 change (ownership of ConfigMap greetings)");
    assertThat(plan(MAP).objects().get(0).overwritten()).isEmpty();
  }

  @Test
  void anObjectOfAnotherToolIsLeftAlone() throws Exception {
    cluster.answers(
        "GET " + MAPS + "/greetings",
        map("annotations: {meta.helm.sh/release-name: shop},", "a: b"));

    assertThatThrownBy(() -> plan(MAP)).hasMessage("""
            Nothing was written to the namespace shop of dev, as one object is refused:
            ConfigMap greetings is looked after by Helm, which would undo what is applied here. Give it another name, or take it over by -Dk8s.takeOver.""");
    assertThat(cluster.requests("PATCH")).isEmpty();

    takeOver = true;
    assertThat(plan(MAP).objects()).hasSize(1);
  }

  @Test
  void allThatIsRefusedIsSaidAtOnce() throws Exception {
    cluster.answers(
        "PATCH " + MAPS + "/greetings",
        TestCluster.refusal(
            422, "Invalid", "ConfigMap \"greetings\" is invalid: data[a b]: Invalid value"));
    cluster.answers(
        "PATCH " + LiveObjects.DEPLOYMENT,
        TestCluster.refusal(
            400,
            "BadRequest",
            "admission webhook \"policy.example.com\" denied the request: no team label"));

    assertThatThrownBy(() -> plan(DEPLOYMENT, MAP)).hasMessage("""
            Nothing was written to the namespace shop of dev, as 2 objects are refused:
            Deployment web is denied by the policy of this cluster, webhook policy.example.com: no team label
            ConfigMap greetings: ConfigMap "greetings" is invalid: data[a b]: Invalid value""");
  }

  @Test
  void aNamespaceThatIsNotThereIsToldApart() throws Exception {
    cluster.answers(
        "PATCH " + MAPS + "/greetings",
        TestCluster.refusal(404, "NotFound", "namespaces \"shop\" not found"));

    assertThatThrownBy(() -> plan(MAP))
        .isInstanceOfSatisfying(
            NoNamespaceException.class,
            missing -> assertThat(missing.namespace()).isEqualTo("shop"));
  }

  @Test
  void missingRightsComeWithTheRoleThatGivesThem() throws Exception {
    cluster.answers(
        "PATCH " + MAPS + "/greetings",
        TestCluster.refusal(
            403,
            "Forbidden",
            "configmaps \"greetings\" is forbidden: User \"dev\" cannot patch resource \"configmaps\" in API group \"\" in the namespace \"shop\""));

    assertThatThrownBy(() -> plan(DEPLOYMENT, MAP)).hasMessage("""
            The user "dev" has not the rights that it needs in the namespace shop; nothing was written.
            configmaps "greetings" is forbidden: User "dev" cannot patch resource "configmaps" in API group "" in the namespace "shop"
            Let an administrator bind this role to it:
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata:
              name: go-k8s-maven-plugin
              namespace: shop
            rules:
            - apiGroups: [""]
              resources: [configmaps]
              verbs: [get, list, create, patch, delete]
            - apiGroups: ["apps"]
              resources: [deployments]
              verbs: [get, list, create, patch, delete]
              # to wait for the roll-out, and to say why it fails
            - apiGroups: [""]
              resources: [pods, pods/log, events, services]
              verbs: [get, list]
            - apiGroups: ["apps"]
              resources: [replicasets]
              verbs: [get, list]
            - apiGroups: ["autoscaling"]
              resources: [horizontalpodautoscalers]
              verbs: [get, list]
            - apiGroups: ["discovery.k8s.io"]
              resources: [endpointslices]
              verbs: [get, list]
            """);
  }

  @Test
  void aServerThatWasShownNoCredentialsNeedsNoRole() throws Exception {
    cluster.answers(
        "PATCH " + MAPS + "/greetings",
        TestCluster.refusal(
            403,
            "Forbidden",
            "configmaps \"greetings\" is forbidden: User \"system:anonymous\" cannot patch resource \"configmaps\""));

    assertThatThrownBy(() -> plan(MAP))
        .hasMessageMatching(
            "(?s)The API server http://127.0.0.1:\\d+ was shown no credentials: the user \"dev\""
                + " of the context \"dev\" has none in the kubeconfig\\.\nconfigmaps .*");
  }

  @Test
  void orphansAreWhatAnEarlierSetHadAndNobodyElseKeeps() throws Exception {
    cluster.answers(
        "GET " + MAPS,
        list(
            map("", "a: b"),
            "{metadata: {name: old, namespace: shop}}",
            "{metadata: {name: kept, namespace: shop, annotations: {gok8s.github.io/prune: 'false'}}}",
            "{metadata: {name: by-goal, namespace: shop, annotations: {gok8s.github.io/made-by: autoscale}}}",
            "{metadata: {name: owned, namespace: shop, ownerReferences: [{kind: Parrot, name: p, uid: p1}]}}"));

    assertThat(plan(MAP).orphans()).extracting(LiveObject::title).containsExactly("ConfigMap old");
  }

  @Test
  void kindsThatOnlyAnEarlierSetHadAreFoundByTheAnnotation() throws Exception {
    cluster.answers(
        "GET " + MAPS,
        list(map(
            "annotations: {gok8s.github.io/contains-group-kinds: 'ConfigMap, Service,PersistentVolumeClaim,Gone.example.com'},",
            "a: b")));
    cluster.answers("GET " + CORE + "services", list("{metadata: {name: old, namespace: shop}}"));
    cluster.answers(
        "GET " + CORE + "persistentvolumeclaims",
        list("{metadata: {name: data, namespace: shop}}"));

    assertThat(plan(MAP).orphans()).extracting(LiveObject::title).containsExactly("Service old");
  }

  /** It would run on behind the same Service, unseen. */
  @Test
  void theWorkloadThatIsThereBeforeAChangeOfKindIsAnOrphan() throws Exception {
    cluster.answers("GET " + MAPS, list(map("", "a: b")));
    cluster.answers(
        "GET " + APPS + "deployments",
        list(
            "{metadata: {name: web, namespace: shop, annotations: {gok8s.github.io/contains-group-kinds: 'Deployment.apps,ConfigMap'}}}"));
    cluster.answers("GET " + CORE + "pods", TestCluster.forbidden("pods"));

    assertThat(plan(MAP).orphans()).extracting(LiveObject::title).containsExactly("Deployment web");
  }

  /** The same name in two namespaces is two objects. */
  @Test
  void anObjectThatMovesToAnotherNamespaceIsNewThereAndAnOrphanHere() throws Exception {
    cluster.answers("GET " + MAPS, list(map("", "a: b")));
    cluster.takes("PATCH /api/v1/namespaces/other/configmaps/greetings");

    Plan plan = plan(MAP.replace("name: greetings", "name: greetings, namespace: other"));

    assertThat(plan.line()).isEqualTo("1 create, 1 orphan");
  }

  /** What could not be read is not what is not there: it would be planned as new, and another tool's mark overlooked. */
  @Test
  void aServerThatCanNotAnswerForNowStopsThePlan() throws Exception {
    cluster.answers("GET " + MAPS + "/greetings", TestCluster.unavailable());

    assertThatThrownBy(() -> plan(MAP))
        .hasMessage("ConfigMap greetings can't be read: apiserver is shutting down.");

    cluster.answers("GET " + MAPS + "?" + OF_RELEASE, TestCluster.unavailable());
    assertThatThrownBy(() -> plan(MAP))
        .hasMessage(
            "The configmaps of the namespace shop can't be listed: apiserver is shutting down.");
  }

  private Plan plan(String... yaml) throws Exception {
    return new Planner(cluster.api()).plan(objects(yaml), options(), VERSION);
  }

  private ApplyOptions options() {
    return new ApplyOptions("shop", "web", false, overwrite, takeOver, false);
  }

  private static List<KubeObject> objects(String... yaml) throws Exception {
    return YamlFile.parse(String.join("\n---\n", yaml), "test", ScalarFilter.NONE).stream()
        .map(YamlDocument::tree)
        .map(KubeObject::new)
        .toList();
  }

  /** The ConfigMap as the server has it, also an item of a list. */
  private static String map(String metadata, String data) {
    return "{apiVersion: v1, kind: ConfigMap, metadata: {name: greetings, namespace: shop, "
        + metadata + OURS + "}, data: {" + data + "}}";
  }

  private static Reply conflict(String manager, String using) {
    return new Reply(409, """
        {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"Conflict","code":409,
         "message":"Apply failed with 1 conflict: conflict with \\"%1$s\\"%2$s: .data.a",
         "details":{"causes":[{"reason":"FieldManagerConflict","message":"conflict with \\"%1$s\\"%2$s","field":".data.a"}]}}
        """.formatted(manager, using));
  }
}

package io.github.gok8s.kube.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.connection.ApiAnswer;
import io.github.gok8s.kube.yaml.YamlFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConflictTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void eachFieldOfARefusalIsOne() throws Exception {
    JsonObject live = YamlFile.object("""
        metadata:
          managedFields:
          - {manager: kubectl-set, operation: Apply, time: '2026-01-01T01:00:00Z'}
          - {manager: kubectl-set, operation: Update, time: '2026-01-01T10:00:00Z'}
          - {manager: other, operation: Apply, time: '2025-12-29T12:00:00Z'}
        """);
    ApiAnswer answer = new ApiAnswer(409, YamlFile.object("""
        reason: Conflict
        details:
          causes:
          - {reason: FieldManagerConflict, message: 'conflict with "kubectl-set" using apps/v1', field: '.spec.template.spec.containers[name="web"].image'}
          - {reason: FieldManagerConflict, message: 'conflict with "other"', field: .metadata.labels.app}
          - {reason: FieldValueInvalid, message: 'field is immutable', field: spec.selector}
        """));

    List<Conflict> conflicts = Conflict.in(answer, live);

    assertThat(conflicts)
        .containsExactly(
            new Conflict(
                "kubectl-set",
                false,
                Optional.empty(),
                ".spec.template.spec.containers[name=\"web\"].image",
                Optional.of(Instant.parse("2026-01-01T10:00:00Z"))),
            new Conflict(
                "other",
                true,
                Optional.empty(),
                ".metadata.labels.app",
                Optional.of(Instant.parse("2025-12-29T12:00:00Z"))));
    assertThat(conflicts)
        .extracting(conflict -> conflict.who(NOW))
        .containsExactly("kubectl-set, 2h ago", "other, 3d ago");
  }

  @Test
  void aFieldThatWasScaledNamesTheSubresource() throws Exception {
    Conflict conflict = of(
        "conflict with \"kubectl\" with subresource \"scale\" using apps/v1 at 2026-01-01T11:00:00Z");

    assertThat(conflict.manager()).isEqualTo("kubectl");
    assertThat(conflict.subresource()).contains("scale");
    assertThat(conflict.isApplier()).isFalse();
    assertThat(conflict.who(NOW)).isEqualTo("kubectl by scale");
  }

  @Test
  void aTimeThatIsNoneIsLeftOut() throws Exception {
    JsonObject live = YamlFile.object(
        "metadata: {managedFields: [{manager: x, operation: Update, time: yesterday}]}");
    ApiAnswer answer = new ApiAnswer(
        409,
        YamlFile.object(
            "details: {causes: [{reason: FieldManagerConflict, message: 'conflict with \"x\" using v1', field: .data.a}]}"));

    assertThat(Conflict.in(answer, live).get(0).who(NOW)).isEqualTo("x");
  }

  @Test
  void wordsThatAreNotKnownAreShownAsTheyAre() throws Exception {
    assertThat(of("somebody was faster").who(NOW)).isEqualTo("somebody was faster");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "go-k8s-maven-plugin",
        "go-k8s-maven-plugin-replicas",
        "go-k8s-maven-plugin-restart"
      })
  void whatWeWroteOurselvesIsOursInWhicheverWay(String manager) throws Exception {
    assertThat(of("conflict with \"" + manager + "\" using apps/v1").isOurs()).isTrue();
    assertThat(of("conflict with \"" + manager + "\"").isOfAnotherTool()).isFalse();
  }

  @Test
  void aNameThatOnlyBeginsAsOursIsNotOurs() throws Exception {
    assertThat(of("conflict with \"go-k8s-maven-pluginx\"").isOurs()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "kubectl-edit, using apps/v1, false",
    "kubectl-client-side-apply, using apps/v1, false",
    "kubectl, '', true",
    "argocd-controller, using apps/v1, true",
    "helm, using apps/v1, true",
    "flux, '', true"
  })
  void aToolIsWhoAppliesAgainAndAgain(String manager, String using, boolean isTool)
      throws Exception {
    assertThat(of("conflict with \"" + manager + "\" " + using).isOfAnotherTool())
        .isEqualTo(isTool);
  }

  @ParameterizedTest
  @CsvSource({
    "-5, 0s",
    "0, 0s",
    "119, 119s",
    "120, 2m",
    "7199, 119m",
    "7200, 2h",
    "172799, 47h",
    "172800, 2d"
  })
  void anAgeIsOneNumberAsKubectlGivesIt(long seconds, String text) {
    assertThat(Conflict.age(Duration.ofSeconds(seconds))).isEqualTo(text);
  }

  private static Conflict of(String message) throws Exception {
    JsonObject body = YamlFile.object(
        "details: {causes: [{reason: FieldManagerConflict, field: .spec.replicas, message: '"
            + message.strip() + "'}]}");
    return Conflict.in(new ApiAnswer(409, body), new JsonObject()).get(0);
  }
}

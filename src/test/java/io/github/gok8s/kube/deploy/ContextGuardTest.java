package io.github.gok8s.kube.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.kube.connection.ClusterAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextGuardTest {

  private static final ContextGuard NOTHING_SAID =
      new ContextGuard(Optional.empty(), false, List.of());

  @TempDir
  Path folder;

  @Test
  void aLocalClusterIsGoneToWithoutQuestion() throws Exception {
    assertThat(NOTHING_SAID.judge(access("kind-dev", "https://127.0.0.1:6443"), "default"))
        .isInstanceOf(ContextGuard.Verdict.Go.class);
  }

  @Test
  void anyOtherHasToBeNamed() throws Exception {
    ClusterAccess staging = access("staging", "https://staging.example.com");

    assertThat(NOTHING_SAID.judge(staging, "shop"))
        .isEqualTo(new ContextGuard.Verdict.Ask(
            "The context \"staging\" (https://staging.example.com) is no local cluster, and is only the"
                + " current context of the kubeconfig. Type the namespace to go on",
            "shop",
            "The context \"staging\" (https://staging.example.com) is no local cluster, and is only the"
                + " current context of the kubeconfig. Name it on the command line,"
                + " -Dk8s.context=staging, or in <workload><allowedContexts>."));
    assertThat(new ContextGuard(Optional.of("staging"), false, List.of()).judge(staging, "shop"))
        .isInstanceOf(ContextGuard.Verdict.Go.class);
    assertThat(new ContextGuard(Optional.empty(), false, List.of("stag.*")).judge(staging, "shop"))
        .isInstanceOf(ContextGuard.Verdict.Go.class);
  }

  @Test
  void whatLooksLikeProductionHasToBeNamedByHand() throws Exception {
    ClusterAccess production = access("eu-prod", "https://127.0.0.1:6443");
    ClusterAccess local = access("kind-dev", "https://127.0.0.1:6443");

    assertThat(new ContextGuard(Optional.of("eu-prod"), false, List.of()).judge(production, "shop"))
        .isInstanceOf(ContextGuard.Verdict.Ask.class);
    assertThat(new ContextGuard(Optional.of("eu-prod"), true, List.of()).judge(production, "shop"))
        .isInstanceOf(ContextGuard.Verdict.Go.class);
    assertThat(NOTHING_SAID.judge(local, "shop-live")).isInstanceOf(ContextGuard.Verdict.Ask.class);
    assertThat(NOTHING_SAID.judge(local, "kube-system"))
        .isInstanceOf(ContextGuard.Verdict.Ask.class);
    assertThat(NOTHING_SAID.judge(local, "delivery")).isInstanceOf(ContextGuard.Verdict.Go.class);
  }

  @Test
  void aPatternThatIsNoneIsSaid() throws Exception {
    ContextGuard guard = new ContextGuard(Optional.empty(), false, List.of("("));

    assertThatThrownBy(() -> guard.judge(access("s", "https://s.example.com"), "shop"))
        .hasMessage(
            "<workload><allowedContexts> (-Dk8s.allowedContexts) has \"(\", which is no regular"
                + " expression: Unclosed group.");
  }

  private ClusterAccess access(String name, String server) throws Exception {
    Path file = Files.writeString(
        folder.resolve(name), """
        current-context: NAME
        contexts: [{name: NAME, context: {cluster: NAME}}]
        clusters: [{name: NAME, cluster: {server: 'SERVER'}}]
        """.replace("NAME", name).replace("SERVER", server));
    return ClusterAccess.find(
        Optional.empty(),
        new ClusterAccess.Surroundings(Map.of("KUBECONFIG", file.toString()), folder, folder));
  }
}

package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNullElse;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.ApiConnection;
import io.github.gok8s.kube.connection.ClusterAccess;
import io.github.gok8s.kube.connection.Pauses;
import io.github.gok8s.kube.connection.ServerVersion;
import io.github.gok8s.kube.deploy.ContextGuard;
import io.github.gok8s.kube.deploy.Narrator;
import io.github.gok8s.kube.manifest.KubeName;
import io.github.gok8s.kube.operate.Release;
import java.io.Console;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;
import org.slf4j.LoggerFactory;

/**
 * The cluster that a goal works on. Its connection is open until Maven ends: other modules use it too.
 *
 * @param goal the goal
 * @param api its API server
 * @param version what it runs
 * @param namespace the namespace that the goal works in
 * @param narrator tells the user
 */
record ClusterSession(
    GoMojo goal, ApiClient api, ServerVersion version, String namespace, Narrator narrator) {

  /** What a goal does there. */
  enum Purpose {
    /** It only looks. */
    READ,
    /** It changes something, and so is kept away from where nobody meant it to go. */
    WRITE
  }

  /**
   * Finds the cluster, makes sure that it is meant, and connects.
   *
   * @throws KubeException if one of these fails
   */
  static ClusterSession open(GoMojo goal, Purpose purpose)
      throws KubeException, InterruptedException {
    return open(goal, purpose, Optional.empty());
  }

  /**
   * The same where manifests that were made before may name the namespace.
   *
   * @param built the namespace that they name; what is configured now counts more
   */
  static ClusterSession open(GoMojo goal, Purpose purpose, Optional<String> built)
      throws KubeException, InterruptedException {
    ClusterOptions options = new ClusterOptions(goal);
    ClusterAccess access =
        ClusterAccess.find(options.context(), ClusterAccess.Surroundings.ofThisProcess());
    if (goal.offline() && !access.isNear()) {
      throw KubeException.inEnvironment("mvn -o makes no connections, and the API server "
          + access.server() + " of the context \"" + access.context()
          + "\" is not in this network. Run it without -o.");
    }
    String namespace = options.namespace().or(() -> built).or(access::namespace).orElse("default");
    if (purpose == Purpose.WRITE) {
      confirm(goal, options.guard().judge(access, namespace));
    }
    ApiClient api = new ApiClient(connection(goal, access), Pauses.real());
    return new ClusterSession(
        goal,
        api,
        api.connect(),
        namespace,
        new Narrator(LoggerFactory.getLogger(goal.getClass())));
  }

  private static ApiConnection connection(GoMojo goal, ClusterAccess access) {
    return new SharedConnections(goal.session)
        .to(
            access,
            "go-k8s-maven-plugin/"
                + requireNonNullElse(goal.mojoExecution.getPlugin().getVersion(), "0"));
  }

  /** Says where it goes. */
  void banner(Optional<String> image) {
    narrator.banner(api.access(), version, namespace, image);
  }

  /** Gives what the project is called on the cluster. */
  Release release() throws KubeException {
    return new Release(namespace, instance(goal));
  }

  static String instance(GoMojo goal) throws KubeException {
    if (goal.workload != null && goal.workload.name != null) {
      return goal.workload.name;
    }
    if (goal.project.getFile() == null) {
      throw KubeException.inProject(
          "There is no pom.xml here that says what is meant: name it by -Dk8s.name.");
    }
    return KubeName.ofArtifact(goal.project.getArtifactId());
  }

  /** Since JDK 22 there is a console without a terminal too, which answers nothing. */
  @SuppressWarnings("SystemConsoleNull")
  private static void confirm(GoMojo goal, ContextGuard.Verdict verdict) throws KubeException {
    if (verdict instanceof ContextGuard.Verdict.Ask ask) {
      Console console = System.console();
      if (console == null || !goal.session.getRequest().isInteractiveMode()) {
        throw KubeException.inProject(ask.refusal());
      }
      Log log = goal.getLog();
      log.warn(ask.question());
      String answer = console.readLine("namespace: ");
      if (answer == null || !answer.strip().equals(ask.answer())) {
        throw KubeException.inProject(
            "Nothing was done: the answer was not \"" + ask.answer() + "\".");
      }
    }
  }
}

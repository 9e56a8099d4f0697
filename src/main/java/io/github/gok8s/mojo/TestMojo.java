package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNullElseGet;

import io.github.gok8s.go.GoException;
import io.github.gok8s.go.GoModule;
import io.github.gok8s.go.ModuleTests;
import java.io.IOException;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Runs {@code go vet} and the tests of the module, and writes Surefire's reports and the coverage. */
@Mojo(name = "test", defaultPhase = LifecyclePhase.TEST, threadSafe = true)
public final class TestMojo extends GoMojo {

  private final GoBuild build;

  @Inject
  TestMojo(GoBuild build) {
    this.build = build;
  }

  @Override
  void run() throws GoException, IOException, InterruptedException, MojoFailureException {
    SurefireProperties surefire =
        new SurefireProperties(session.getUserProperties(), project.getProperties());
    if (surefire.isSkipped()) {
      getLog().info("Tests are skipped.");
      return;
    }
    GoModule module = GoModule.in(folder());
    ModuleTests tests = new ModuleTests(
        build.goCommand(this, Optional.of(module)),
        module,
        build.options(this),
        requireNonNullElseGet(test, TestConfig::new).toOptions(surefire.selection()),
        target());
    surefire.judge(tests.run(build.compilers(this)));
  }
}

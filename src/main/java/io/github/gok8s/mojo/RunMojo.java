package io.github.gok8s.mojo;

import io.github.gok8s.go.GoException;
import io.github.gok8s.go.GoModule;
import io.github.gok8s.go.ProgramRun;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/** Runs the program on this machine, as {@code go run} does. */
@Mojo(name = "run", threadSafe = true)
public final class RunMojo extends GoMojo {

  private final GoBuild build;

  @Inject
  RunMojo(GoBuild build) {
    this.build = build;
  }

  @Override
  void run() throws GoException, InterruptedException, MojoFailureException {
    GoModule module = GoModule.in(folder());
    ProgramRun program =
        new ProgramRun(build.goCommand(this, Optional.of(module)), module, build.options(this));
    int exitCode = program.run(GivenValues.of(args));
    if (exitCode != 0) {
      throw new MojoFailureException("The program ended with exit code " + exitCode + ".");
    }
  }
}

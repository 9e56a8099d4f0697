package io.github.gok8s.mojo;

import io.github.gok8s.go.GoException;
import io.github.gok8s.go.GoModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/** Writes a POM beside a go.mod: what it says comes from go.mod, and from the POM in the folder above if there is one. */
@Mojo(name = "init", requiresProject = false, threadSafe = true)
public final class InitMojo extends GoMojo {

  @Override
  Needs needs() {
    return Needs.NOTHING;
  }

  @Override
  void run() throws GoException, IOException, MojoFailureException {
    Path pom = folder().resolve("pom.xml");
    if (Files.exists(pom)) {
      throw new MojoFailureException("There is a POM already: " + pom
          + ". The goal init writes one where there is none, and changes none.");
    }
    GoModule module = GoModule.in(folder());
    Optional<ParentPom> parent = ParentPom.above(folder());
    InitialPom initial = new InitialPom(module.path(), parent, mojoExecution.getVersion());
    Files.write(
        pom, initial.text().getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
    getLog()
        .info("wrote   " + pom + "   " + initial.groupId() + ":" + initial.artifactId() + ":"
            + initial.version());
    parent
        .filter(above -> !above.names(folder()))
        .ifPresent(above -> getLog()
            .info("To build it with the others, put <module>" + folder().getFileName()
                + "</module> into the <modules> of " + above.file() + "."));
  }
}

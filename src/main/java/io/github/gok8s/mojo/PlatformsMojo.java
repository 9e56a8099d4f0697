package io.github.gok8s.mojo;

import io.github.gok8s.go.GoException;
import io.github.gok8s.go.PlatformTable;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/** Prints the table of platforms: what this Go builds, and why it does not build the others. */
@Mojo(name = "platforms", requiresProject = false, threadSafe = true)
public final class PlatformsMojo extends GoMojo {

  private final GoBuild build;

  @Inject
  PlatformsMojo(GoBuild build) {
    this.build = build;
  }

  @Override
  Needs needs() {
    return Needs.NOTHING;
  }

  @Override
  void run() throws GoException, InterruptedException {
    for (String line :
        new PlatformTable(build.goCommand(this, Optional.empty()).ports(folder())).lines()) {
      getLog().info(line);
    }
  }
}

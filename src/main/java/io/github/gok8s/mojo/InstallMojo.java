package io.github.gok8s.mojo;

import io.github.gok8s.go.GoException;
import io.github.gok8s.go.GoModule;
import io.github.gok8s.go.InstallFolder;
import io.github.gok8s.go.ProgramInstall;
import io.github.gok8s.go.toolchain.GoSettings;
import io.github.gok8s.go.toolchain.UserFolders;
import io.github.gok8s.process.EnvironmentVariables;
import io.github.gok8s.result.HostPlatform;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/** Builds the module's programs for this machine and puts them into GOBIN or GOPATH/bin, as {@code go install} does. */
@Mojo(name = "install", threadSafe = true)
public final class InstallMojo extends GoMojo {

  private final GoBuild build;

  @Inject
  InstallMojo(GoBuild build) {
    this.build = build;
  }

  @Override
  void run() throws GoException, IOException, InterruptedException {
    Map<String, String> environment = System.getenv();
    InstallFolder folder = InstallFolder.find(
        environment,
        GoSettings.writtenBy(UserFolders.current(environment)),
        System.getProperty("user.home", ""));
    GoModule module = GoModule.in(folder());
    ProgramInstall install = new ProgramInstall(
        build.goCommand(this, Optional.of(module)), module, build.options(this), target());
    for (Path program : install.into(folder)) {
      getLog().info("installed   " + program);
    }
    String searchPath =
        EnvironmentVariables.get(environment, "PATH", HostPlatform.current()).orElse("");
    if (!folder.isOn(searchPath)) {
      getLog()
          .info("The folder is not on the PATH: with PATH=\"$PATH" + File.pathSeparator
              + folder.path() + "\" the shell finds what lies in it.");
    }
  }
}

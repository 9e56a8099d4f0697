package io.github.gok8s.mojo;

import io.github.gok8s.go.GoException;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.process.ProcessException;
import io.github.gok8s.result.InvalidPlatformException;
import io.github.gok8s.result.RecordException;
import io.github.gok8s.result.TargetFolder;
import io.github.gok8s.result.Timeline;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * What all goals share: the elements of the configuration, and the way from Maven to a goal's work and back.
 *
 * <p>Every goal knows every element, so that a configuration can stand on the plugin, where Maven 4 warns about what a
 * goal does not know. An element that is not set is null, or empty for lists and maps: the defaults live where the
 * values become records. No element names a {@code property}: for Maven the POM beats the command line, and it
 * converts wrong booleans to false without a word, so {@link Overlay} alone reads properties.
 */
abstract class GoMojo extends AbstractMojo {

  /** The version of Go to build with, for example {@code 1.26.8}; default is what go.mod asks for. {@code -Dk8s.goVersion} */
  @Parameter
  @Nullable
  String goVersion;

  /** The go command to build with, where it shall be neither searched nor downloaded. {@code -Dk8s.goExecutable} */
  @Parameter
  @Nullable
  File goExecutable;

  /** The checksum of the Go to download, {@code h1:…} as in a go.sum file, where the checksum database can't be reached. {@code -Dk8s.goChecksum} */
  @Parameter
  @Nullable
  String goChecksum;

  /**
   * The platforms to build for: {@code linux/arm64}, {@code linux/arm/v6}, globs as in {@code darwin/*}, the words
   * {@code host}, {@code first-class} and {@code all}, and {@code !} before what to take away; default is
   * {@code host}. {@code -Dk8s.platforms}
   */
  @Parameter
  @Nullable
  List<String> platforms;

  /** The packages to search for main packages, as for the go command; default is {@code ./...}. {@code -Dk8s.packages} */
  @Parameter
  @Nullable
  List<String> packages;

  /** The build tags. {@code -Dk8s.buildTags} */
  @Parameter
  @Nullable
  List<String> buildTags;

  /** Further flags for the linker, for example {@code -X main.commit=abc}. {@code -Dk8s.ldflags} */
  @Parameter
  @Nullable
  String ldflags;

  /** Flags for the compiler, for example {@code all=-l}. {@code -Dk8s.gcflags} */
  @Parameter
  @Nullable
  String gcflags;

  /** Environment variables for the go command, for example {@code CGO_ENABLED} and {@code CC}. {@code -Dk8s.buildEnvironment=A=1,B=2} */
  @Parameter
  @Nullable
  Map<String, String> buildEnvironment;

  /** Whether to leave symbol table and debug information out of the binaries; default is true. {@code -Dk8s.strip} */
  @Parameter
  @Nullable
  Boolean strip;

  /** The string variable that takes the project's version, where the program has it; default is {@code main.version}. {@code -Dk8s.versionVariable} */
  @Parameter
  @Nullable
  String versionVariable;

  /** The name of the primary binary; default is the last part of its package's path. {@code -Dk8s.binaryName} */
  @Parameter
  @Nullable
  String binaryName;

  /** Whether to build the other platforms when one fails; default is false. {@code -Dk8s.keepGoing} */
  @Parameter
  @Nullable
  Boolean keepGoing;

  /** How the tests run, see the manual. {@code -Dk8s.test.race} and so on */
  @Parameter
  @Nullable
  TestConfig test;

  /** Whether to pack the binaries into an archive for each platform, see the manual; default is false. {@code -Dk8s.archives} */
  @Parameter
  @Nullable
  ArchivesConfig archives;

  /** The image, see the manual. {@code -Dk8s.image.name} and so on */
  @Parameter
  @Nullable
  ImageConfig image;

  /** How the program runs on Kubernetes, see the manual. {@code -Dk8s.replicas}, {@code -Dk8s.service.type} and so on */
  @Parameter
  @Nullable
  WorkloadConfig workload;

  /** The arguments of the program that {@code run} starts, on the command line quoted as for a shell. {@code -Dk8s.args} */
  @Parameter
  @Nullable
  List<String> args;

  /** Whether to print where the time went; default is false. {@code -Dk8s.timing} */
  @Parameter
  @Nullable
  Boolean timing;

  /** The folder that keeps downloaded toolchains and base images; default is the user's cache folder. {@code -Dk8s.cacheDirectory} */
  @Parameter
  @Nullable
  File cacheDirectory;

  /** Whether to skip all goals of this plugin; default is false. {@code -Dk8s.skip}, or {@code -Dk8s.skip.compile} for one goal */
  @Parameter
  @Nullable
  Boolean skip;

  @SuppressWarnings("NullAway.Init")
  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  MavenSession session;

  @SuppressWarnings("NullAway.Init")
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  @SuppressWarnings("NullAway.Init")
  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  MojoExecution mojoExecution;

  /** Where the time of this run goes. */
  Timeline timeline = new Timeline(false);

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (isDelegated()) {
      return;
    }
    try {
      if (new GoalStart(this).prepare()) {
        timeline = new Timeline(Boolean.TRUE.equals(timing));
        run();
        if (timeline.isDetailed()) {
          timeline.lines(session.getStartTime().toInstant()).forEach(getLog()::info);
        }
      }
    } catch (GoException
        | ImageException
        | KubeException
        | ProcessException
        | RecordException
        | InvalidPlatformException
        | IOException
        | UncheckedIOException
        | InterruptedException e) {
      throw MavenFailure.of(e);
    }
  }

  /**
   * Does this goal's work as a part of another one's, with what that one knows.
   *
   * @param other the goal that Maven has started
   */
  final void actFor(GoMojo other)
      throws GoException, ImageException, KubeException, ProcessException, RecordException,
          InvalidPlatformException, IOException, InterruptedException, MojoExecutionException,
          MojoFailureException {
    for (Option option : Option.of(GoMojo.class)) {
      option.copy(other, this);
    }
    session = other.session;
    project = other.project;
    mojoExecution = other.mojoExecution;
    timeline = other.timeline;
    setLog(other.getLog());
    run();
  }

  /** Does the goal's work; the elements are final then. */
  abstract void run()
      throws GoException, ImageException, KubeException, ProcessException, RecordException,
          InvalidPlatformException, IOException, InterruptedException, MojoExecutionException,
          MojoFailureException;

  /** Whether others have done the goal's work. */
  boolean isDelegated() throws MojoExecutionException, MojoFailureException {
    return false;
  }

  /** Gives without what the goal has nothing to do. */
  Needs needs() {
    return Needs.GO;
  }

  /** Whether a goal is about the module in whose folder it runs, and not about what a name stands for. */
  final boolean isAboutModule() {
    return project.getFile() != null && (workload == null || workload.name == null);
  }

  /** Gives the module's folder; where there is no POM the one in which Maven was started. */
  final Path folder() {
    File basedir = project.getBasedir();
    return (basedir == null ? new File(session.getExecutionRootDirectory()) : basedir)
        .toPath()
        .toAbsolutePath();
  }

  /** Gives the module's build folder; where there is no POM, Maven knows none. */
  final TargetFolder target() {
    return new TargetFolder(
        project.getBasedir() == null
            ? folder().resolve("target")
            : Path.of(project.getBuild().getDirectory()).toAbsolutePath());
  }

  /** Whether no connection may be made: {@code mvn -o}. */
  final boolean offline() {
    return session.isOffline();
  }
}

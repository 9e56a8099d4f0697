package io.github.gok8s.mojo;

import io.github.gok8s.go.GoException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.NullUnmarked;

/** A goal with an element of each kind. */
@NullUnmarked
class ExampleMojo extends GoMojo {

  Integer count;
  ExampleConfig example;
  List<ExampleWord> words;
  final File noElementBecauseFinal = new File("x");
  Properties noElementBecauseOfItsType;

  int runs;
  Exception toThrow;

  @Override
  void run() throws GoException, IOException {
    runs++;
    if (toThrow instanceof GoException go) {
      throw go;
    }
    if (toThrow instanceof IOException io) {
      throw io;
    }
  }

  /** Makes one in a project of the folder, with the session's and the project's properties empty. */
  static ExampleMojo in(File folder) {
    ExampleMojo mojo = new ExampleMojo();
    mojo.project = new MavenProject();
    mojo.project.setFile(new File(folder, "pom.xml"));
    mojo.session = Sessions.withUserProperties(new Properties());
    mojo.mojoExecution = new MojoExecution(new Plugin(), "example", "default-example");
    mojo.mojoExecution.getPlugin().setExtensions(true);
    return mojo;
  }

  /** Makes a goal one of the module room:1.0 in a folder, with its build folder in it; what it says goes into the log. */
  static void intoRoom(GoMojo goal, Path folder, List<String> log) {
    ExampleMojo other = in(folder.toFile());
    goal.session = other.session;
    goal.mojoExecution = other.mojoExecution;
    goal.project = other.project;
    goal.project.setGroupId("example");
    goal.project.setArtifactId("room");
    goal.project.setVersion("1.0");
    goal.project.setPackaging("go");
    goal.project.setBuild(new Build());
    goal.project.getBuild().setDirectory(folder.resolve("target").toString());
    goal.setLog(new SystemStreamLog() {
      @Override
      public void info(CharSequence line) {
        log.add(line.toString());
      }
    });
  }

  /** A group of elements. */
  static class ExampleConfig {
    String name;
    private Boolean quiet;
    Map<String, String> environment;
    List<String> args;
    Inner inner;
    List<ExampleFile> files;

    Boolean quiet() {
      return quiet;
    }
  }

  /** A group in a group. */
  static class Inner {
    String deep;
  }

  /** A group that stands in a list. */
  static class ExampleFile {
    String from;
  }

  /** A group with a short form. */
  public static class ExampleWord {
    String text;

    public void set(String value) {
      text = value;
    }
  }
}

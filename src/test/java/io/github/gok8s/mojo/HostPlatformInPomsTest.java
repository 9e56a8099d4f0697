package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostPlatformInPomsTest {

  private static final String POM =
      "<project><name>größe</name><classifier>tool-${k8s.host.platform}</classifier></project>";

  @TempDir
  Path folder;

  private final MavenProject project = new MavenProject();
  private Path pom;

  @BeforeEach
  void aProject() throws Exception {
    pom = Files.write(folder.resolve("pom.xml"), POM.getBytes(StandardCharsets.ISO_8859_1));
    project.setFile(pom.toFile());
    project.setBuild(new Build());
    project.getBuild().setDirectory(folder.resolve("target").toString());
    project.getProperties().setProperty("k8s.host.platform", "linux-arm64");
  }

  @Test
  void publishesACopyThatNamesThePlatform() throws Exception {
    HostPlatformInPoms.replaceIn(project);

    assertThat(project.getFile())
        .isEqualTo(folder.resolve("target/k8s/published-pom.xml").toFile());
    assertThat(Files.readAllBytes(project.getFile().toPath()))
        .isEqualTo(POM.replace("${k8s.host.platform}", "linux-arm64")
            .getBytes(StandardCharsets.ISO_8859_1));
    assertThat(pom).hasBinaryContent(POM.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(project.getBasedir()).isEqualTo(folder.toFile());
  }

  @Test
  void leavesAPomWithoutTheExpressionAlone() throws Exception {
    Files.writeString(pom, "<project/>");

    HostPlatformInPoms.replaceIn(project);

    assertThat(project.getFile()).isEqualTo(pom.toFile());
    assertThat(folder.resolve("target")).doesNotExist();
  }

  @Test
  void leavesAProjectWithoutAPomAlone() throws Exception {
    project.setPomFile(null);
    HostPlatformInPoms.replaceIn(project);
    project.setPomFile(new File(folder.toFile(), "missing.xml"));
    HostPlatformInPoms.replaceIn(project);

    assertThat(folder.resolve("target")).doesNotExist();
  }

  @Test
  void rewritesThePomThatMaven4MadeForConsumers() throws Exception {
    Path consumers =
        Files.write(folder.resolve("consumer-1.pom"), POM.getBytes(StandardCharsets.ISO_8859_1));
    Path other = Files.writeString(folder.resolve("other.pom"), POM);
    attach("consumer", consumers);
    attach("documentation", other);

    HostPlatformInPoms.replaceIn(project);

    assertThat(consumers)
        .hasBinaryContent(POM.replace("${k8s.host.platform}", "linux-arm64")
            .getBytes(StandardCharsets.ISO_8859_1));
    assertThat(other).hasContent(POM);
  }

  @Test
  void rewritesWhatAParentsPomBringsIntoThatForConsumers() throws Exception {
    MavenProject module = new MavenProject();
    module.setArtifactId("module");
    module.setFile(Files.writeString(folder.resolve("module.xml"), "<project/>").toFile());
    module.setBuild(project.getBuild());
    module.setParent(project);
    module.getProperties().setProperty("k8s.host.platform", "linux-arm64");
    Path consumers = Files.writeString(folder.resolve("consumer-1.pom"), POM);
    attach(module, "consumer", consumers);
    MavenExecutionRequest request = new DefaultMavenExecutionRequest();

    HostPlatformInPoms.replaceDuring(request, List.of(project, module));
    request.getExecutionListener().mojoStarted(event("package", project));
    request.getExecutionListener().mojoStarted(event("package", module));

    assertThat(consumers).content().contains("tool-linux-arm64");
    assertThat(module.getFile()).hasName("module.xml");
  }

  @Test
  void asksForNoPomOfConsumersWhereNothingHasTheExpression() throws Exception {
    MavenProject module = new MavenProject();
    module.setArtifactId("module");
    module.setFile(Files.writeString(folder.resolve("module.xml"), "<project/>").toFile());
    attach(
        module,
        new DefaultArtifact(
            "it", "module", "1", null, "pom", "consumer", new DefaultArtifactHandler("pom")) {
          @Override
          public File getFile() {
            throw new IllegalStateException("it would be made, for nothing");
          }
        });
    MavenExecutionRequest request = new DefaultMavenExecutionRequest();

    HostPlatformInPoms.replaceDuring(request, List.of(module));
    assertThat(request.getExecutionListener()).isNull();
    HostPlatformInPoms.replaceDuring(request, List.of(project, module));
    request.getExecutionListener().mojoStarted(event("package", module));

    assertThat(module.getFile()).hasName("module.xml");
  }

  @Test
  void replacesItFromThePhasePackageOnAndTellsTheFormerListener() {
    List<String> told = new ArrayList<>();
    MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    request.setExecutionListener(new AbstractExecutionListener() {
      @Override
      public void mojoStarted(ExecutionEvent event) {
        told.add("started " + event.getMojoExecution().getLifecyclePhase());
      }

      @Override
      public void sessionEnded(ExecutionEvent event) {
        told.add("ended");
      }
    });

    HostPlatformInPoms.replaceDuring(request, List.of(project));
    ExecutionListener listener = request.getExecutionListener();
    listener.mojoStarted(event("clean"));
    listener.mojoStarted(event("test"));
    listener.mojoStarted(event(null));
    assertThat(project.getFile()).isEqualTo(pom.toFile());
    listener.mojoStarted(event("package"));
    listener.mojoStarted(event("install"));
    listener.sessionEnded(event("install"));

    assertThat(project.getFile()).hasName("published-pom.xml");
    assertThat(told)
        .containsExactly(
            "started clean",
            "started test",
            "started null",
            "started package",
            "started install",
            "ended");
    assertThat(listener.hashCode()).isEqualTo(listener.hashCode());
  }

  @Test
  void letsWhatTheFormerListenerThrowsThrough() {
    MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    request.setExecutionListener(new AbstractExecutionListener() {
      @Override
      public void sessionStarted(ExecutionEvent event) {
        throw new IllegalStateException("no");
      }
    });
    HostPlatformInPoms.replaceDuring(request, List.of(project));

    assertThatThrownBy(() -> request.getExecutionListener().sessionStarted(event("clean")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no");
  }

  @Test
  void needsNoFormerListener() {
    MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    HostPlatformInPoms.replaceDuring(request, List.of(project));

    request.getExecutionListener().mojoStarted(event("verify"));

    assertThat(project.getFile()).hasName("published-pom.xml");
  }

  private void attach(String classifier, Path file) {
    attach(project, classifier, file);
  }

  private static void attach(MavenProject project, String classifier, Path file) {
    Artifact artifact = new DefaultArtifact(
        "it", "tool", "1", null, "pom", classifier, new DefaultArtifactHandler("pom"));
    artifact.setFile(file.toFile());
    attach(project, artifact);
  }

  /** As Maven 4 itself does it. */
  @SuppressWarnings("deprecation")
  private static void attach(MavenProject project, Artifact artifact) {
    project.addAttachedArtifact(artifact);
  }

  private ExecutionEvent event(String phase) {
    return event(phase, project);
  }

  private static ExecutionEvent event(String phase, MavenProject project) {
    MojoExecution execution = new MojoExecution(new Plugin(), "jar", "default-jar");
    execution.setLifecyclePhase(phase);
    return new ExecutionEvent() {
      @Override
      public Type getType() {
        return Type.MojoStarted;
      }

      @Override
      public MavenSession getSession() {
        return null;
      }

      @Override
      public MavenProject getProject() {
        return project;
      }

      @Override
      public MojoExecution getMojoExecution() {
        return execution;
      }

      @Override
      public Exception getException() {
        return null;
      }
    };
  }
}

package io.github.gok8s.mojo;

import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.TargetFolder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps {@code ${k8s.host.platform}} out of the POMs that are installed and deployed: who resolves them has no plugin that
 * knows what it means, and would search for a classifier of that name.
 *
 * <p>From the phase {@code package} on a project stands for a copy of its POM, in {@code target/}, that names the platform
 * of this build. Not earlier: {@code mvn clean package} would remove it, and other plugins look at the POM, too.
 *
 * <p>Maven 4 publishes that one for builds, and for consumers another, which it makes of the POM of the sources when somebody
 * asks for the artifact; once made, it stays. So it is asked for, and rewritten, before anything signs or installs it.
 */
final class HostPlatformInPoms {

  private static final Logger LOG = LoggerFactory.getLogger(HostPlatformInPoms.class);

  private static final String EXPRESSION = "${" + Options.HOST_PLATFORM + "}";
  private static final String CONSUMER_POM = "consumer";

  /** A character for a byte: all but the expression stays as it is, in whichever encoding. */
  private static final Charset ANY = StandardCharsets.ISO_8859_1;

  private static final Set<String> PHASES = Set.of(
      "package",
      "pre-integration-test",
      "integration-test",
      "post-integration-test",
      "verify",
      "install",
      "deploy");

  private HostPlatformInPoms() {}

  /**
   * Looks at each goal that begins, and lets the listener that is there, which writes Maven's log, do its work. Where no POM
   * has the expression, nothing is looked at.
   */
  static void replaceDuring(MavenExecutionRequest request, Collection<MavenProject> projects) {
    // modules have their parents in common
    Map<File, Boolean> known = new HashMap<>();
    Set<MavenProject> concerned = new HashSet<>();
    for (MavenProject project : projects) {
      for (MavenProject above = project; above != null; above = above.getParent()) {
        File pom = above.getFile();
        if (pom != null && known.computeIfAbsent(pom, HostPlatformInPoms::has)) {
          concerned.add(project);
          break;
        }
      }
    }
    if (concerned.isEmpty()) {
      return;
    }
    ExecutionListener former = request.getExecutionListener();
    request.setExecutionListener((ExecutionListener) Proxy.newProxyInstance(
        ExecutionListener.class.getClassLoader(),
        new Class<?>[] {ExecutionListener.class},
        (proxy, method, arguments) -> {
          if (method.getName().equals("mojoStarted")) {
            ExecutionEvent event = (ExecutionEvent) arguments[0];
            if (concerned.contains(event.getProject())) {
              goalStarts(event);
            }
          }
          return forwarded(former, method, arguments);
        }));
  }

  private static @Nullable Object forwarded(
      @Nullable ExecutionListener former, Method method, @Nullable Object[] arguments)
      throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return method.invoke(HostPlatformInPoms.class, arguments);
    }
    try {
      return former == null ? null : method.invoke(former, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static void goalStarts(ExecutionEvent event) {
    String phase = event.getMojoExecution().getLifecyclePhase();
    if (phase != null && PHASES.contains(phase)) {
      try {
        replaceIn(event.getProject());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Lets the project stand for a POM without the expression, if its own has it, and rewrites what Maven 4 made of that. */
  static void replaceIn(MavenProject project) throws IOException {
    String host = project.getProperties().getProperty(Options.HOST_PLATFORM);
    TargetFolder target = new TargetFolder(Path.of(project.getBuild().getDirectory()));
    File pom = project.getFile();
    if (has(pom)) {
      rewrite(pom.toPath(), target.publishedPom(), host);
      project.setPomFile(target.publishedPom().toFile());
      LOG.info("{} is published with {} for {}", project.getArtifactId(), host, EXPRESSION);
    }
    for (Artifact artifact : project.getAttachedArtifacts()) {
      if (CONSUMER_POM.equals(artifact.getClassifier())
          && "pom".equals(artifact.getType())
          && has(artifact.getFile())) {
        rewrite(artifact.getFile().toPath(), artifact.getFile().toPath(), host);
      }
    }
  }

  private static void rewrite(Path from, Path to, String host) throws IOException {
    String text = Files.readString(from, ANY).replace(EXPRESSION, host);
    AtomicFile.writeIfChanged(to, text.getBytes(ANY));
  }

  private static boolean has(@Nullable File pom) {
    try {
      return pom != null
          && pom.isFile()
          && Files.readString(pom.toPath(), ANY).contains(EXPRESSION);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

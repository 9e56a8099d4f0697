package io.github.gok8s.mojo;

import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.TargetFolder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
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
 */
final class HostPlatformInPoms {

  private static final Logger LOG = LoggerFactory.getLogger(HostPlatformInPoms.class);

  private static final String EXPRESSION = "${" + Options.HOST_PLATFORM + "}";
  private static final Set<String> PHASES = Set.of(
      "package",
      "pre-integration-test",
      "integration-test",
      "post-integration-test",
      "verify",
      "install",
      "deploy");

  private HostPlatformInPoms() {}

  /** Looks at each goal that begins, and lets the listener that is there, which writes Maven's log, do its work. */
  static void replaceDuring(MavenExecutionRequest request) {
    ExecutionListener former = request.getExecutionListener();
    request.setExecutionListener((ExecutionListener) Proxy.newProxyInstance(
        ExecutionListener.class.getClassLoader(),
        new Class<?>[] {ExecutionListener.class},
        (proxy, method, arguments) -> {
          if (method.getName().equals("mojoStarted")) {
            goalStarts((ExecutionEvent) arguments[0]);
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

  /** Lets the project stand for a POM without the expression, if its own has it. */
  static void replaceIn(MavenProject project) throws IOException {
    File pom = project.getFile();
    if (pom == null || !pom.isFile()) {
      return;
    }
    // a character for a byte: all but the expression stays as it is, in whichever encoding
    String text = Files.readString(pom.toPath(), StandardCharsets.ISO_8859_1);
    if (!text.contains(EXPRESSION)) {
      return;
    }
    String host = project.getProperties().getProperty(Options.HOST_PLATFORM);
    TargetFolder target = new TargetFolder(Path.of(project.getBuild().getDirectory()));
    AtomicFile.writeIfChanged(
        target.publishedPom(),
        text.replace(EXPRESSION, host).getBytes(StandardCharsets.ISO_8859_1));
    project.setPomFile(target.publishedPom().toFile());
    LOG.info("{} is published with {} for {}", project.getArtifactId(), host, EXPRESSION);
  }
}

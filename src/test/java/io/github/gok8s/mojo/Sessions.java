package io.github.gok8s.mojo;

import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.DefaultRepositorySystemSession;

/** Makes sessions as Maven does. */
final class Sessions {

  private Sessions() {}

  static MavenSession withUserProperties(Properties properties) {
    MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    request.setUserProperties(properties);
    return with(request, new DefaultRepositorySystemSession());
  }

  @SuppressWarnings("deprecation") // the only constructor without a container
  static MavenSession with(
      MavenExecutionRequest request, DefaultRepositorySystemSession repositories) {
    return new MavenSession(null, repositories, request, new DefaultMavenExecutionResult());
  }
}

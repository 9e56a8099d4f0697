package io.github.gok8s.mojo;

import io.github.gok8s.kube.connection.ApiConnection;
import io.github.gok8s.kube.connection.ClusterAccess;
import java.util.concurrent.ConcurrentMap;
import org.apache.maven.execution.MavenSession;

/**
 * The connections of one Maven session, one for each context: fifty modules open one, and a credential plugin is asked once.
 *
 * @param session the session
 */
record SharedConnections(MavenSession session) implements AutoCloseable {

  /** Gives the connection to a cluster. */
  ApiConnection to(ClusterAccess access, String userAgent) {
    return open().computeIfAbsent(access.context(), name -> new ApiConnection(access, userAgent));
  }

  @Override
  public void close() {
    // no method reference: a build that opened none need not read the client's classes
    for (ApiConnection connection : open().values()) {
      connection.close();
    }
    open().clear();
  }

  private ConcurrentMap<String, ApiConnection> open() {
    return SessionMap.of(session, SharedConnections.class);
  }
}

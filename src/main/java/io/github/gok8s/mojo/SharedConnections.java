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
    open().values().forEach(ApiConnection::close);
    open().clear();
  }

  private ConcurrentMap<String, ApiConnection> open() {
    return SessionMap.of(session, ApiConnection.class);
  }
}

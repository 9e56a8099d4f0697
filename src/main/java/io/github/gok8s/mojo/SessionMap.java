package io.github.gok8s.mojo;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;

/** What the modules of one Maven session share, also under {@code -T}. */
final class SessionMap {

  private SessionMap() {}

  /**
   * Gives the map of a name, the same one for all modules.
   *
   * @param key whose values are classes of the JDK where it is a string: modules can have the plugin in class loaders of their own. A class
   *     of ours is another key in each of these
   */
  @SuppressWarnings("unchecked")
  static <V> ConcurrentMap<String, V> of(MavenSession session, Object key) {
    SessionData data = session.getRepositorySession().getData();
    data.set(key, null, new ConcurrentHashMap<String, V>());
    return (ConcurrentMap<String, V>) data.get(key);
  }
}

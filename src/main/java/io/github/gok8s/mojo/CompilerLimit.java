package io.github.gok8s.mojo;

import java.util.concurrent.Semaphore;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;

/**
 * The limit on compilers that all modules of a build share, so that {@code -T} starts no more of them at once.
 *
 * <p>It is kept in the session, as a class of the JDK: modules can have the plugin in class loaders of their own, and
 * with it each static field several times.
 */
final class CompilerLimit {

  private static final String KEY = "io.github.gok8s.compilers";

  private CompilerLimit() {}

  /** Gives the session's permits; as many as the first module asks for. */
  static Semaphore compilers(MavenSession session, int permits) {
    SessionData data = session.getRepositorySession().getData();
    data.set(KEY, null, new Semaphore(permits));
    return (Semaphore) data.get(KEY);
  }
}

package io.github.gok8s.go;

import io.github.gok8s.result.Platform;
import java.util.List;

/**
 * Looks at the platforms of a build before anything is built for them.
 *
 * @param <E> what tells that one of them can't be
 */
public interface PlatformCheck<E extends Exception> {

  /** Looks at all platforms. */
  void check(List<Platform> platforms) throws E, InterruptedException;
}

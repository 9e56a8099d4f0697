package io.github.gok8s.go.toolchain;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lets one build at a time do a piece of work: between processes by a lock of the operating system, which ends with the
 * process that holds it however that ends, and within this JVM by a monitor that all class loaders share.
 */
final class CacheLock {

  private final Path file;
  private final Runnable onWaiting;

  /**
   * Makes a lock, without taking it.
   *
   * @param file what is locked; it is made where it is missing, and stays
   * @param onWaiting called once if another process has the lock
   */
  CacheLock(Path file, Runnable onWaiting) {
    this.file = file.toAbsolutePath().normalize();
    this.onWaiting = onWaiting;
  }

  /** A piece of work. */
  interface Work<T, E extends Exception> {
    T run() throws E, IOException, InterruptedException;
  }

  /** Waits for the lock and does the work. */
  <T, E extends Exception> T hold(Work<T, E> work) throws E, IOException, InterruptedException {
    Files.createDirectories(file.resolveSibling(""));
    // Closing any channel on the file would end the lock of this whole process (fcntl), so the file
    // is opened inside.
    synchronized (monitor()) {
      try (FileChannel channel =
              FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = lock(channel)) {
        assert held.isValid();
        return work.run();
      }
    }
  }

  /** A string of the JVM's pool is one object for all class loaders, and so for two copies of this plugin. */
  private String monitor() {
    return ("io.github.gok8s.go.toolchain:" + file).intern();
  }

  private FileLock lock(FileChannel channel) throws IOException, InterruptedException {
    FileLock free = channel.tryLock();
    if (free != null) {
      return free;
    }
    onWaiting.run();
    try {
      return channel.lock();
    } catch (FileLockInterruptionException e) {
      Thread.interrupted(); // the exception tells it from here on
      throw new InterruptedException("Interrupted while waiting for " + file);
    }
  }
}

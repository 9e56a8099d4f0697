package io.github.gok8s.process;

import java.io.IOException;

/** What is done with one stream of a child process, on a thread of its own. */
interface Reading {

  /**
   * Gives what was kept of the stream of a process that has ended.
   *
   * @param deadline until when to read, as {@link System#nanoTime} counts
   */
  String until(long deadline) throws IOException, InterruptedException;
}

package io.github.gok8s.process;

/**
 * Says how a program ended.
 *
 * @param exitCode 0 for success
 * @param output what it wrote to its standard output, where that was kept
 * @param errors what it wrote to its standard error, where that was kept
 */
public record ProcessResult(int exitCode, String output, String errors) {

  public boolean succeeded() {
    return exitCode == 0;
  }
}

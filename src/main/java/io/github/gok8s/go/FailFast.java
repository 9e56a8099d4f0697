package io.github.gok8s.go;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** Runs tasks, some at a time, and ends the others as soon as one fails. */
final class FailFast {

  private final int workers;

  FailFast(int workers) {
    this.workers = workers;
  }

  /**
   * Runs the tasks in their order.
   *
   * @param keepGoing whether the others go on after a failure; at the end one exception tells all failures
   * @return the results, in no particular order
   */
  <T> List<T> run(List<Callable<T>> tasks, boolean keepGoing)
      throws GoException, InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(
        Math.max(1, Math.min(workers, tasks.size())), FailFast::thread);
    try {
      ExecutorCompletionService<T> running = new ExecutorCompletionService<>(pool);
      AtomicBoolean failed = new AtomicBoolean();
      tasks.forEach(task -> running.submit(keepGoing ? task : unlessFailed(task, failed)));
      List<T> results = new ArrayList<>();
      List<GoException> failures = new ArrayList<>();
      for (int i = 0; i < tasks.size(); i++) {
        try {
          results.add(running.take().get());
        } catch (ExecutionException e) {
          if (e.getCause() instanceof NotStartedException) {
            continue;
          }
          failures.add(asGoException(requireNonNull(e.getCause())));
          if (!keepGoing) {
            break;
          }
        }
      }
      if (!failures.isEmpty()) {
        throw together(failures);
      }
      return results;
    } finally {
      pool.shutdownNow();
      // children have been killed by the interruption; nothing of theirs may be written any more
      // when this returns
      boolean ended = pool.awaitTermination(1, TimeUnit.MINUTES);
      assert ended : "a worker did not end";
    }
  }

  /** A worker whose task has failed takes the next one before the caller has heard of it. */
  private static <T> Callable<T> unlessFailed(Callable<T> task, AtomicBoolean failed) {
    return () -> {
      if (failed.get()) {
        throw new NotStartedException();
      }
      boolean done = false;
      try {
        T result = task.call();
        done = true;
        return result;
      } finally {
        if (!done) {
          failed.set(true);
        }
      }
    };
  }

  private static final class NotStartedException extends Exception {

    private static final long serialVersionUID = 1L;
  }

  private static GoException together(List<GoException> failures) {
    if (failures.size() == 1) {
      return failures.get(0);
    }
    String messages =
        failures.stream().map(GoException::getMessage).sorted().collect(Collectors.joining("\n"));
    GoException all = failures.stream().allMatch(GoException::isMistakeOfUser)
        ? GoException.inProject(messages)
        : GoException.inEnvironment(messages);
    failures.forEach(all::addSuppressed);
    return all;
  }

  private static GoException asGoException(Throwable cause) {
    return cause instanceof GoException known
        ? known
        : GoException.inEnvironment(
            cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "k8s-go-build");
    thread.setDaemon(true);
    return thread;
  }
}

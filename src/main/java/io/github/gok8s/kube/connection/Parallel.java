package io.github.gok8s.kube.connection;

import io.github.gok8s.kube.KubeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks a server several things at once. */
public final class Parallel {

  private static final int THREADS = 8;

  private Parallel() {}

  /** One question. */
  public interface Question<T, R> {
    R ask(T subject) throws KubeException, InterruptedException;
  }

  /**
   * Gives the answers in the order of the subjects.
   *
   * @throws KubeException the first of those that the questions threw
   */
  public static <T, R> List<R> map(List<T> subjects, Question<T, R> question)
      throws KubeException, InterruptedException {
    if (subjects.size() < 2) {
      return subjects.isEmpty() ? List.of() : List.of(question.ask(subjects.get(0)));
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(THREADS, subjects.size()), Parallel::thread);
    try {
      List<Future<R>> futures = new ArrayList<>();
      for (T subject : subjects) {
        futures.add(threads.submit(() -> question.ask(subject)));
      }
      List<R> answers = new ArrayList<>();
      for (Future<R> future : futures) {
        answers.add(future.get());
      }
      return answers;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof KubeException known) {
        throw known;
      }
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "k8s-api");
    thread.setDaemon(true);
    return thread;
  }
}

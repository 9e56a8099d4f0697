package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FailFastTest {

  @Test
  void givesAllResults() throws Exception {
    List<Callable<Integer>> tasks =
        IntStream.range(0, 20).mapToObj(i -> (Callable<Integer>) () -> i).toList();

    assertThat(new FailFast(3).run(tasks, false))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 20).boxed().toList());
  }

  @Test
  void givesNothingForNothing() throws Exception {
    assertThat(new FailFast(2).run(List.of(), false)).isEmpty();
  }

  @Test
  void runsNoMoreAtATimeThanItMay() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Callable<Integer> task = () -> {
      most.accumulateAndGet(running.incrementAndGet(), Math::max);
      return running.decrementAndGet();
    };

    new FailFast(2).run(Collections.nCopies(50, task), false);

    assertThat(most).hasValueLessThanOrEqualTo(2);
  }

  @Test
  void startsTasksInTheirOrder() throws Exception {
    List<Integer> started = new ArrayList<>();
    List<Callable<Boolean>> tasks = IntStream.range(0, 10)
        .mapToObj(i -> (Callable<Boolean>) () -> started.add(i))
        .toList();

    new FailFast(1).run(tasks, false);

    assertThat(started).isSorted().hasSize(10);
  }

  @Test
  void endsTheOthersAtTheFirstFailure() {
    CountDownLatch waiting = new CountDownLatch(1);
    CompletableFuture<String> other = new CompletableFuture<>();
    AtomicInteger later = new AtomicInteger();
    List<Callable<Integer>> tasks = List.of(
        () -> {
          waiting.countDown();
          try {
            new CountDownLatch(1).await();
            return 0;
          } catch (InterruptedException e) {
            other.complete("interrupted");
            throw e;
          }
        },
        () -> {
          waiting.await();
          throw GoException.inProject("it does not compile");
        },
        later::incrementAndGet);

    assertThatThrownBy(() -> new FailFast(2).run(tasks, false))
        .isInstanceOf(GoException.class)
        .hasMessage("it does not compile");

    assertThat(other).isCompletedWithValue("interrupted");
    assertThat(later).hasValue(0);
  }

  @Test
  void tellsAllFailuresWhereItKeepsGoing() {
    AtomicInteger done = new AtomicInteger();
    GoException one = GoException.inProject("windows/amd64 does not compile");
    GoException two = GoException.inProject("linux/amd64 does not compile");
    List<Callable<Integer>> tasks = List.of(
        () -> {
          throw one;
        },
        done::incrementAndGet,
        () -> {
          throw two;
        },
        done::incrementAndGet);

    GoException thrown =
        catchThrowableOfType(GoException.class, () -> new FailFast(2).run(tasks, true));

    assertThat(thrown)
        .hasMessage("linux/amd64 does not compile\nwindows/amd64 does not compile")
        .hasSuppressedException(one)
        .hasSuppressedException(two);
    assertThat(thrown.isMistakeOfUser()).isTrue();
    assertThat(done).hasValue(2);
  }

  @Test
  void doesNotBlameTheUserWhereTheMachineFailedToo() {
    List<Callable<Integer>> tasks = List.of(
        () -> {
          throw GoException.inProject("a");
        },
        () -> {
          throw GoException.inEnvironment("b");
        });

    GoException thrown =
        catchThrowableOfType(GoException.class, () -> new FailFast(2).run(tasks, true));

    assertThat(thrown.isMistakeOfUser()).isFalse();
  }

  @Test
  void takesEveryOtherFailureForTheMachines() {
    IOException cause = new IOException("/target: disk full");
    List<Callable<Integer>> tasks = List.of(() -> {
      throw cause;
    });

    GoException thrown =
        catchThrowableOfType(GoException.class, () -> new FailFast(2).run(tasks, false));

    assertThat(thrown).hasMessage("IOException: /target: disk full").hasCause(cause);
    assertThat(thrown.isMistakeOfUser()).isFalse();
  }

  @Test
  void endsAllTasksBeforeItReturnsFromAnInterruption() throws Exception {
    CountDownLatch started = new CountDownLatch(2);
    AtomicInteger ended = new AtomicInteger();
    Callable<Integer> task = () -> {
      started.countDown();
      try {
        new CountDownLatch(1).await();
        return 0;
      } finally {
        ended.incrementAndGet();
      }
    };
    CompletableFuture<Throwable> outcome = new CompletableFuture<>();
    Thread caller = new Thread(() -> {
      try {
        new FailFast(2).run(List.of(task, task, task), true);
      } catch (GoException | InterruptedException e) {
        outcome.complete(new Throwable(e.getClass().getSimpleName() + ended.get()));
      }
    });
    caller.start();
    started.await();

    caller.interrupt();

    assertThat(outcome.get(30, TimeUnit.SECONDS)).hasMessage("InterruptedException2");
  }
}

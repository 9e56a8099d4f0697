package io.github.gok8s.go.toolchain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CacheLockTest {

  @TempDir
  Path folder;

  @Test
  void givesWhatTheWorkGives() throws Exception {
    assertThat(new CacheLock(folder.resolve("made/lock"), CacheLockTest::nobodyElseHasIt)
            .hold(() -> "done"))
        .isEqualTo("done");
  }

  @Test
  void isFreeAfterWorkThatFails() throws Exception {
    CacheLock lock = new CacheLock(folder.resolve("lock"), CacheLockTest::nobodyElseHasIt);

    assertThatThrownBy(() -> lock.hold(() -> {
          throw new IOException("disk full");
        }))
        .hasMessage("disk full");
    assertThat(lock.hold(() -> "done")).isEqualTo("done");
  }

  @Test
  void letsOneClassLoaderAtATimeWork() throws Exception {
    // given two copies of the plugin in one JVM
    Path counter = Files.writeString(folder.resolve("counter"), "0");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (URLClassLoader one = copy();
        URLClassLoader two = copy()) {
      List<Future<?>> counting = new ArrayList<>();

      // when
      for (int i = 0; i < 100; i++) {
        URLClassLoader loader = i % 2 == 0 ? one : two;
        counting.add(threads.submit(() -> loader
            .loadClass(OtherBuild.class.getName())
            .getMethod("count", String.class, String.class)
            .invoke(null, folder.resolve("lock").toString(), counter.toString())));
      }
      for (Future<?> count : counting) {
        count.get();
      }
    } finally {
      threads.shutdownNow();
    }

    // then
    assertThat(counter).hasContent("100");
  }

  @Test
  void waitsForAnotherProcessUntilThatIsKilled() throws Exception {
    // given
    Path file = folder.resolve("lock");
    Process holder = OtherBuild.start("hold", file.toString());
    try (BufferedReader output = holder.inputReader(UTF_8)) {
      assertThat(output.readLine()).isEqualTo("held");
      CountDownLatch waiting = new CountDownLatch(1);
      ExecutorService thread = Executors.newSingleThreadExecutor();
      try {
        Future<String> work =
            thread.submit(() -> new CacheLock(file, waiting::countDown).hold(() -> "done"));
        assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(work.isDone()).isFalse();

        // when it ends as by kill -9
        holder.destroyForcibly().waitFor();

        // then
        assertThat(work.get()).isEqualTo("done");
      } finally {
        thread.shutdownNow();
      }
    } finally {
      holder.destroyForcibly();
    }
  }

  @Test
  void canBeInterruptedWhileItWaits() throws Exception {
    Path file = folder.resolve("lock");
    Process holder = OtherBuild.start("hold", file.toString());
    try (BufferedReader output = holder.inputReader(UTF_8)) {
      assertThat(output.readLine()).isEqualTo("held");

      assertThatThrownBy(() ->
              new CacheLock(file, () -> Thread.currentThread().interrupt()).hold(() -> "done"))
          .isInstanceOf(InterruptedException.class);
    } finally {
      holder.destroyForcibly().waitFor();
    }
  }

  private static void nobodyElseHasIt() {
    throw new AssertionError("nobody else has the lock");
  }

  private static URLClassLoader copy() {
    URL[] classes = {
      CacheLock.class.getProtectionDomain().getCodeSource().getLocation(),
      OtherBuild.class.getProtectionDomain().getCodeSource().getLocation()
    };
    return new URLClassLoader(classes, ClassLoader.getPlatformClassLoader());
  }
}

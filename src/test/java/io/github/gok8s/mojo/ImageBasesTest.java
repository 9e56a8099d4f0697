package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.image.registry.HttpRegistries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBasesTest {

  private static final int THREADS = 8;

  @TempDir
  Path folder;

  @Test
  void opensTheWayToRegistriesOnceForAllThatPull() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    CyclicBarrier start = new CyclicBarrier(THREADS);
    Set<HttpRegistries> opened = ConcurrentHashMap.newKeySet();
    try (ImageBases bases = new ImageBases(ExampleMojo.in(folder.toFile()))) {
      List<Future<?>> pulls = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        pulls.add(threads.submit(() -> {
          start.await();
          return opened.add(bases.opened());
        }));
      }
      for (Future<?> pull : pulls) {
        pull.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(opened).hasSize(1);
  }
}

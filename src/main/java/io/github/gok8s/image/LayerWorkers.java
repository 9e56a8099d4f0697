package io.github.gok8s.image;

import io.github.gok8s.result.Timeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Makes layers on all cores, each on one. The first failure, and an interruption, ends all of them. */
final class LayerWorkers {

  /**
   * Describes a layer that lies in the staging folder.
   *
   * @param key the key of its source
   * @param layer its digests and sizes
   * @param file where it lies
   */
  record Staged(String key, StoredLayer layer, Path file) {}

  private static final int MOST_PULLS = 4;

  private LayerWorkers() {}

  /**
   * Makes the layers, the longest first.
   *
   * @param blocks of earlier layers, to be taken over; learns which are in these
   * @return them by the key of their source
   */
  static Map<String, Staged> write(
      Collection<LayerSource> sources, LayerBlocks blocks, Path staging, Timeline timeline)
      throws IOException, ImageException, InterruptedException {
    if (sources.isEmpty()) {
      return Map.of();
    }
    ExecutorService workers = Executors.newFixedThreadPool(number(sources), LayerWorkers::thread);
    try {
      CompletionService<Staged> results = new ExecutorCompletionService<>(workers);
      List<LayerSource> longestFirst = sources.stream()
          .sorted(Comparator.comparingLong(LayerSource::weight).reversed())
          .toList();
      for (LayerSource source : longestFirst) {
        results.submit(() -> {
          Path file = staging.resolve(UUID.randomUUID().toString());
          long begin = Timeline.now();
          StoredLayer layer = source.store(file, blocks, timeline);
          timeline.since("layers read, hashed, written", begin);
          return new Staged(source.key(), layer, file);
        });
      }
      Map<String, Staged> layers = new HashMap<>();
      while (layers.size() < longestFirst.size()) {
        Staged staged = results.take().get();
        layers.put(staged.key(), staged);
      }
      return layers;
    } catch (ExecutionException e) {
      throw cause(e);
    } finally {
      end(workers);
    }
  }

  /** As many as there are cores, and some more for layers that have to be waited for more than worked on. */
  private static int number(Collection<LayerSource> sources) {
    long pulled = sources.stream().filter(PulledLayer.class::isInstance).count();
    int wanted = Runtime.getRuntime().availableProcessors() + (int) Math.min(MOST_PULLS, pulled);
    return Math.min(wanted, sources.size());
  }

  /** Waits for the workers too: after this, nobody writes into the staging folder. */
  private static void end(ExecutorService workers) {
    workers.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      while (!workers.awaitTermination(1, TimeUnit.MINUTES)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static IllegalStateException cause(ExecutionException e)
      throws IOException, ImageException {
    Throwable cause = e.getCause();
    if (cause instanceof IOException failure) {
      throw failure;
    }
    if (cause instanceof ImageException failure) {
      throw failure;
    }
    return new IllegalStateException(cause);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "k8s-image-layer");
    thread.setDaemon(true);
    return thread;
  }
}

package io.github.gok8s.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The metrics API of a real cluster, and what the autoscaler makes of it. */
@Tag("cluster")
class AutoscaleTest {

  @RegisterExtension
  static final RealCluster CLUSTER = RealCluster.ofLevel(3);

  private final LabWorkloads lab = new LabWorkloads(CLUSTER);

  @Test
  void underLoadOneReplicaBecomesTenAndOneAgainAfterIt() throws Exception {
    lab.start("compute", lab.load("compute"), 1);
    lab.waitFor("compute");
    URI compute = lab.url("compute");
    assertThat(LabWorkloads.get(compute)).isEqualTo("OK!");
    CLUSTER.kubectl("autoscale", "deployment", "compute", "--cpu=2%", "--min=1", "--max=10");
    CLUSTER.until("cpu: \\d+%/2%", "get", "hpa", "compute");

    try (Load load = new Load(compute)) {
      CLUSTER.until(
          "^10$", "get", "deployment", "compute", "--output=jsonpath={.status.readyReplicas}");
      // the autoscaler counts them when it looks the next time
      CLUSTER.until("cpu: \\d+%/2% +1 +10 +10", "get", "hpa", "compute");
      assertThat(load.goesOn()).isTrue();
    }

    CLUSTER.until("^1$", "get", "hpa", "compute", "--output=jsonpath={.status.desiredReplicas}");
    CLUSTER.until("^1$", "get", "deployment", "compute", "--output=jsonpath={.status.replicas}");
    CLUSTER.kubectl("delete", "hpa", "compute");
    lab.remove("compute");
  }

  @Test
  void theMetricsVanishAndComeBack() throws Exception {
    CLUSTER.until("node-1", "top", "node");

    CLUSTER.breaks("metrics");

    try {
      CLUSTER.until("False", "get", "apiservice", "v1beta1.metrics.k8s.io");
      assertThat(CLUSTER.tryKubectl("top", "node").errors())
          .containsAnyOf(
              "Metrics API not available", "the server is currently unable to handle the request");
    } finally {
      CLUSTER.mends("metrics");
    }
    CLUSTER.until("node-1", "top", "node");
  }

  /** One request after the other, until it is closed. */
  private static final class Load implements AutoCloseable {

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final Future<?> requests;

    Load(URI uri) {
      requests = thread.submit(() -> {
        while (!isOver.get()) {
          LabWorkloads.get(uri);
        }
        return null;
      });
    }

    boolean goesOn() {
      return !requests.isDone();
    }

    @Override
    public void close() {
      isOver.set(true);
      thread.shutdown();
    }
  }
}

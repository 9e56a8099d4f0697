package io.github.gok8s.kube.manifest;

import io.github.gok8s.kube.KubeException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a container is watched.
 *
 * @param startup whether it has started; the others wait for it
 * @param readiness whether it gets requests
 * @param liveness whether it is restarted
 */
public record Probes(Optional<Probe> startup, Optional<Probe> readiness, Optional<Probe> liveness) {

  /** No probe at all, as for what listens nowhere. */
  public static final Probes NONE =
      new Probes(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Completes what is configured: a program with ports is ready when its first one can be connected to, and has started
   * when it is ready for the first time. It is restarted by itself only if it says how it tells that it hangs.
   *
   * @param hasPorts whether the program listens on a port
   * @throws KubeException if a text is no probe, or needs a port and there is none
   */
  public static Probes of(
      @Nullable String startup,
      @Nullable String readiness,
      @Nullable String liveness,
      boolean hasPorts)
      throws KubeException {
    Optional<Probe> ready = readiness == null
        ? Optional.of(new Probe.Tcp(OptionalInt.empty()))
            .filter(any -> hasPorts)
            .map(Probe.class::cast)
        : parse(readiness, "readiness", hasPorts);
    Optional<Probe> live =
        liveness == null ? Optional.empty() : parse(liveness, "liveness", hasPorts);
    Optional<Probe> started =
        startup == null ? ready.or(() -> live) : parse(startup, "startup", hasPorts);
    return new Probes(started, ready, live);
  }

  /** Whether one of them speaks HTTP or gRPC to the first port, and which of them it is. */
  public Optional<String> protocolOfFirstPort() {
    return Stream.of(readiness, liveness, startup)
        .flatMap(Optional::stream)
        .filter(probe -> probe.port().isEmpty() && !(probe instanceof Probe.Tcp))
        .map(probe -> probe instanceof Probe.Http ? "http" : "grpc")
        .findFirst();
  }

  private static Optional<Probe> parse(String text, String element, boolean hasPorts)
      throws KubeException {
    Optional<Probe> probe = Probe.parse(text, element);
    if (probe.isPresent() && probe.get().port().isEmpty() && !hasPorts) {
      throw KubeException.inProject(
          "<workload><probes><" + element + "> (-Dk8s.probes." + element + ") is \"" + text
              + "\", but <image><ports> (-Dk8s.image.ports) names no port to ask: name it there, or here as in :8080/healthz.");
    }
    return probe;
  }
}

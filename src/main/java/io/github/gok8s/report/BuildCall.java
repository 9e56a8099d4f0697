package io.github.gok8s.report;

import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.BuildSpan;
import io.github.gok8s.result.Platform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One call of {@code go build}, which makes all programs of a platform.
 *
 * @param platform the platform
 * @param programs their names, as in {@code client, server}
 * @param span when it was
 */
record BuildCall(Platform platform, String programs, BuildSpan span) {

  /** Gives the calls that made the binaries, in their order. */
  static List<BuildCall> of(BuildRecord build) {
    Map<Platform, List<Binary>> platforms = build.binaries().stream()
        .collect(Collectors.groupingBy(Binary::platform, LinkedHashMap::new, Collectors.toList()));
    return platforms.entrySet().stream()
        .map(entry -> new BuildCall(
            entry.getKey(),
            entry.getValue().stream().map(Binary::name).collect(Collectors.joining(", ")),
            entry.getValue().get(0).span()))
        .toList();
  }
}

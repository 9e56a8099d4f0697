package io.github.gok8s.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.gok8s.result.Binaries;
import io.github.gok8s.result.Binary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImageInputsTest {

  private static final ImageSpec PLAIN = Specs.plain(new BaseImage.Scratch());
  private static final ImageSpec.Start START = Specs.start();

  @Test
  void areTheSameForTheSameImage() throws Exception {
    assertThat(inputs(PLAIN, "a")).isEqualTo(inputs(Specs.plain(new BaseImage.Scratch()), "a"));
  }

  @Test
  void tellApartBinaries() throws Exception {
    assertThat(inputs(PLAIN, "a")).isNotEqualTo(inputs(PLAIN, "b"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void tellApartAllThatCanBeConfigured(ImageSpec other) throws Exception {
    assertThat(inputs(other, "a")).isNotEqualTo(inputs(PLAIN, "a"));
  }

  static Stream<ImageSpec> others() throws ImageException {
    ContainerPath data = ContainerPath.parse("/data", "volumes");
    return Stream.of(
        with(new ImageSpec.Naming(new ImageName("hall"), PLAIN.naming().tags())),
        with(new ImageSpec.Naming(PLAIN.naming().name(), List.of(new Tag("2")))),
        with(new ImageSpec.Bases(new BaseImage.Static(), Map.of())),
        with(new ImageSpec.Bases(
            new BaseImage.Scratch(),
            Map.of(Specs.platform("linux/amd64"), new BaseImage.Static()))),
        with(new ImageSpec.Description(Instant.EPOCH, PLAIN.description().annotations())),
        with(new ImageSpec.Description(Specs.CREATED, Map.of())),
        with(new ImageSpec.Output(true, false, Optional.empty())),
        with(new ImageSpec.Output(false, true, Optional.empty())),
        with(new ImageSpec.Output(false, false, Optional.of(new ByteSize(1_000_000)))),
        with(new ImageSpec.Container(START, ExposedPort.parse(List.of("80")), List.of(), Map.of())),
        with(new ImageSpec.Container(START, List.of(), List.of(data), Map.of())),
        with(new ImageSpec.Container(START, List.of(), List.of(), Map.of("a", "1"))),
        with(new ImageSpec.Container(
            START, List.of(), List.of(), Map.of(), Optional.of(StopSignal.parse("INT")))),
        with(new ImageSpec.Additions(
            Path.of(""),
            List.of(FileRule.emptyFolder(new ContainerPath("/data"), FileOwner.ROOT)),
            List.of())),
        with(new ImageSpec.Start(
            List.of("/app/x"), List.of(), START.environment(), START.user(), Optional.empty())),
        with(new ImageSpec.Start(
            START.entrypoint(), List.of("x"), START.environment(), START.user(), Optional.empty())),
        with(new ImageSpec.Start(
            START.entrypoint(),
            List.of(),
            new Environment(Map.of("a", "1")),
            START.user(),
            Optional.empty())),
        with(new ImageSpec.Start(
            START.entrypoint(),
            List.of(),
            START.environment(),
            new ContainerUser("0"),
            Optional.empty())),
        with(new ImageSpec.Start(
            START.entrypoint(), List.of(), START.environment(), START.user(), Optional.of(data))));
  }

  private static ImageSpec with(ImageSpec.Naming naming) {
    return new ImageSpec(
        naming, PLAIN.bases(), PLAIN.container(), PLAIN.description(), PLAIN.output());
  }

  private static ImageSpec with(ImageSpec.Bases bases) {
    return new ImageSpec(
        PLAIN.naming(), bases, PLAIN.container(), PLAIN.description(), PLAIN.output());
  }

  private static ImageSpec with(ImageSpec.Container container) {
    return new ImageSpec(
        PLAIN.naming(), PLAIN.bases(), container, PLAIN.description(), PLAIN.output());
  }

  private static ImageSpec with(ImageSpec.Start start) {
    return with(new ImageSpec.Container(start, List.of(), List.of(), Map.of()));
  }

  private static ImageSpec with(ImageSpec.Description description) {
    return new ImageSpec(
        PLAIN.naming(), PLAIN.bases(), PLAIN.container(), description, PLAIN.output());
  }

  private static ImageSpec with(ImageSpec.Additions additions) {
    return new ImageSpec(
        PLAIN.naming(),
        PLAIN.bases(),
        PLAIN.container(),
        PLAIN.description(),
        PLAIN.output(),
        additions);
  }

  private static ImageSpec with(ImageSpec.Output output) {
    return new ImageSpec(
        PLAIN.naming(), PLAIN.bases(), PLAIN.container(), PLAIN.description(), output);
  }

  private static JsonObject inputs(ImageSpec spec, String digit) throws Exception {
    Binary room = Binaries.unread("room", Specs.platform("linux/amd64"), digit.repeat(64));
    return ImageInputs.of(
        spec,
        PlatformPlan.of(
            spec.bases(), List.of(room), spec.additions().layer().stream().toList()));
  }
}

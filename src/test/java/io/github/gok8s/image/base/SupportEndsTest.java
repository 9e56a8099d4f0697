package io.github.gok8s.image.base;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.image.BaseImage;
import io.github.gok8s.image.ImageReference;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SupportEndsTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-25");

  @Test
  void areWarnedOf() {
    assertThat(warning("gcr.io/distroless/static-debian12:nonroot"))
        .contains(
            "The support of the base image gcr.io/distroless/static-debian12:nonroot has ended"
                + " (2026-09-30), so nobody mends it any more: take debian13 in <image><base>"
                + " (-Dk8s.image.base).");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gcr.io/distroless/base-debian11",
        "alpine:3.5",
        "alpine:3.17.2",
        "alpine:3.18",
        "alpine:3.19.0",
        "alpine:3.20",
        "alpine:3.21.3",
        "debian:10",
        "debian:bullseye-slim",
        "debian:11.2",
        "ubuntu:20.04",
        "ubuntu:bionic-20220101",
      })
  void areKnownOf(String reference) {
    assertThat(warning(reference)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gcr.io/distroless/static-debian13:nonroot",
        "gcr.io/distroless/static",
        "alpine",
        "alpine:3",
        "alpine:3.22",
        "alpine:3.24",
        "alpine:edge",
        "debian:12",
        "debian:13-slim",
        "ubuntu:24.04",
        "registry.example.com/alpine:3.5",
      })
  void areNotKnownOfOthers(String reference) {
    assertThat(warning(reference)).isEmpty();
  }

  @Test
  void areNoMatterUntilTheDayAfter() {
    ImageReference distroless =
        ImageReference.parse("gcr.io/distroless/static-debian12").orElseThrow();

    assertThat(SupportEnds.warning(distroless, LocalDate.parse("2026-09-30"))).isEmpty();
    assertThat(SupportEnds.warning(distroless, LocalDate.parse("2026-10-01"))).isPresent();
  }

  @Test
  void areStillToComeForTheWordsOfTheConfiguration() throws Exception {
    for (String word : BaseImage.WORDS) {
      if (BaseImage.parse(word) instanceof BaseImage.Remote remote) {
        assertThat(SupportEnds.warning(remote.reference(), TODAY)).isEmpty();
      }
    }
  }

  private static Optional<String> warning(String reference) {
    return SupportEnds.warning(ImageReference.parse(reference).orElseThrow(), TODAY);
  }
}

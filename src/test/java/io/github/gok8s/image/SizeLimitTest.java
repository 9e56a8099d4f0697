package io.github.gok8s.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SizeLimitTest {

  private static final ByteSize LIMIT = new ByteSize(2_000_000);

  @Test
  void letsThroughWhatIsNotAboveIt() throws ImageException {
    SizeLimit.check(LIMIT, List.of(size("linux/amd64", 500_000, 1_500_000)));
    SizeLimit.check(LIMIT, List.of());
  }

  @Test
  void tellsTheLargestLayerByLayerAndTheOthersBrieflyLargestFirst() {
    assertThatThrownBy(() -> SizeLimit.check(
            LIMIT,
            List.of(
                size("linux/386", 500_000, 1_600_000),
                size("linux/amd64", 500_000, 2_500_000),
                size("linux/arm64", 500_000, 1_000_000),
                size("linux/s390x", 500_000, 2_100_000))))
        .isInstanceOf(ImageException.class)
        .hasMessage("The image for linux/amd64 is 3.00 MB (base 500 KB, room 2.50 MB), above the"
            + " limit of 2.00 MB; above it too: linux/s390x 2.60 MB, linux/386 2.10 MB."
            + " Make the binary smaller, take another <image><base>, or raise <image><maxSize>"
            + " (-Dk8s.image.maxSize).");
  }

  @Test
  void aPlatformsSizeIsThatOfItsLayers() {
    PlatformSize size = size("linux/amd64", 500_000, 2_500_000);

    assertThat(size.stored()).isEqualTo(3_000_000);
    assertThat(size.storedBase()).isEqualTo(500_000);
    assertThat(size.unpacked()).isEqualTo(6_000_000);
  }

  private static PlatformSize size(String platform, long base, long room) {
    return new PlatformSize(
        Specs.platform(platform),
        new BaseImage.Static(),
        List.of(
            new PlatformSize.Layer("base", base, 2 * base),
            new PlatformSize.Layer("room", room, 2 * room)),
        1);
  }
}

package io.github.gok8s.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.result.ImageRecord;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SizeTableTest {

  private static final PlatformSize ON_STATIC = new PlatformSize(
      Specs.platform("linux/arm64"),
      new BaseImage.Static(),
      List.of(
          new PlatformSize.Layer("static base of 2026-11-24", 240_000, 520_000),
          new PlatformSize.Layer("html-server", 1_650_000, 4_900_000)),
      1);
  private static final PlatformSize ON_SCRATCH = new PlatformSize(
      Specs.platform("linux/amd64"),
      new BaseImage.Scratch(),
      List.of(new PlatformSize.Layer("html-server", 1_704_000, 5_010_000)),
      0);

  @Test
  void showsEachPlatformAndTheImagesOfTheLab() {
    assertThat(SizeTable.lines(image(ON_STATIC, ON_SCRATCH)))
        .containsExactly(
            "image   linux/arm64         1.89 MB   (binary 1.65, base 0.24)",
            "image   linux/amd64         1.70 MB   (binary 1.70, no base)",
            "compare                      810 MB   golang:1.14, unpacked: what the lab builds in",
            "compare                     5.57 MB   alpine of the same year, unpacked: what the lab copies to",
            "compare                     5.01 MB   shop/html-server on scratch, unpacked, linux/amd64: 99.3 % less than golang");
  }

  @Test
  void comparesTheFirstPlatformWhereThereIsNoLinuxAmd64() {
    assertThat(SizeTable.lines(image(ON_STATIC)))
        .last()
        .isEqualTo(
            "compare                     5.42 MB   shop/html-server on static, unpacked, linux/arm64: 99.3 % less than golang");
  }

  @Test
  void theLimitNamesTheLargestPlatformItsLayersAndTheOthers() {
    assertThatThrownBy(() -> SizeLimit.check(new ByteSize(900_000), List.of(ON_SCRATCH, ON_STATIC)))
        .isInstanceOf(ImageException.class)
        .hasMessage(
            "The image for linux/arm64 is 1.89 MB (static base of 2026-11-24 240 KB, html-server 1.65 MB), above the limit of 900 KB; above it too: linux/amd64 1.70 MB"
                + ". Make the binary smaller, take another <image><base>, or raise <image><maxSize> (-Dk8s.image.maxSize).");
  }

  @Test
  void theLimitItselfIsAllowed() {
    assertThatCode(() -> SizeLimit.check(new ByteSize(1_890_000), List.of(ON_SCRATCH, ON_STATIC)))
        .doesNotThrowAnyException();
  }

  private static AssembledImage image(PlatformSize... sizes) {
    ImageRecord record = new ImageRecord(
        "shop/html-server",
        List.of("1"),
        "sha256:1",
        false,
        new ImageRecord.Base("static", Optional.empty()),
        List.of());
    return new AssembledImage(record, List.of(sizes), false);
  }
}

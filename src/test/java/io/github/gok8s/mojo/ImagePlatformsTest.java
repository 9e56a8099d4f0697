package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.image.BaseImage;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.result.InvalidPlatformException;
import io.github.gok8s.result.Platform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagePlatformsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                            | linux/amd64 linux/arm/v6 linux/arm/v7 linux/arm64",
        "all                           | linux/amd64 linux/arm/v6 linux/arm/v7 linux/arm64",
        "linux/*                       | linux/amd64 linux/arm/v6 linux/arm/v7 linux/arm64",
        "linux/arm64                   | linux/arm64",
        "linux/arm64 linux/amd64       | linux/amd64 linux/arm64",
        "linux/arm                     | linux/arm/v7",
        "linux/arm/*                   | linux/arm/v6 linux/arm/v7",
        "all !linux/arm/v6             | linux/amd64 linux/arm/v7 linux/arm64",
      })
  void selectsAmongTheLinuxPlatformsThatAreBuilt(String words, String selected) throws Exception {
    assertThat(ImagePlatforms.select(elements(words), built()).platforms())
        .extracting(Platform::toString)
        .containsExactly(selected.split(" "));
  }

  /** In the short form and on the command line the list is taken apart at each comma. */
  @Test
  void knowsLevelsThatHoldACommaThemselves() throws Exception {
    List<Platform> built = List.of(
        Platform.parse("linux/arm/v7,softfloat"),
        Platform.parse("linux/arm64/v9.5,lse,crypto"),
        Platform.parse("linux/amd64"));
    List<ImagePlatform> elements =
        elements("linux/arm/v7 softfloat linux/arm64/v9.5 lse crypto linux/amd64");
    elements.get(0).base = "scratch";

    for (int time = 0; time < 2; time++) {
      ImagePlatforms selected = ImagePlatforms.select(elements, built);
      assertThat(selected.platforms()).containsExactlyInAnyOrderElementsOf(built);
      assertThat(selected.bases()).containsOnlyKeys(built.get(0));
    }
    assertThat(ImagePlatforms.select(elements("all !linux/arm/v7 softfloat"), built)
            .platforms())
        .containsExactlyInAnyOrder(built.get(1), built.get(2));
  }

  @Test
  void givesAPlatformTheBaseOfItsOwn() throws Exception {
    List<ImagePlatform> elements = List.of(
        element("all", null), element("linux/arm/*", "scratch"), element("linux/arm/v7", "static"));

    assertThat(ImagePlatforms.select(elements, built()).bases().toString())
        .contains("linux/arm/v6=Scratch", "linux/arm/v7=Static")
        .doesNotContain("amd64");
    assertThat(ImagePlatforms.select(elements, built()).bases())
        .containsEntry(Platform.parse("linux/arm/v6"), new BaseImage.Scratch());
  }

  @Test
  void refusesAPlatformThatIsNotBuiltForLinux() {
    for (String word : List.of("linux/s390x", "windows/amd64", "darwin/*")) {
      assertThatThrownBy(() -> ImagePlatforms.select(elements(word), built()))
          .isInstanceOf(ImageException.class)
          .hasMessage("<image><platforms> (-Dk8s.image.platforms) names " + word
              + ", but images are made of linux binaries, and none is built for that."
              + " Built for linux: linux/amd64, linux/arm/v6, linux/arm/v7, linux/arm64."
              + " Add it to <platforms> (-Dk8s.platforms), or take it out.");
    }
  }

  @Test
  void refusesWhatIsNoPlatformAndNoBase() {
    assertThatThrownBy(() -> ImagePlatforms.select(elements("linux"), built()))
        .isInstanceOf(InvalidPlatformException.class);
    assertThatThrownBy(() -> ImagePlatforms.select(List.of(element("all", "no base")), built()))
        .isInstanceOf(ImageException.class)
        .hasMessageStartingWith("\"no base\" is not a base image");
  }

  private static List<Platform> built() throws InvalidPlatformException {
    List<Platform> platforms = new ArrayList<>();
    for (String text : List.of(
        "windows/amd64",
        "linux/arm64",
        "linux/arm/v7",
        "linux/amd64",
        "linux/arm/v6",
        "linux/amd64")) {
      platforms.add(Platform.parse(text));
    }
    return platforms;
  }

  private static List<ImagePlatform> elements(String words) {
    return Arrays.stream(words.split(" "))
        .filter(word -> !word.isEmpty())
        .map(word -> element(word, null))
        .toList();
  }

  private static ImagePlatform element(String name, @Nullable String base) {
    ImagePlatform element = new ImagePlatform();
    element.set(name);
    element.base = base;
    return element;
  }
}

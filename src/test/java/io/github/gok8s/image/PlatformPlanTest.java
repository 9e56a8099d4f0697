package io.github.gok8s.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.result.Binaries;
import io.github.gok8s.result.Binary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlatformPlanTest {

  private static final ImageSpec.Bases STATIC =
      new ImageSpec.Bases(new BaseImage.Static(), Map.of());

  @Test
  void sortsPlatformsAndBinaries() throws ImageException {
    List<PlatformPlan> plans = PlatformPlan.of(
        STATIC,
        List.of(binary("b", "linux/arm64"), binary("a", "linux/arm64"), binary("a", "linux/386")),
        List.of());

    assertThat(plans)
        .extracting(plan -> plan.platform().toString())
        .containsExactly("linux/386", "linux/arm64");
    assertThat(plans.get(1).layers())
        .extracting(LayerSource::title)
        .containsExactly(StaticBaseLayer.current().title(), "a", "b");
  }

  @Test
  void refusesToMakeAnImageOfNothing() {
    assertThatThrownBy(() -> PlatformPlan.of(STATIC, List.of(), List.of()))
        .isInstanceOf(ImageException.class)
        .hasMessage("There is no binary for linux to put into an image: name a linux platform in"
            + " <platforms> (-Dk8s.platforms), as in linux/amd64.");
  }

  @Test
  void refusesABaseForAPlatformThatIsNotBuilt() {
    ImageSpec.Bases bases = new ImageSpec.Bases(
        new BaseImage.Static(), Map.of(Specs.platform("linux/s390x"), new BaseImage.Scratch()));

    assertThatThrownBy(() -> PlatformPlan.of(bases, List.of(binary("a", "linux/amd64")), List.of()))
        .isInstanceOf(ImageException.class)
        .hasMessage("<image><platforms> names linux/s390x, for which nothing is built: add it to"
            + " <platforms> (-Dk8s.platforms), or take it out of <image><platforms>.");
  }

  @Test
  void refusesPlatformsThatARuntimeCanNotTellApart() {
    List<Binary> binaries =
        List.of(binary("a", "linux/mips/hardfloat"), binary("a", "linux/mips/softfloat"));

    assertThatThrownBy(() -> PlatformPlan.of(STATIC, binaries, List.of()))
        .isInstanceOf(ImageException.class)
        .hasMessage("linux/mips/hardfloat and linux/mips/softfloat can't be in one image, because a"
            + " container runtime can't tell them apart: choose one of them in"
            + " <image><platforms>.");
  }

  private static Binary binary(String name, String platform) {
    return Binaries.unread(name, Specs.platform(platform), "0".repeat(64));
  }
}

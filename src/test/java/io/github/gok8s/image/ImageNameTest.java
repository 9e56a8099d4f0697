package io.github.gok8s.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNameTest {

  @ParameterizedTest
  @CsvSource({
    "room,                                 docker.io/library/room",
    "shop/room,                            docker.io/shop/room",
    "docker.io/shop/room,                  docker.io/shop/room",
    "registry.example.com/shop/room,       registry.example.com/shop/room",
    "localhost/room,                       localhost/room",
    "localhost:5000/room,                  localhost:5000/room",
    "127.0.0.1:5000/a/b/c_d__e-f.g,        127.0.0.1:5000/a/b/c_d__e-f.g",
    "' room ',                             docker.io/library/room",
  })
  void takesNamesAndGivesThemAsARuntimeKeepsThem(String text, String whole) throws ImageException {
    ImageName name = ImageName.parse(text);

    assertThat(name).hasToString(text.strip());
    assertThat(name.withRegistry()).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Room",
        "room:1",
        "a//b",
        "/room",
        "room/",
        "a b",
        "room@sha256",
        "-room",
        "r..m",
        "äpfel"
      })
  void refusesWhatIsNoName(String text) {
    assertThatThrownBy(() -> ImageName.parse(text))
        .isInstanceOf(ImageException.class)
        .hasMessage("\"" + text
            + "\" is not the name of an image: write it in lower case and without a tag, as in registry.example.com/shop/html-server."
            + " Correct <image><name> (-Dk8s.image.name); tags stand in <image><tags>.");
  }

  @Test
  void refusesANameThatIsTooLong() {
    assertThatThrownBy(() -> ImageName.parse("a".repeat(256))).isInstanceOf(ImageException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "room",
        "a/b",
        "registry.example.com/shop/room",
        "localhost:5000/r",
        "a_b",
        "a__b",
        "a___b",
        "a--b",
        "a.b",
        "a..b",
        "A/b",
        "A/B",
        "a.B:80/c",
        "a/b/",
        "a b",
        "a:b/c",
        "-a",
        "a-",
        "1.2.3.4/x"
      })
  void agreesWithJibWhichPushesIt(String text) {
    assertThat(isName(text)).isEqualTo(isJibReference(text));
  }

  @ParameterizedTest
  @CsvSource({
    "room, localhost:5000/room",
    "shop/room, localhost:5000/shop/room",
    "registry.example.com/shop/room, localhost:5000/shop/room",
    "registry:5000/room, localhost:5000/room",
    "localhost/room, localhost:5000/room",
    "localhost:5000/room, localhost:5000/room"
  })
  void theSamePathLiesInAnotherRegistry(String text, String there) throws Exception {
    assertThat(ImageName.parse(text).in("localhost:5000")).hasToString(there);
  }

  private static boolean isName(String text) {
    try {
      ImageName.parse(text);
      return true;
    } catch (ImageException e) {
      return false;
    }
  }

  private static boolean isJibReference(String text) {
    try {
      ImageReference.parse(text + ":1");
      return true;
    } catch (InvalidImageReferenceException e) {
      return false;
    }
  }
}

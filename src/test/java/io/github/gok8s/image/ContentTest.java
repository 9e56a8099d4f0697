package io.github.gok8s.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentTest {

  @Test
  void isTheSameIfTypeAndBytesAre() {
    Content content = new Content(Descriptor.INDEX, "{}".getBytes(UTF_8));

    assertThat(content).isEqualTo(new Content(Descriptor.INDEX, "{}".getBytes(UTF_8)));
    assertThat(content).hasSameHashCodeAs(new Content(Descriptor.INDEX, "{}".getBytes(UTF_8)));
    assertThat(content).isNotEqualTo(new Content(Descriptor.MANIFEST, "{}".getBytes(UTF_8)));
    assertThat(content).isNotEqualTo(new Content(Descriptor.INDEX, "{ }".getBytes(UTF_8)));
  }

  @Test
  void pointsToItsBytes() {
    Content content = new Content(Descriptor.INDEX, "{}".getBytes(UTF_8));

    assertThat(content.descriptor().size()).isEqualTo(2);
    assertThat(content.descriptor().digest())
        .isEqualTo("sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    assertThat(content).hasToString(content.descriptor().toString());
  }
}

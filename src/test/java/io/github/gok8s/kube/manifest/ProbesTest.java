package io.github.gok8s.kube.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.kube.KubeException;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbesTest {

  private static final Probe CONNECTS = new Probe.Tcp(OptionalInt.empty());

  @Test
  void askWhetherThePortCanBeConnectedTo() throws Exception {
    Probes probes = Probes.of(null, null, null, true);

    assertThat(probes.readiness()).contains(CONNECTS);
    assertThat(probes.startup()).contains(CONNECTS);
    assertThat(probes.liveness()).isEmpty();
    assertThat(probes.protocolOfFirstPort()).isEmpty();
  }

  @Test
  void areNoneWithoutAPort() throws Exception {
    assertThat(Probes.of(null, null, null, false)).isEqualTo(Probes.NONE);
  }

  @Test
  void askAtTheStartWhatTheyAskLater() throws Exception {
    assertThat(Probes.of(null, "/readyz", "/livez", true).startup())
        .contains(new Probe.Http("/readyz", OptionalInt.empty()));
    assertThat(Probes.of(null, "none", "/livez", true).startup())
        .contains(new Probe.Http("/livez", OptionalInt.empty()));
    assertThat(Probes.of("none", null, null, true).startup()).isEmpty();
    assertThat(Probes.of("tcp:9", "none", null, true).startup())
        .contains(new Probe.Tcp(OptionalInt.of(9)));
  }

  @ParameterizedTest
  @CsvSource({"/readyz, http", "grpc, grpc", "tcp,", ":8081/readyz,"})
  void knowWhatTheFirstPortSpeaks(String readiness, String protocol) throws Exception {
    assertThat(Probes.of(null, readiness, null, true).protocolOfFirstPort().orElse(null))
        .isEqualTo(protocol);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/readyz | http | {\"httpGet\":{\"path\":\"/readyz\",\"port\":\"http\"}}",
        ":8081/a?b=c | 8081 | {\"httpGet\":{\"path\":\"/a?b=c\",\"port\":8081}}",
        "tcp | http | {\"tcpSocket\":{\"port\":\"http\"}}",
        "grpc:9000 | 9000 | {\"grpc\":{\"port\":9000}}"
      })
  void areWrittenAsHandlers(String text, String port, String json) throws Exception {
    assertThat(Probe.parse(text, "readiness").orElseThrow().handler(port)).hasToString(json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "readyz", "http", "tcp:", "tcp:x", "/a b", "8080"})
  void refuseWhatIsNone(String text) {
    assertThatThrownBy(() -> Probes.of(null, null, text, true))
        .isInstanceOf(KubeException.class)
        .hasMessage(
            "<workload><probes><liveness> (-Dk8s.probes.liveness) is \"" + text
                + "\": write a path as in /readyz or :8081/readyz, tcp, grpc, both also with a port as in tcp:8081, or none.");
  }

  @Test
  void needAPortToAsk() throws Exception {
    assertThatThrownBy(() -> Probes.of(null, "/readyz", null, false))
        .hasMessage(
            "<workload><probes><readiness> (-Dk8s.probes.readiness) is \"/readyz\", but <image><ports> (-Dk8s.image.ports)"
                + " names no port to ask: name it there, or here as in :8080/healthz.");
    assertThat(Probes.of(null, ":8080/readyz", null, false).readiness()).isPresent();
  }
}

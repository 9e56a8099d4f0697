package io.github.gok8s.kube.manifest;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the kubelet asks the program how it is. */
public sealed interface Probe {

  /** What nobody has to write down. */
  String NONE = "none";

  /** The port, where it is not the first one. */
  OptionalInt port();

  /** Gives what stands in a probe for it, with the port by name or number. */
  JsonObject handler(String port);

  /**
   * Gets a page.
   *
   * @param path {@code /readyz}
   */
  record Http(String path, OptionalInt port) implements Probe {

    @Override
    public JsonObject handler(String portName) {
      return JsonLiteral.object(
          "httpGet", JsonLiteral.object("path", path, "port", number(portName)));
    }
  }

  /** Connects. */
  record Tcp(OptionalInt port) implements Probe {

    @Override
    public JsonObject handler(String portName) {
      return JsonLiteral.object("tcpSocket", JsonLiteral.object("port", number(portName)));
    }
  }

  /** Calls the gRPC health service; the port has a number there, never a name. */
  record Grpc(OptionalInt port) implements Probe {

    @Override
    public JsonObject handler(String portNumber) {
      return JsonLiteral.object("grpc", JsonLiteral.object("port", number(portNumber)));
    }
  }

  /**
   * Parses {@code /readyz}, {@code :8081/readyz}, {@code tcp}, {@code tcp:8081}, {@code grpc} and {@code grpc:9090};
   * {@code none} is no probe.
   *
   * @param element its name in {@code <probes>}
   * @throws KubeException if it is none of them
   */
  static Optional<Probe> parse(String text, String element) throws KubeException {
    if (text.strip().equals(NONE)) {
      return Optional.empty();
    }
    Matcher matcher = Forms.TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw KubeException.inProject(
          "<workload><probes><" + element + "> (-Dk8s.probes." + element + ") is \"" + text
              + "\": write a path as in /readyz or :8081/readyz, tcp, grpc, both also with a port as in tcp:8081, or none.");
    }
    if (matcher.group(3) != null) {
      return Optional.of(new Http(matcher.group(4), port(matcher.group(3))));
    }
    OptionalInt port = port(matcher.group(2));
    return Optional.of(matcher.group(1).equals("tcp") ? new Tcp(port) : new Grpc(port));
  }

  private static OptionalInt port(String text) {
    return text == null || text.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(text.substring(1)));
  }

  private static Object number(String port) {
    return Character.isDigit(port.charAt(0)) ? Integer.valueOf(port) : port;
  }

  /** What a probe may look like. */
  final class Forms {

    private static final Pattern TEXT =
        Pattern.compile("(?:(tcp|grpc)(:\\d{1,5})?|(|:\\d{1,5})(/\\S*))");

    private Forms() {}
  }
}

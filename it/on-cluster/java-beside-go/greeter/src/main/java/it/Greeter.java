package it;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Answers with a greeting. */
public final class Greeter {

  private Greeter() {}

  public static void main(String[] arguments) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
    byte[] greeting = ("Oh hai from Java, GOMEMLIMIT " + System.getenv("GOMEMLIMIT")).getBytes(StandardCharsets.UTF_8);
    server.createContext("/", exchange -> {
      exchange.sendResponseHeaders(200, greeting.length);
      exchange.getResponseBody().write(greeting);
      exchange.close();
    });
    server.start();
  }
}

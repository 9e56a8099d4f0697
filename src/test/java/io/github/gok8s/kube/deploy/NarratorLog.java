package io.github.gok8s.kube.deploy;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.helpers.MessageFormatter;

/** Keeps what a user would be told. */
final class NarratorLog {

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> fresh = new LinkedBlockingQueue<>();

  Narrator narrator() {
    return new Narrator((Logger) Proxy.newProxyInstance(
        Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, given) -> {
          if (method.getName().equals("info") || method.getName().equals("warn")) {
            lines.add(text(given));
            fresh.add(text(given));
          }
          return null;
        }));
  }

  List<String> lines() {
    return lines;
  }

  /** Waits until a line that begins so is told; each line is seen once. */
  void await(String line) throws InterruptedException {
    String next = fresh.poll(2, TimeUnit.MINUTES);
    while (next != null && !next.startsWith(line)) {
      next = fresh.poll(2, TimeUnit.MINUTES);
    }
    if (next == null) {
      throw new AssertionError("not told: " + line + ", but " + lines);
    }
  }

  private static String text(Object[] given) {
    Object[] values = given.length == 2 && given[1] instanceof Object[] several
        ? several
        : Arrays.copyOfRange(given, 1, given.length);
    return MessageFormatter.arrayFormat((String) given[0], values).getMessage();
  }
}

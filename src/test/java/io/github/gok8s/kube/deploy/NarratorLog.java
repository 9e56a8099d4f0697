package io.github.gok8s.kube.deploy;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.helpers.MessageFormatter;

/** Keeps what a user would be told. */
final class NarratorLog {

  private final List<String> lines = new CopyOnWriteArrayList<>();

  Narrator narrator() {
    return new Narrator((Logger) Proxy.newProxyInstance(
        Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, given) -> {
          if (method.getName().equals("info") || method.getName().equals("warn")) {
            lines.add(text(given));
          }
          return null;
        }));
  }

  List<String> lines() {
    return lines;
  }

  private static String text(Object[] given) {
    Object[] values = given.length == 2 && given[1] instanceof Object[] several
        ? several
        : Arrays.copyOfRange(given, 1, given.length);
    return MessageFormatter.arrayFormat((String) given[0], values).getMessage();
  }
}

package io.github.gok8s.desugar;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Type;

/** The interfaces that one class implements for many lambdas. */
final class SharedInterfaces {

  private final ClassLoader loader;
  private final Set<String> names = new TreeSet<>();
  private final Set<String> called = new TreeSet<>();
  private final Map<String, Class<?>> defaults = new HashMap<>();

  /** @param loader finds them */
  SharedInterfaces(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Takes in the interface of a lambda, unless one class can't implement it and the others: a default method of one would
   * be there twice, or would be what another one's lambda is called by.
   *
   * @param method that the lambda is called by, with its descriptor
   */
  boolean add(Type type, String method) {
    Map<String, Class<?>> inherited = new HashMap<>(defaults);
    for (var each : find(type).getMethods()) {
      Class<?> declaring = each.getDeclaringClass();
      Class<?> known = each.isDefault()
          ? inherited.putIfAbsent(each.getName() + Type.getMethodDescriptor(each), declaring)
          : declaring;
      if (known != null && known != declaring) {
        return false;
      }
    }
    if (inherited.containsKey(method) || called.stream().anyMatch(inherited::containsKey)) {
      return false;
    }
    names.add(type.getInternalName());
    called.add(method);
    defaults.putAll(inherited);
    return true;
  }

  private Class<?> find(Type type) {
    try {
      return Class.forName(type.getClassName(), false, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          type.getClassName() + ", which a lambda implements, is not on the class path", e);
    }
  }

  /** Internal names, as a class file has them. */
  String[] names() {
    return names.toArray(String[]::new);
  }
}

package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.jspecify.annotations.Nullable;

/**
 * One element of the configuration.
 *
 * @param name the element's name, after those of the groups around it: {@code image.name}
 * @param kind how it is written down
 * @param field the field of the goal or the bean that takes the value
 * @param children the elements in it, where it is a group or a list of groups
 */
record Option(String name, Kind kind, Field field, List<Option> children) {

  private static final String WORKLOAD = "workload.";

  /** Found once: each goal of each module asks. */
  private static final ClassValue<List<Option>> OF_GOAL = new ClassValue<>() {
    @Override
    protected List<Option> computeValue(Class<?> goal) {
      return List.copyOf(of(goal, ""));
    }
  };

  Option {
    children = List.copyOf(children);
  }

  /** Lists the elements that a goal has, those of its superclasses first. */
  static List<Option> of(Class<?> goal) {
    return OF_GOAL.get(goal);
  }

  /** Gives the element's own name: {@code name} of {@code image.name}. */
  String lastName() {
    return field.getName();
  }

  /** Gives {@code k8s.image.name}; the elements of {@code <workload>} go without its name, as in {@code k8s.replicas}. */
  String property() {
    return "k8s." + (name.startsWith(WORKLOAD) ? name.substring(WORKLOAD.length()) : name);
  }

  /** Gives {@code <image><name>}. */
  String element() {
    return "<" + name.replace(".", "><") + ">";
  }

  /** Gives this and all elements below it. */
  Stream<Option> withDescendants() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(Option::withDescendants));
  }

  /** Whether a property can give the value; for beans that is so where they have a short form, {@code set(String)}. */
  boolean hasProperty() {
    return switch (kind) {
      case GROUP, GROUPS -> shortForm().isPresent();
      default -> true;
    };
  }

  @Nullable
  Object get(Object owner) {
    try {
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives an owner the value that another one has, or none if that has none. */
  void copy(Object from, Object to) {
    try {
      field.set(to, field.get(from));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  void set(Object owner, Object value) {
    try {
      field.set(owner, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether neither the POM nor a property gave a value yet. */
  boolean isUnset(Object owner) {
    Object value = get(owner);
    return value == null
        || (value instanceof Collection<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty());
  }

  /** Makes an empty bean for a group. */
  Object newBean() {
    try {
      Constructor<?> constructor = bean(field).getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes a bean for a group from its short form. */
  Object newBean(String text) {
    Object made = newBean();
    setShortForm(made, text);
    return made;
  }

  /** Gives a bean its short form; the elements that it has stay. */
  void setShortForm(Object bean, String text) {
    try {
      requireNonNull(shortForm().orElse(null), "a short form").invoke(bean, text);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<Method> shortForm() {
    return Arrays.stream(bean(field).getMethods())
        .filter(method -> method.getName().equals("set")
            && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
        .findFirst();
  }

  private static List<Option> of(Class<?> type, String prefix) {
    if (type == Object.class || type == AbstractMojo.class) {
      return List.of();
    }
    Class<?> above = type.getSuperclass();
    List<Option> options = new ArrayList<>(prefix.isEmpty() ? of(above) : of(above, prefix));
    for (Field field : type.getDeclaredFields()) {
      if ((field.getModifiers() & (Modifier.STATIC | Modifier.FINAL)) == 0) {
        Kind.of(field).ifPresent(kind -> options.add(of(field, kind, prefix)));
      }
    }
    return options;
  }

  private static Option of(Field field, Kind kind, String prefix) {
    field.setAccessible(true);
    String name = prefix + field.getName();
    boolean hasChildren = kind == Kind.GROUP || kind == Kind.GROUPS;
    return new Option(name, kind, field, hasChildren ? of(bean(field), name + ".") : List.of());
  }

  private static Class<?> bean(Field field) {
    return field.getGenericType() instanceof ParameterizedType list
        ? (Class<?>) list.getActualTypeArguments()[0]
        : field.getType();
  }
}

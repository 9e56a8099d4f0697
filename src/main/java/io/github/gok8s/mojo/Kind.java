package io.github.gok8s.mojo;

import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How an element of the configuration is written down. */
enum Kind {
  TEXT,
  BOOLEAN,
  NUMBER,
  FILE,
  /** Elements in the POM, words with commas between them in a property. */
  WORDS,
  /** Elements in the POM, a line as for a shell in a property. */
  ARGUMENTS,
  /** Elements named by their keys in the POM, {@code A=1,B=2} in a property. */
  MAP,
  /** A bean, with elements of its own. */
  GROUP,
  /** A list of beans. */
  GROUPS;

  private static final Set<String> ARGUMENT_LISTS = Set.of("args", "entrypoint");

  /** Gives the kind of a goal's or a bean's field; nothing for what is no element, such as Maven's session. */
  static Optional<Kind> of(Field field) {
    if (field.getGenericType() instanceof ParameterizedType type) {
      return ofCollection(field, type);
    }
    Class<?> type = field.getType();
    if (type == String.class) {
      return Optional.of(TEXT);
    }
    if (type == Boolean.class) {
      return Optional.of(BOOLEAN);
    }
    if (type == Integer.class) {
      return Optional.of(NUMBER);
    }
    if (type == File.class) {
      return Optional.of(FILE);
    }
    return isBean(type) ? Optional.of(GROUP) : Optional.empty();
  }

  private static Optional<Kind> ofCollection(Field field, ParameterizedType type) {
    if (type.getRawType() == Map.class) {
      return Optional.of(MAP);
    }
    if (type.getRawType() != List.class) {
      return Optional.empty();
    }
    Type item = type.getActualTypeArguments()[0];
    if (item == String.class) {
      return Optional.of(ARGUMENT_LISTS.contains(field.getName()) ? ARGUMENTS : WORDS);
    }
    return item instanceof Class<?> bean && isBean(bean) ? Optional.of(GROUPS) : Optional.empty();
  }

  private static boolean isBean(Class<?> type) {
    return type.getPackageName().equals(Kind.class.getPackageName());
  }
}

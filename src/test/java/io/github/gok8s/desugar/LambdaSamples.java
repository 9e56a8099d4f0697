package io.github.gok8s.desugar;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A lambda of every shape, and what comes out of it. */
final class LambdaSamples extends Named {

  private final String own;

  LambdaSamples(String own) {
    this.own = own;
  }

  /** What the lambdas answer, by what is special about them. */
  static Map<String, Object> answers() throws Exception {
    Map<String, Object> answers = new LinkedHashMap<>();
    captured(answers, true, (byte) 1, 'c', (short) 2, 3, 4L, 5.5f, 6.5, "text", new int[] {7});
    references(answers);
    converted(answers);
    new LambdaSamples("mine").ofAnObject(answers);
    interfaces(answers);
    failures(answers);
    answers.put("lambda of a nested class", new Nested().answer().get());
    answers.put("lambda of an interface", Answering.of("hidden").get());
    answers.put("lambda of a record", new Pair("a", "b").joined().apply("-"));
    answers.put("lambda of an enum", Letter.A.name.get() + Letter.B.name.get());
    return answers;
  }

  private static void captured(
      Map<String, Object> answers,
      boolean z,
      byte b,
      char c,
      short s,
      int i,
      long j,
      float f,
      double d,
      String text,
      int[] array) {
    BooleanSupplier truth = () -> !z;
    answers.put("boolean", truth.getAsBoolean());
    IntSupplier small = () -> b + c + s + i;
    answers.put("byte, char, short, int", small.getAsInt());
    LongSupplier large = () -> j << 40;
    answers.put("long", large.getAsLong());
    DoubleUnaryOperator real = x -> x * d + f;
    answers.put("float, double", real.applyAsDouble(3));
    Supplier<Object> mixed = () -> text + j + array[0] + d + i;
    answers.put("long and double between others", mixed.get());
    Supplier<Supplier<String>> inner = () -> () -> text + i;
    answers.put("a lambda in a lambda", inner.get().get());
  }

  private static void references(Map<String, Object> answers) {
    Function<Object, String> ofStatic = String::valueOf;
    answers.put("static method", ofStatic.apply(1));
    ToIntFunction<String> unbound = String::length;
    answers.put("method of the parameter", unbound.applyAsInt("four"));
    UnaryOperator<String> bound = "bound "::concat;
    answers.put("method of an object", bound.apply("to it"));
    Supplier<List<String>> constructor = ArrayList::new;
    answers.put("constructor", constructor.get());
    Function<String, StringBuilder> withParameter = StringBuilder::new;
    answers.put("constructor with a parameter", withParameter.apply("built").toString());
    IntFunction<String[]> array = String[]::new;
    answers.put("constructor of an array", array.apply(3).length);
    UnaryOperator<int[]> copy = int[]::clone;
    answers.put("clone of an array", copy.apply(new int[] {1, 2}).length);
    BiFunction<String, Object[], String> variable = String::formatted;
    answers.put("variable arguments", variable.apply("%s %s", new Object[] {1, 2}));
    answers.put(
        "a chain of them",
        Stream.of("b", "a", "c")
            .filter(Predicate.not("c"::equals))
            .sorted()
            .collect(Collectors.joining("+")));
  }

  private static void converted(Map<String, Object> answers) {
    IntFunction<Object> boxed = Integer::valueOf;
    answers.put("int to Integer", boxed.apply(1));
    Function<Integer, Integer> unboxed = Math::abs;
    answers.put("Integer to int and back", unboxed.apply(-2));
    ToLongFunction<Integer> widened = Integer::intValue;
    answers.put("int to long", widened.applyAsLong(3));
    ToLongFunction<String> unboxedAndWidened = Integer::valueOf;
    answers.put("Integer to long", unboxedAndWidened.applyAsLong("4"));
    ToIntFunction<String> letter = LambdaSamples::first;
    answers.put("Character to int", letter.applyAsInt("x"));
    ToDoubleFunction<Long> real = Long::longValue;
    answers.put("long to double", real.applyAsDouble(5L));
    Predicate<Boolean> truth = Boolean::booleanValue;
    answers.put("Boolean to boolean", truth.test(true));
    List<Object> list = new ArrayList<>();
    Consumer<String> dropped = list::add;
    dropped.accept("added");
    AtomicLong counter = new AtomicLong();
    Runnable droppedLong = counter::incrementAndGet;
    droppedLong.run();
    answers.put("an answer that nobody wants", list + " " + counter);
  }

  private static Character first(String text) {
    return text.charAt(0);
  }

  private void ofAnObject(Map<String, Object> answers) {
    Supplier<String> field = () -> own;
    answers.put("field", field.get());
    Supplier<String> method = this::hidden;
    answers.put("private method", method.get());
    Supplier<String> inherited = super::name;
    answers.put("method of the parent", inherited.get());
  }

  private String hidden() {
    return own + " is hidden";
  }

  @Override
  String name() {
    return "child";
  }

  private static void interfaces(Map<String, Object> answers) throws Exception {
    Left left = () -> "L";
    Right right = () -> "R";
    answers.put("two interfaces with the same default method", left.both() + right.both());
    Twice twice = () -> "2";
    Once once = () -> "1";
    answers.put("a default method that is another's only one", twice.twice() + once.twice());
    Supplier<String> supplier = (Supplier<String> & Serializable) () -> "kept";
    answers.put("serializable", supplier.get());
    Longest<String> longest = (a, b) -> a.length() > b.length() ? a : b;
    answers.put("generic interface", longest.of("long", "longest"));
    answers.put("its default method", longest.ofAll(List.of("a", "abc", "ab")));
  }

  private static void failures(Map<String, Object> answers) {
    Callable<String> checked = () -> {
      throw new IOException("as it was thrown");
    };
    try {
      checked.call();
    } catch (Exception e) {
      answers.put("checked exception", e.toString());
    }
    String nothing = null;
    try {
      Supplier<String> bound = nothing::trim;
      answers.put("method of null", "made " + (bound != null));
    } catch (NullPointerException e) {
      answers.put("method of null", "refused when it is made");
    }
    @SuppressWarnings({"unchecked", "rawtypes"})
    Consumer<Object> polluted =
        (Consumer) (Consumer<String>) text -> answers.put("wrong type", text);
    try {
      polluted.accept(1);
    } catch (ClassCastException e) {
      answers.put("wrong type", "refused");
    }
    UnaryOperator<String> unchecked = text -> {
      throw new UncheckedIOException(new IOException(text));
    };
    try {
      unchecked.apply("inside");
    } catch (UncheckedIOException e) {
      answers.put(
          "where it was thrown",
          Arrays.stream(e.getStackTrace())
              .anyMatch(frame -> frame.getMethodName().startsWith("lambda$failures")));
    }
  }

  /** Not the host of its nest. */
  static final class Nested {

    private int calls;

    Supplier<String> answer() {
      return () -> "call " + next();
    }

    private int next() {
      return ++calls;
    }
  }

  interface Answering {

    static Supplier<String> of(String text) {
      return () -> hidden(text);
    }

    private static String hidden(String text) {
      return text + " in an interface";
    }
  }

  record Pair(String left, String right) {

    UnaryOperator<String> joined() {
      return between -> left + between + right;
    }
  }

  enum Letter {
    A(() -> "a"),
    B(() -> "b");

    final Supplier<String> name;

    Letter(Supplier<String> name) {
      this.name = name;
    }
  }

  interface Left {
    String left();

    default String both() {
      return left() + left();
    }
  }

  interface Right {
    String right();

    default String both() {
      return right() + "!";
    }
  }

  interface Twice {
    String once();

    default String twice() {
      return once() + once();
    }
  }

  interface Once {
    String twice();
  }

  interface Longest<T extends CharSequence> {
    T of(T a, T b);

    default T ofAll(List<T> all) {
      return all.stream().reduce(this::of).orElseThrow();
    }
  }
}

/** A parent whose method is overridden. */
class Named {

  String name() {
    return "parent";
  }
}

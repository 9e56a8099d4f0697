package io.github.gok8s.desugar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

class LambdaDesugaringTest {

  private static final String SAMPLES = LambdaSamples.class.getName().replace('.', '/');

  @TempDir
  Path folder;

  @Test
  void lambdasOfEveryShapeAnswerAsBefore() throws Exception {
    copySamples();
    desugar();

    assertThat(answersInTheFolder()).isEqualTo(LambdaSamples.answers());
    assertThat(LambdaSamples.answers()).hasSizeGreaterThan(35);
  }

  @Test
  void onlyWhatOneClassCanNotImplementIsLeftToTheJvm() throws Exception {
    copySamples();
    int before = dynamicCalls(folder, "");
    desugar();

    // Right has a default method that Left has too, Once is called as a default method of Twice is
    assertThat(dynamicCalls(folder, "metafactory")).isEqualTo(2);
    // where it is made, and where it would be deserialized
    assertThat(dynamicCalls(folder, "altMetafactory")).isEqualTo(2);
    assertThat(before).isGreaterThan(40);
  }

  @Test
  void whatIsNotALambdaKeepsItsInvokedynamic() throws Exception {
    copySamples();
    int records = dynamicCalls(folder, "bootstrap");
    desugar();

    assertThat(dynamicCalls(folder, "bootstrap")).isEqualTo(records).isEqualTo(3);
  }

  @Test
  void twoFoldersGetTheSameBytes(@TempDir Path other) throws Exception {
    copySamples();
    desugar();
    Map<Path, String> first = contents();
    folder = other;
    copySamples();
    desugar();

    assertThat(contents()).isEqualTo(first);
  }

  @Test
  void anInterfaceThatIsNotOnTheClassPathIsNamed() throws Exception {
    copySamples();
    ClassLoader none = ClassLoader.getPlatformClassLoader();

    assertThatThrownBy(() -> new LambdaDesugaring(folder, none).run())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(LambdaSamples.Left.class.getName()
            + ", which a lambda implements, is not on the class path");
  }

  @Test
  void allClassesOfThePluginAreAcceptedByTheJvm() throws Exception {
    copy(Path.of("target", "classes"), file -> true);
    desugar();

    assertThat(dynamicCalls(folder, "metafactory")).isZero();
    assertThat(folder.resolve("io/github/gok8s/mojo/CompileMojo$$Lambdas.class"))
        .exists();
    try (URLClassLoader loader = classLoader()) {
      for (Path file : classFiles(folder)) {
        String name = folder
            .relativize(file)
            .toString()
            .replace(".class", "")
            .replace(File.separatorChar, '.');
        assertThat(Class.forName(name, true, loader).getClassLoader()).isSameAs(loader);
      }
    }
  }

  private void copySamples() throws IOException {
    copy(Path.of("target", "test-classes"), file -> {
      String name = file.getFileName().toString();
      return name.startsWith("LambdaSamples") || name.equals("Named.class");
    });
  }

  private void copy(Path compiled, Predicate<Path> wanted) throws IOException {
    for (Path file : classFiles(compiled)) {
      if (wanted.test(file)) {
        Path copy = folder.resolve(compiled.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private void desugar() throws IOException {
    new LambdaDesugaring(folder, getClass().getClassLoader()).run();
  }

  /** Has the classes of the folder, and what they were compiled with. */
  private URLClassLoader classLoader() throws IOException {
    List<URL> path = new ArrayList<>(List.of(folder.toUri().toURL()));
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      path.add(Path.of(part).toUri().toURL());
    }
    return new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private Object answersInTheFolder() throws Exception {
    try (URLClassLoader loader = classLoader()) {
      Method answers = loader.loadClass(LambdaSamples.class.getName()).getDeclaredMethod("answers");
      answers.setAccessible(true);
      return answers.invoke(null);
    }
  }

  private Map<Path, String> contents() throws IOException {
    Map<Path, String> contents = new TreeMap<>();
    for (Path file : classFiles(folder)) {
      contents.put(folder.relativize(file), HexFormat.of().formatHex(Files.readAllBytes(file)));
    }
    return contents;
  }

  private static int dynamicCalls(Path folder, String bootstrap) throws IOException {
    int calls = 0;
    for (Path file : classFiles(folder)) {
      ClassNode node = new ClassNode();
      new ClassReader(Files.readAllBytes(file)).accept(node, ClassReader.SKIP_DEBUG);
      calls += (int) node.methods.stream()
          .flatMap(method -> Stream.of(method.instructions.toArray()))
          .filter(instruction -> instruction instanceof InvokeDynamicInsnNode dynamic
              && (bootstrap.isEmpty() || dynamic.bsm.getName().equals(bootstrap)))
          .count();
    }
    return calls;
  }

  private static List<Path> classFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
  }
}

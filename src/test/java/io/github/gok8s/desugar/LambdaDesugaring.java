package io.github.gok8s.desugar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Turns the lambdas and method references of compiled classes into classes of their own, as Bazel and Android's D8 do.
 *
 * <p>A lambda is an {@code invokedynamic} instruction, for which a JVM writes, verifies and compiles a class when it comes
 * there first. A goal comes to hundreds of them, once to each, in a JVM that has just started. Here all lambdas of a class
 * become one class beside it, {@code Owner$$Lambdas}; see {@link LambdasClass}. It belongs to the nest of its owner
 * (JVMS 5.4.4), so that private methods stay private. Lambdas that are serializable or have bridge methods, or whose
 * interface can't be implemented together with those of the others, stay as they are.
 *
 * <p>The build runs it on a copy of {@code target/classes}, of which the jar is made. Unit tests, their coverage and the
 * rules of the structure are about the classes as they were compiled, integration tests about the jar.
 */
final class LambdaDesugaring {

  private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory.metafactory";

  private final Path folder;
  private final ClassLoader interfaces;
  private final Map<String, ClassNode> classes = new TreeMap<>();
  private final Map<String, ClassNode> changed = new TreeMap<>();

  /**
   * @param folder of class files
   * @param interfaces finds what the lambdas implement
   */
  LambdaDesugaring(Path folder, ClassLoader interfaces) {
    this.folder = folder;
    this.interfaces = interfaces;
  }

  /** @param arguments the folder of class files; they and what they were compiled with are on the class path */
  public static void main(String[] arguments) throws IOException {
    new LambdaDesugaring(Path.of(arguments[0]), LambdaDesugaring.class.getClassLoader()).run();
  }

  /** Changes the files in place. */
  void run() throws IOException {
    read();
    for (ClassNode owner : classes.values()) {
      LambdasClass lambdas = desugar(owner);
      if (!lambdas.isEmpty()) {
        Files.write(fileOf(lambdas.name()), lambdas.bytes());
        changed.put(owner.name, owner);
        join(lambdas);
      }
    }
    for (ClassNode node : changed.values()) {
      ClassWriter writer = new ClassWriter(0);
      node.accept(writer);
      Files.write(fileOf(node.name), writer.toByteArray());
    }
  }

  private void read() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".class")).toList()) {
        ClassNode node = new ClassNode();
        new ClassReader(Files.readAllBytes(file)).accept(node, 0);
        classes.put(node.name, node);
      }
    }
  }

  private Path fileOf(String name) {
    return folder.resolve(name + ".class");
  }

  private LambdasClass desugar(ClassNode owner) {
    LambdasClass lambdas = new LambdasClass(owner, interfaces);
    for (MethodNode method : owner.methods) {
      for (AbstractInsnNode instruction : method.instructions) {
        if (instruction instanceof InvokeDynamicInsnNode dynamic && isLambda(dynamic)) {
          Lambda lambda = Lambda.of(lambdas.size(), dynamic);
          if (lambdas.add(lambda, Type.getReturnType(dynamic.desc))) {
            method.instructions.insertBefore(dynamic, new LdcInsnNode(lambda.number()));
            method.instructions.set(
                dynamic,
                new MethodInsnNode(
                    Opcodes.INVOKESTATIC,
                    lambdas.name(),
                    LambdasClass.FACTORY,
                    lambdas.factory(lambda)));
            method.maxStack++;
          }
        }
      }
    }
    return lambdas;
  }

  private static boolean isLambda(InvokeDynamicInsnNode dynamic) {
    return METAFACTORY.equals(dynamic.bsm.getOwner() + "." + dynamic.bsm.getName());
  }

  /** Who is in a nest is said by its host, too. */
  private void join(LambdasClass lambdas) {
    ClassNode host = classes.get(lambdas.nest());
    if (host.nestMembers == null) {
      host.nestMembers = new ArrayList<>();
    }
    host.nestMembers.add(lambdas.name());
    changed.put(host.name, host);
  }
}

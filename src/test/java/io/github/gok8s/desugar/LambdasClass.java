package io.github.gok8s.desugar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.commons.TableSwitchGenerator;
import org.objectweb.asm.tree.ClassNode;

/**
 * The class that is all lambdas of another one.
 *
 * <pre>
 * final class Owner$$Lambdas implements Predicate, Supplier {
 *   private final int number;
 *   private final Object captured0;
 *
 *   static Owner$$Lambdas of(Object captured0, int number)
 *
 *   public boolean test(Object parameter) {
 *     switch (number) {
 *       case 0: return Owner.lambda$0((String) captured0, (Path) parameter);
 *       case 2: …
 * </pre>
 */
final class LambdasClass {

  static final String SUFFIX = "$$Lambdas";
  static final String FACTORY = "of";

  private static final Type OBJECT = Type.getType(Object.class);
  private static final String NUMBER = "number";

  private final ClassNode owner;
  private final Type type;
  private final SharedInterfaces interfaces;
  private final List<Lambda> lambdas = new ArrayList<>();

  /** @param loader finds the interfaces */
  LambdasClass(ClassNode owner, ClassLoader loader) {
    this.owner = owner;
    this.type = Type.getObjectType(owner.name + SUFFIX);
    this.interfaces = new SharedInterfaces(loader);
  }

  String name() {
    return type.getInternalName();
  }

  /** The host of the owner's nest. */
  String nest() {
    return owner.nestHostClass != null ? owner.nestHostClass : owner.name;
  }

  boolean isEmpty() {
    return lambdas.isEmpty();
  }

  int size() {
    return lambdas.size();
  }

  /** Descriptor of the method that makes one of the lambdas, of what is captured and its number. */
  String factory(Lambda lambda) {
    Stream<Type> captured =
        lambda.captured().stream().map(each -> isPrimitive(each) ? each : OBJECT);
    return Type.getMethodDescriptor(
        type, Stream.concat(captured, Stream.of(Type.INT_TYPE)).toArray(Type[]::new));
  }

  /** Takes a lambda in, if its interface goes with those of the others. */
  boolean add(Lambda lambda, Type implemented) {
    return interfaces.add(implemented, lambda.method() + lambda.erased()) && lambdas.add(lambda);
  }

  byte[] bytes() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    writer.visit(
        owner.version,
        Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
        name(),
        null,
        OBJECT.getInternalName(),
        interfaces.names());
    writer.visitSource(owner.sourceFile, null);
    writer.visitNestHost(nest());
    writeConstructor(writer);
    Map<String, Lambda> factories = new TreeMap<>();
    Map<String, List<Lambda>> methods = new TreeMap<>();
    for (Lambda lambda : lambdas) {
      factories.put(factory(lambda), lambda);
      methods
          .computeIfAbsent(lambda.method() + lambda.erased(), signature -> new ArrayList<>())
          .add(lambda);
    }
    factories.values().forEach(lambda -> writeFactory(writer, lambda));
    methods.values().forEach(same -> writeMethod(writer, same));
    writer.visitEnd();
    return writer.toByteArray();
  }

  // ---- what is captured

  private int most() {
    return lambdas.stream().mapToInt(lambda -> lambda.captured().size()).max().orElse(0);
  }

  private Method constructor() {
    List<Type> parameters = new ArrayList<>(Collections.nCopies(most(), OBJECT));
    parameters.add(Type.INT_TYPE);
    return new Method("<init>", Type.VOID_TYPE, parameters.toArray(Type[]::new));
  }

  private static String captured(int index) {
    return "captured" + index;
  }

  private void writeConstructor(ClassWriter writer) {
    GeneratorAdapter code =
        new GeneratorAdapter(Opcodes.ACC_PRIVATE, constructor(), null, null, writer);
    code.loadThis();
    code.invokeConstructor(OBJECT, new Method("<init>", "()V"));
    for (int index = 0; index <= most(); index++) {
      String field = index < most() ? captured(index) : NUMBER;
      Type of = index < most() ? OBJECT : Type.INT_TYPE;
      writer
          .visitField(
              Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, field, of.getDescriptor(), null, null)
          .visitEnd();
      code.loadThis();
      code.loadArg(index);
      code.putField(type, field, of);
    }
    code.returnValue();
    code.endMethod();
  }

  private void writeFactory(ClassWriter writer, Lambda lambda) {
    GeneratorAdapter code = new GeneratorAdapter(
        Opcodes.ACC_STATIC, new Method(FACTORY, factory(lambda)), null, null, writer);
    code.newInstance(type);
    code.dup();
    for (int index = 0; index < most(); index++) {
      if (index < lambda.captured().size()) {
        code.loadArg(index);
        convert(code, lambda.captured().get(index), OBJECT);
      } else {
        code.visitInsn(Opcodes.ACONST_NULL);
      }
    }
    code.loadArg(lambda.captured().size());
    code.invokeConstructor(type, constructor());
    code.returnValue();
    code.endMethod();
  }

  // ---- what is called

  private void writeMethod(ClassWriter writer, List<Lambda> same) {
    Method method = new Method(same.get(0).method(), same.get(0).erased().getDescriptor());
    GeneratorAdapter code = new GeneratorAdapter(Opcodes.ACC_PUBLIC, method, null, null, writer);
    code.loadThis();
    code.getField(type, NUMBER, Type.INT_TYPE);
    code.tableSwitch(same.stream().mapToInt(Lambda::number).toArray(), new TableSwitchGenerator() {
      @Override
      public void generateCase(int number, Label end) {
        writeCall(code, lambdas.get(number));
      }

      @Override
      public void generateDefault() {
        code.throwException(Type.getType(AssertionError.class), name());
      }
    });
    code.endMethod();
  }

  private void writeCall(GeneratorAdapter code, Lambda lambda) {
    if (lambda.isConstructor()) {
      code.newInstance(lambda.owner());
      code.dup();
    }
    List<Type> operands = lambda.operands();
    int captured = lambda.captured().size();
    for (int index = 0; index < captured; index++) {
      code.loadThis();
      code.getField(type, captured(index), OBJECT);
      convert(code, OBJECT, operands.get(index));
    }
    Type[] erased = lambda.erased().getArgumentTypes();
    Type[] instantiated = lambda.instantiated().getArgumentTypes();
    for (int index = 0; index < erased.length; index++) {
      code.loadArg(index);
      convert(code, erased[index], instantiated[index]);
      convert(code, instantiated[index], operands.get(captured + index));
    }
    code.visitMethodInsn(
        lambda.opcode(),
        lambda.body().getOwner(),
        lambda.body().getName(),
        lambda.body().getDesc(),
        lambda.body().isInterface());
    convert(code, lambda.result(), lambda.erased().getReturnType());
    code.returnValue();
  }

  /** As JLS 5.3 has it where a method is called: widened, boxed, unboxed or cast. */
  private static void convert(GeneratorAdapter code, Type from, Type to) {
    if (from.equals(to) || to.equals(Type.VOID_TYPE)) {
      return;
    }
    if (isPrimitive(from) && isPrimitive(to)) {
      code.cast(from, to);
    } else if (isPrimitive(from)) {
      code.valueOf(from);
    } else if (isPrimitive(to)) {
      Type own = from.equals(Type.getType(Character.class)) ? Type.CHAR_TYPE : to;
      code.unbox(own);
      code.cast(own, to);
    } else {
      code.checkCast(to);
    }
  }

  private static boolean isPrimitive(Type type) {
    return type.getSort() < Type.ARRAY;
  }
}

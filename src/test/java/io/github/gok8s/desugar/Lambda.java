package io.github.gok8s.desugar;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/**
 * A lambda or a method reference, as {@link java.lang.invoke.LambdaMetafactory#metafactory} is told of it.
 *
 * @param number by which its class knows it from the others
 * @param method of the interface
 * @param erased type of that method
 * @param instantiated what its parameters are here, where its type has type variables
 * @param body what is called
 * @param captured what is handed on before the parameters
 */
record Lambda(
    int number, String method, Type erased, Type instantiated, Handle body, List<Type> captured) {

  static Lambda of(int number, InvokeDynamicInsnNode dynamic) {
    return new Lambda(
        number,
        dynamic.name,
        (Type) dynamic.bsmArgs[0],
        (Type) dynamic.bsmArgs[2],
        (Handle) dynamic.bsmArgs[1],
        List.of(Type.getArgumentTypes(dynamic.desc)));
  }

  /** What the body takes from the stack: its receiver, if it has one, and its parameters. */
  List<Type> operands() {
    List<Type> operands = new ArrayList<>();
    if (opcode() != Opcodes.INVOKESTATIC && !isConstructor()) {
      operands.add(owner());
    }
    operands.addAll(List.of(Type.getArgumentTypes(body.getDesc())));
    return operands;
  }

  Type result() {
    return isConstructor() ? owner() : Type.getReturnType(body.getDesc());
  }

  boolean isConstructor() {
    return body.getTag() == Opcodes.H_NEWINVOKESPECIAL;
  }

  Type owner() {
    return Type.getObjectType(body.getOwner());
  }

  /** A private method, too, is called as any other is in its nest (JVMS 6.5). */
  int opcode() {
    return switch (body.getTag()) {
      case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
      case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
      default -> body.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
    };
  }
}

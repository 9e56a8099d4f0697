package io.github.gok8s.kube.apply;

/**
 * Says how a set is applied.
 *
 * @param namespace where objects without a namespace of their own go
 * @param instance the value of the label by which the set's objects are found again
 * @param createNamespace whether to make the namespace if it is not there
 * @param overwrite whether fields that humans have set are set back
 * @param takeOver whether to apply what another tool looks after
 * @param resetReplicas whether to undo what humans have scaled
 */
public record ApplyOptions(
    String namespace,
    String instance,
    boolean createNamespace,
    boolean overwrite,
    boolean takeOver,
    boolean resetReplicas) {}

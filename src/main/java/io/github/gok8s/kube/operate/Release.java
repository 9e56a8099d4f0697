package io.github.gok8s.kube.operate;

/**
 * What was deployed under one name.
 *
 * @param namespace where it is
 * @param instance its name: the label of all of its objects
 */
public record Release(String namespace, String instance) {}

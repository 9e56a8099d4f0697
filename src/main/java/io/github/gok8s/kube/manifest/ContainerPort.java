package io.github.gok8s.kube.manifest;

/**
 * A port that the program listens on.
 *
 * @param name {@code http}, {@code tcp-9090}; what Service, probes and policies call it
 * @param number 1 to 65535
 * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
 */
public record ContainerPort(String name, int number, String protocol) {}

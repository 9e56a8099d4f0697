/** Finds the cluster that kubectl would talk to, and talks to its API server. */
@NullMarked
package io.github.gok8s.kube.connection;

import org.jspecify.annotations.NullMarked;

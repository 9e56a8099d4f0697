/** Knows Kubernetes: makes the objects of a workload, and brings them to a cluster. */
@NullMarked
package io.github.gok8s.kube;

import org.jspecify.annotations.NullMarked;

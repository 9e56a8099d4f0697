/** Reads and writes YAML as Kubernetes means it. */
@NullMarked
package io.github.gok8s.kube.yaml;

import org.jspecify.annotations.NullMarked;

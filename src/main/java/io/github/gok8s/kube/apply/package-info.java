/** Brings objects to a cluster by server-side apply: the whole set or nothing, and takes them away again. */
@NullMarked
package io.github.gok8s.kube.apply;

import org.jspecify.annotations.NullMarked;

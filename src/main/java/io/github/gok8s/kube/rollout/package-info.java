/** Waits until what was applied runs, says why it does not, and leads it back or starts it anew. */
@NullMarked
package io.github.gok8s.kube.rollout;

import org.jspecify.annotations.NullMarked;

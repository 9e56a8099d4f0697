/** Puts the steps together: which cluster, may it be, try out, write, wait, and where to find it. */
@NullMarked
package io.github.gok8s.kube.deploy;

import org.jspecify.annotations.NullMarked;

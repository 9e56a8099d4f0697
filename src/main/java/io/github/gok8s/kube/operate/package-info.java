/** Looks after what was deployed: shows it, scales it, reads its logs, leads it back and takes it away. */
@NullMarked
package io.github.gok8s.kube.operate;

import org.jspecify.annotations.NullMarked;

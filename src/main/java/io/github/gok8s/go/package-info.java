/** Builds Go modules: platforms, modules, the matrix of builds. Knows nothing of images or clusters. */
@NullMarked
package io.github.gok8s.go;

import org.jspecify.annotations.NullMarked;

/** Finds a Go toolchain on the machine, or downloads, verifies and keeps one. */
@NullMarked
package io.github.gok8s.go.toolchain;

import org.jspecify.annotations.NullMarked;

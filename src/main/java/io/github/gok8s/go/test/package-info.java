/** Understands what {@code go test} says: its events, its coverage, and the reports that others read of both. */
@NullMarked
package io.github.gok8s.go.test;

import org.jspecify.annotations.NullMarked;

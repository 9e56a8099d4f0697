/** Holds what the build makes and hands on, and the JSON files in which it is handed on. */
@NullMarked
package io.github.gok8s.result;

import org.jspecify.annotations.NullMarked;

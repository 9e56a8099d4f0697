/**
 * Reads what a Go binary says about itself, from every format that Go links: ELF, Mach-O, PE, XCOFF, Plan 9 and wasm,
 * stripped or not. No go command is needed, and {@code go version -m} reads fewer of them.
 */
@NullMarked
package io.github.gok8s.go.buildinfo;

import org.jspecify.annotations.NullMarked;

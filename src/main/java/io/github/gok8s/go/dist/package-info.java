/** Makes what a module's binaries are published with: archives, checksums, the bill of materials, the main artifact. */
@NullMarked
package io.github.gok8s.go.dist;

import org.jspecify.annotations.NullMarked;

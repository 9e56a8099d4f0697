/** Asks a Go checksum database and believes nothing of the answer that is not signed and proven. */
@NullMarked
package io.github.gok8s.go.toolchain.sumdb;

import org.jspecify.annotations.NullMarked;

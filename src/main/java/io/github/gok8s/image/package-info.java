/** Makes OCI images out of binaries, and writes them where they go. */
@NullMarked
package io.github.gok8s.image;

import org.jspecify.annotations.NullMarked;

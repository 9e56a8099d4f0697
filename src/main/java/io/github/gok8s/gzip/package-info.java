/** Compresses, with the same bytes whatever zlib a JDK or a system has: nothing here leaves it to {@link java.util.zip.Deflater}. */
@NullMarked
package io.github.gok8s.gzip;

import org.jspecify.annotations.NullMarked;

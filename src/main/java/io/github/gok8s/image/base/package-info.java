/** Finds base images: in registries, by way of a cache, and in archives and layouts; and chooses what is in them for a platform. */
@NullMarked
package io.github.gok8s.image.base;

import org.jspecify.annotations.NullMarked;

/** Speaks to registries: finds credentials, pulls, and pushes what is missing. Nothing else in the plugin does. */
@NullMarked
package io.github.gok8s.image.registry;

import org.jspecify.annotations.NullMarked;

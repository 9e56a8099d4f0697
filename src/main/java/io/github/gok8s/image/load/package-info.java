/** Brings an image to where it runs on this machine without a registry: into a daemon, or into the nodes of a local cluster. */
@NullMarked
package io.github.gok8s.image.load;

import org.jspecify.annotations.NullMarked;

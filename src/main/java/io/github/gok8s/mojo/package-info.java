/**
 * Adapts the plugin to Maven: one class per goal, and the beans of its XML configuration. The only package that knows
 * Maven.
 */
@NullMarked
package io.github.gok8s.mojo;

import org.jspecify.annotations.NullMarked;

/** Finds programs and runs them: streams, time-outs and interruption. */
@NullMarked
package io.github.gok8s.process;

import org.jspecify.annotations.NullMarked;

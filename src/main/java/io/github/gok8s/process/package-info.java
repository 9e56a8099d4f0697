/** Runs child processes: streams, time-outs and interruption. */
@NullMarked
package io.github.gok8s.process;

import org.jspecify.annotations.NullMarked;

/** Shows on one page what was built, what is in it, and what became of it on a cluster. */
@NullMarked
package io.github.gok8s.report;

import org.jspecify.annotations.NullMarked;

/** Knows the way to servers: which proxy, which credentials. What toolchains and images share, so that it is right once. */
@NullMarked
package io.github.gok8s.http;

import org.jspecify.annotations.NullMarked;

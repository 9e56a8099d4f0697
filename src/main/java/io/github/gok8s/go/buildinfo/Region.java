package io.github.gok8s.go.buildinfo;

/**
 * A part of a file.
 *
 * @param offset where it begins
 * @param length how many bytes it has
 */
record Region(long offset, long length) {}

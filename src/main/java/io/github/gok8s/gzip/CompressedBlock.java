package io.github.gok8s.gzip;

/**
 * Describes a block of a {@link GzipFile}.
 *
 * @param key names all that its bytes depend on, but for {@link GzipFile#FORMAT}: blocks of one key are compressed to the same
 * @param length how many bytes it takes, compressed
 */
public record CompressedBlock(String key, int length) {}

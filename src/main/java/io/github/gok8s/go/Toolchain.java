package io.github.gok8s.go;

import java.nio.file.Path;

/**
 * A Go toolchain that can be run.
 *
 * @param executable the go command, absolute, with links resolved
 * @param root its GOROOT
 * @param version its version
 * @param reason why this one was taken, for the log, for example {@code found on the PATH} or {@code provisioned for go 1.26.8 in go.mod}
 */
public record Toolchain(Path executable, Path root, GoVersion version, String reason) {}

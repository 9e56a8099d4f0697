"""The rows about one module: built cold, unchanged, and with one line changed."""

import json
import statistics
from pathlib import Path

from contenders import BINARIES_ONLY, FLAGS, HOST, LAB, SEVEN, floor, goreleaser, maven, ours, sequential, two_workers
from measuring import MEBI, OPTIONS, Contender, Lines, Row, Sample, copy_of, edit, empty_cache, run, verdict, write


def rows() -> list[Row]:
    return [
        Row("cold", "M, 7 platforms, empty GOCACHE, binaries and images", "M", "F + 0.85 × goreleaser's binaries alone",
            lambda: [floor(), goreleaser(SEVEN), ours(SEVEN)], lambda m: m["F"] + 0.85 * m["goreleaser"], empty_cache,
            "goreleaser", lambda: [sequential(SEVEN), two_workers(SEVEN)]),
        Row("unchanged-7", "M, 7 platforms, unchanged", "M", "F + 0.15 s",
            lambda: [floor(), ours(SEVEN)], lambda m: m["F"] + 0.15, also=lambda: [sequential(SEVEN), goreleaser(SEVEN)]),
        Row("unchanged-27", "S, 27 platforms, unchanged", "S", "F + 0.25 s",
            lambda: [floor(), ours(LAB)], lambda m: m["F"] + 0.25, also=lambda: [sequential(LAB)]),
        Row("unchanged-5000", "5,000 source files, 7 platforms, unchanged", "N", "F + 0.5 s",
            lambda: [floor(), ours(SEVEN)], lambda m: m["F"] + 0.5, also=lambda: [sequential(SEVEN)]),
        Row("changed", "M, 7 platforms, one line changed, binaries", "M", "F + 0.75 × sequential",
            lambda: [floor(), sequential(SEVEN), ours(SEVEN, more=BINARIES_ONLY), ours(SEVEN, "with images")],
            lambda m: m["F"] + 0.75 * m["sequential"], edit, also=lambda: [two_workers(SEVEN), goreleaser(SEVEN)]),
        Row("L-unchanged", "L, host only, unchanged", "L", "F + 0.2 s",
            lambda: [floor(), ours(HOST)], lambda m: m["F"] + 0.2, also=lambda: [sequential(HOST), goreleaser(HOST)]),
        Row("L-changed", "L, host only, one line changed, binary", "L", "F + 1.05 × plain go",
            lambda: [floor(), sequential(HOST), ours(HOST, more=BINARIES_ONLY), ours(HOST, "with image")],
            lambda m: m["F"] + 1.05 * m["sequential"], edit, also=lambda: [goreleaser(HOST)]),
        Row("L-test", "L, tests unchanged", "L", "F + 1.05 × go test",
            lambda: [floor(), go_test(), our_tests()], lambda m: m["F"] + 1.05 * m["go test"],
            also=lambda: [go_vet_and_test()]),
        Row("R", "R, three mains, 7 platforms, one line changed", "R", "1.2 × one main",
            lambda: [ours(SEVEN, "one main", "./cmd/a", more=BINARIES_ONLY),
                     ours(SEVEN, packages="./cmd/...", more=BINARIES_ONLY)],
            lambda m: 1.2 * m["one main"], edit),
    ]


def lines() -> list[Lines]:
    return [Lines("memory", "S", memory), Lines("size", "M", size)]


def write_test(folder: Path) -> None:
    write(folder / "main_test.go", "package main\n\nimport \"testing\"\n\nfunc TestNothing(t *testing.T) {}\n")


def go_test() -> Contender:
    return Contender("go test", lambda folder: ["go", "test", *FLAGS, "./..."], write_test, {"CGO_ENABLED": "0"})


def go_vet_and_test() -> Contender:
    """All that we do: vet has a look at everything, and the coverage is counted."""
    flags = " ".join(f"'{flag}'" for flag in FLAGS)
    line = f"go vet {flags} ./... && go test -vet=off -coverprofile=out.txt {flags} ./..."
    return Contender("go vet, go test -coverprofile", lambda folder: ["sh", "-ec", line], write_test, {"CGO_ENABLED": "0"})


def our_tests() -> Contender:
    contender = ours(HOST)

    def prepare(folder: Path) -> None:
        write_test(folder)
        contender.prepare(folder)

    return Contender("ours", maven("test"), prepare)


def memory() -> list[list[str]]:
    """The JVM's own peak, when nothing changed and when it builds, and a heap of 64 MB for everything."""
    mine = ours(LAB)
    folder = copy_of("S", "memory", mine)
    run(mine, folder)
    peaks: dict[str, list[Sample]] = {"unchanged": [], "building": []}
    for _ in range(OPTIONS.pairs):
        peaks["unchanged"].append(run(mine, folder))
        edit(folder)
        peaks["building"].append(run(mine, folder))
    lines = []
    for what, allowed in [("unchanged", 160), ("building", 220)]:
        peak = statistics.median(sample.jvm for sample in peaks[what]) / MEBI
        largest = statistics.median(sample.largest for sample in peaks[what]) / MEBI
        lines.append([f"peak memory of the JVM, 27 platforms, {what}", "", f"{allowed} MB", f"{peak:.0f} MB",
                      verdict(peak < allowed), "", f"{largest:.0f} MB", ""])
    edit(folder)
    small = ours(LAB, environment={"MAVEN_OPTS": "-Xmx64m"})
    run(small, folder)
    lines.append(["27 platforms with images", "-Xmx64m", "", "built", verdict(True), "", "", ""])
    return lines


def size() -> list[list[str]]:
    """The compressed layer of M for linux/amd64."""
    mine = ours(["linux/amd64"])
    folder = copy_of("M", "size", mine)
    run(mine, folder)
    record = json.loads((folder / "target/k8s/image.json").read_text())
    layer = max(layer["size"] for layer in record["platforms"][0]["layers"]) / 1e6
    return [["compressed application layer of M, linux/amd64", "3.5 MB", "3.50 MB", f"{layer:.2f} MB", verdict(layer <= 3.5),
             "", "", ""]]

"""Says for each row whether the limit is kept, as a table. Started by `run`."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import rows_build
import rows_cluster
import rows_images
import rows_plane
import rows_reactor
from contenders import floor, ours, HOST
from measuring import MEBI, OPTIONS, WORK, Contender, Row, environment, measure, progress, verdict, write

HEADER = ["work", "limit", "limit here", "ours", "verdict", "CPU", "largest process", "the others"]


def line(row: Row, contenders: list[Contender]) -> list[str]:
    walls = {contender.name: contender.median("wall") for contender in contenders}
    limit = row.limit(walls) if row.limit else None
    mine = next(contender for contender in contenders if contender.name == "ours")
    in_time = limit is None or walls["ours"] <= limit
    others = [f"{name} {wall:.2f} s" for name, wall in walls.items() if name != "ours"]
    counted = sorted({observation.text for observation in mine.observations})
    if not in_time:
        where_the_time_goes(row, mine)
    return [row.work, row.limit_text, "" if limit is None else f"{limit:.2f} s", f"{walls['ours']:.2f} s",
            verdict(in_time and all(observation.kept for observation in mine.observations)),
            f"{mine.median('cpu'):.1f} s", f"{mine.median('largest') / MEBI:.0f} MB", "; ".join([", ".join(others), *counted])]


def where_the_time_goes(row: Row, mine: Contender) -> None:
    folder = WORK / "rows" / row.id / "ours"
    row.before(folder)
    progress(f"{row.id} misses its limit; this is where one more run spends its time:")
    command = [word for word in mine.command(folder) if word != "-q"] + ["-Dk8s.timing"]
    subprocess.run(command, cwd=folder, env=environment(mine, folder), stdout=sys.stderr)


def table(lines: list[list[str]]) -> str:
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [HEADER, ["---"] * len(HEADER), *lines])


def conditions() -> str:
    def first_line(*command: str) -> str:
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return re.sub(r"\x1b\[[0-9;]*m", "", output).splitlines()[0]

    memory_bytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return (f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores, {memory_bytes / 2**30:.0f} GB, "
            f"{first_line('go', 'version').removeprefix('go version ')}, {first_line('mvn', '-v')}, "
            f"medians of {OPTIONS.pairs}. F is `mvn -q -o package` with one antrun echo.")


def into_readme(text: str) -> None:
    readme = Path(OPTIONS.readme_file)
    start, end = "<!-- bench:start -->", "<!-- bench:end -->"
    before, rest = readme.read_text().split(start)
    after = rest.split(end)[1]
    write(readme, f"{before}{start}\n{text}\n{end}{after}")


def fill_repository() -> None:
    """Once with a network, so that the measured runs need none."""
    for name, contender in [("floor", floor()), ("plugin", ours(HOST))]:
        folder = WORK / "rows/repository" / name
        folder.mkdir(parents=True, exist_ok=True)
        write(folder / "go.mod", "module example.com/repository\n\ngo 1.21\n")
        write(folder / "main.go", "package main\n\nfunc main() {}\n")
        contender.prepare(folder)
        command = contender.command(folder)
        command.remove("-o")
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def plugin_version() -> str:
    return next((Path(OPTIONS.plugin_repository) / "io/github/gok8s/go-k8s-maven-plugin").glob("*/*.jar")).parent.name


def main() -> None:
    rows = rows_build.rows() + rows_reactor.rows() + rows_images.rows() + rows_cluster.rows() + rows_plane.rows()
    others = rows_build.lines() + rows_images.lines()
    ids = [row.id for row in rows + others]
    if OPTIONS.list:
        print("\n".join(ids))
        return
    wanted = OPTIONS.rows.split(",") if OPTIONS.rows else ids
    unknown = set(wanted) - set(ids)
    if unknown:
        sys.exit(f"no such row: {', '.join(sorted(unknown))}; there are {', '.join(ids)}")
    rows = [row for row in rows if row.id in wanted]
    others = [other for other in others if other.id in wanted]
    if OPTIONS.needs:
        needs = {word for row in rows + others for word in [row.workload, *row.needs.split()]}
        print(*sorted(needs | ({"goreleaser", "ko", "crane"} if OPTIONS.all else set())))
        return
    OPTIONS.version = plugin_version()
    fill_repository()
    lines = [line(row, measure(row)) for row in rows] + [text for other in others for text in other.lines()]
    text = f"{conditions()}\n\n{table(lines)}"
    print(text)
    if OPTIONS.readme:
        into_readme(text)


if __name__ == "__main__":
    main()

"""Runs the contenders of a row in turn, and keeps how long each run took and how much it needed."""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

WORK = Path(os.environ.get("BENCH_WORK", "work"))
MEBI = 1024 * 1024


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", default="")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--readme", action="store_true")
    parser.add_argument("--readme-file", default="README.md")
    parser.add_argument("--plugin-repository", default="target/it-repo")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--needs", action="store_true")
    return parser.parse_args()


OPTIONS = options()


@dataclass
class Sample:
    """One run of one contender: seconds, and bytes of the largest process and of the JVM."""

    wall: float
    cpu: float
    largest: int
    jvm: int


@dataclass
class Observation:
    """What was counted in one run of ours, and whether it is as it should be."""

    text: str
    kept: bool


@dataclass
class Contender:
    """A way to do the work, in a folder of its own."""

    name: str
    command: Callable[[Path], list[str]]
    prepare: Callable[[Path], None] = lambda folder: None
    environment: dict[str, str] = field(default_factory=dict)
    samples: list[Sample] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)

    def median(self, what: str) -> float:
        return statistics.median(getattr(sample, what) for sample in self.samples)


@dataclass
class Row:
    """One line of the table: who runs, what happens before each run, the limit in seconds, and what is counted after ours."""

    id: str
    work: str
    workload: str
    limit_text: str
    contenders: Callable[[], list[Contender]]
    limit: Callable[[dict[str, float]], float] | None
    before: Callable[[Path], None] = lambda folder: None
    needs: str = ""
    also: Callable[[], list[Contender]] = lambda: []
    observe: Callable[[Path], Observation] | None = None


@dataclass
class Lines:
    """Lines of the table that are not about seconds."""

    id: str
    workload: str
    lines: Callable[[], list[list[str]]]
    needs: str = ""


def measure(row: Row) -> list[Contender]:
    contenders = row.contenders() + (row.also() if OPTIONS.all else [])
    folders = {}
    for contender in contenders:
        folders[contender.name] = copy_of(row.workload, row.id, contender)
        if "cold" not in row.id:
            run(contender, folders[contender.name])
    for pair in range(OPTIONS.pairs):
        for contender in contenders if pair % 2 == 0 else reversed(contenders):
            row.before(folders[contender.name])
            sample = run(contender, folders[contender.name])
            contender.samples.append(sample)
            if row.observe and contender.name == "ours":
                contender.observations.append(row.observe(folders[contender.name]))
            progress(f"{row.id} {pair + 1}/{OPTIONS.pairs} {contender.name}: {sample.wall:.2f} s")
    return contenders


def copy_of(workload: str, row: str, contender: Contender) -> Path:
    folder = WORK / "rows" / row / re.sub(r"\W+", "-", contender.name)
    shutil.rmtree(folder, ignore_errors=True)
    if workload == "none":
        folder.mkdir(parents=True)
    else:
        shutil.copytree(WORK / workload, folder, symlinks=True)
    contender.prepare(folder)
    if (folder / ".git").exists():
        git = ["git", "-C", str(folder), "-c", "user.name=bench", "-c", "user.email=bench@example.invalid"]
        subprocess.run([*git, "add", "-A"], check=True)
        subprocess.run([*git, "commit", "-qm", "contender", "--allow-empty"], check=True)
    return folder


def run(contender: Contender, folder: Path) -> Sample:
    """Runs the contender once; stops all if it fails, for a failed run is fast."""
    with open(folder.parent / f"{folder.name}.log", "w+") as log:
        start = time.monotonic()
        process = subprocess.Popen(contender.command(folder), cwd=folder, env=environment(contender, folder),
                                   stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
        peak = Peak(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        peak.stop()
        if status != 0:
            log.seek(0)
            sys.exit(f"{contender.name} failed in {folder}:\n{log.read()}")
    return Sample(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, peak.bytes)


def environment(contender: Contender, folder: Path) -> dict[str, str]:
    return {**os.environ, "GOCACHE": str(cache(folder)), **contender.environment}


class Peak(threading.Thread):
    """Watches the highest resident set of one process, without its children (wait4 counts only the largest of all)."""

    def __init__(self, pid: int):
        super().__init__(daemon=True)
        self.status = Path(f"/proc/{pid}/status")
        self.bytes = 0
        self.ended = threading.Event()
        self.start()

    def run(self) -> None:
        while not self.ended.wait(0.05):
            try:
                found = re.search(r"VmHWM:\s+(\d+) kB", self.status.read_text())
            except OSError:
                return
            if found:
                self.bytes = max(self.bytes, int(found.group(1)) * 1024)

    def stop(self) -> None:
        self.ended.set()
        self.join()


# ---- what happens before a run

def edit(folder: Path) -> None:
    """Changes one line of each program."""
    for source in [folder / "main.go", folder / "cmd/a/main.go", *folder.glob("m[0-9][0-9]/main.go")]:
        if source.exists():
            write(source, re.sub(r'const edit = "[^"]*"', f'const edit = "{time.time_ns()}"', source.read_text()))


def add_code(folder: Path) -> None:
    """Adds a function to a program of one package, and with it other addresses nearly everywhere."""
    source = folder / "main.go"
    name = f"added{time.time_ns()}"
    write(source, source.read_text() + f'\nfunc {name}() {{\n\tprintln("{name}", edit)\n}}\n\n'
          f'func init() {{\n\tif len(edit) > 99 {{\n\t\t{name}()\n\t}}\n}}\n')


def empty_cache(folder: Path) -> None:
    shutil.rmtree(cache(folder), ignore_errors=True)
    empty_targets(folder)


def empty_targets(folder: Path) -> None:
    for made in ["target", "out", "dist"]:
        for place in [folder / made, *folder.glob(f"m[0-9][0-9]/{made}")]:
            shutil.rmtree(place, ignore_errors=True)


def cache(folder: Path) -> Path:
    """A cold build has a GOCACHE of its own; all others share one."""
    return folder / ".gocache" if "cold" in folder.parent.name else WORK / "gocache"


def beside(folder: Path, what: str) -> Path:
    """Gives a place of the contender's own that is no part of its module."""
    return folder.with_name(f"{folder.name}.{what}")


def write(file: Path, text: str) -> None:
    file.write_text(text)


def progress(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def verdict(kept: bool) -> str:
    return "✔" if kept else "✘"

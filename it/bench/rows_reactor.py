"""The rows about many modules in one reactor."""

import re
import shutil
from pathlib import Path
from typing import Callable

from contenders import BINARIES_ONLY, ECHO, OURS, POM, PUSHED, THREE, maven
from measuring import OPTIONS, Contender, Observation, Row, beside, edit, empty_cache, empty_targets, write
from registry import PLATFORMS, base, registry, repository


def rows() -> list[Row]:
    return [
        Row("reactor-cold", "reactor of 50 small modules, 3 platforms, empty GOCACHE, binaries and images", "none",
            "1.15 × script for the binaries, 2 at a time", lambda: [reactor_script(), our_reactor()], lambda m: 1.15 * m["script"],
            empty_cache, also=lambda: [our_reactor("binaries only", BINARIES_ONLY)]),
        Row("reactor-unchanged", "reactor of 50 small modules, 3 platforms, unchanged", "none", "F of 50 modules + 50 × 0.04 s",
            lambda: [reactor_floor(), our_reactor()], lambda m: m["F"] + 50 * 0.04),
        Row("reactor-push", "reactor of 20 small modules, -T2, images of 2 platforms on one base, which is not cached, pushed", "none",
            "0.6 × serial, base asked for and pulled once", lambda: [pushing("serial"), pushing("ours", "-T2")],
            lambda m: 0.6 * m["serial"], forget_base, "crane", observe=base_is_pulled_once),
    ]


def reactor(name: str, command: Callable[[Path], list[str]], plugin: Callable[[Path], str], count: int = 50) -> Contender:
    """Small Go modules under one POM, which names the plugin for all."""

    def prepare(folder: Path) -> None:
        write_poms(folder, write_modules(folder, count), "go", POM.format(name="root", packaging="pom", plugin=plugin(folder)))

    return Contender(name, command, prepare)


def write_modules(folder: Path, count: int = 50) -> list[str]:
    names = [f"m{number:02}" for number in range(1, count + 1)]
    for name in names:
        (folder / name).mkdir(exist_ok=True)
        write(folder / name / "go.mod", f"module example.com/{name}\n\ngo 1.21\n")
        write(folder / name / "main.go", 'package main\n\nimport "fmt"\n\nconst edit = "0"\n\n'
                                         f'func main() {{\n\tfmt.Println("{name}" + edit)\n}}\n')
    return names


def write_poms(folder: Path, names: list[str], packaging: str, root: str) -> None:
    modules = "".join(f"<module>{name}</module>" for name in names)
    write(folder / "pom.xml", root.replace("  <packaging>", f"  <modules>{modules}</modules>\n  <packaging>"))
    parent = "  <parent><groupId>bench</groupId><artifactId>root</artifactId><version>1</version></parent>\n"
    for name in names:
        own = re.sub(r"(?s)  <build>.*</build>\n", "", POM.format(name=name, packaging=packaging, plugin=""))
        own = own.replace("  <groupId>bench</groupId>\n", parent).replace("  <version>1</version>\n", "")
        write(folder / name / "pom.xml", own)


def reactor_floor() -> Contender:
    """The echo is inherited, so it runs in each module."""

    def prepare(folder: Path) -> None:
        write_poms(folder, write_modules(folder), "pom", POM.format(name="root", packaging="pom", plugin=ECHO))

    return Contender("F", maven(), prepare)


def our_reactor(name: str = "ours", more: str = "") -> Contender:
    return reactor(name, maven(f"package -DskipTests {more}"), lambda folder: OURS.format(
        version=OPTIONS.version, platforms=",".join(THREE), packages="./...", more=""))


def reactor_script() -> Contender:
    def prepare(folder: Path) -> None:
        write(folder / "builds", "\n".join(
            f"cd {module} && mkdir -p out/{platform} && CGO_ENABLED=0 GOOS={platform.split('/')[0]} "
            f"GOARCH={platform.split('/')[1]} go build -trimpath -buildvcs=false -ldflags='-s -w' -o out/{platform}/ ./..."
            for module in write_modules(folder) for platform in THREE) + "\n")

    return Contender("script", lambda folder: ["sh", "-ec", "tr '\\n' '\\0' < builds | xargs -0 -P 2 -n 1 sh -ec"], prepare)


# ---- pushed

def pushing(name: str, more: str = "") -> Contender:
    return reactor(name, maven(f"package k8s:push -DskipTests {more}", online=True), lambda folder: OURS.format(
        version=OPTIONS.version, platforms=",".join(PLATFORMS), packages="./...",
        more=PUSHED.format(cache=beside(folder, "cache"), name=repository(folder) + "/${project.artifactId}", base=base())), 20)


def forget_base(folder: Path) -> None:
    """One line of each module is another too, else the registry would have everything."""
    edit(folder)
    empty_targets(folder)
    shutil.rmtree(beside(folder, "cache"), ignore_errors=True)
    registry().taken()


def base_is_pulled_once(folder: Path) -> Observation:
    requests = [request for request in registry().taken() if " /v2/base/" in request]
    twice = len(requests) - len(set(requests))
    tag = [request for request in requests if request.endswith("/manifests/latest")]
    return Observation(f"{len(requests)} requests for the base, {len(tag)} of them for its tag; {twice} were made before",
                       len(tag) == 1 and twice == 0)

"""The rows about many modules in one reactor."""

import re
from pathlib import Path

from contenders import ECHO, OURS, POM, THREE, maven
from measuring import OPTIONS, Contender, Row, empty_cache, write


def rows() -> list[Row]:
    return [
        Row("reactor-cold", "reactor of 50 small modules, 3 platforms, empty GOCACHE", "none", "1.15 × script, 2 at a time",
            lambda: [reactor_script(), our_reactor()], lambda m: 1.15 * m["script"], empty_cache),
        Row("reactor-unchanged", "reactor of 50 small modules, 3 platforms, unchanged", "none", "F + 50 × 0.04 s",
            lambda: [reactor_floor(), our_reactor()], lambda m: m["F"] + 50 * 0.04),
    ]


def reactor(name: str, arguments: str, packaging: str, plugin: str, in_root: bool) -> Contender:
    """Fifty small modules under one POM."""

    def prepare(folder: Path) -> None:
        names = write_modules(folder)
        modules = "".join(f"<module>{module}</module>" for module in names)
        root = POM.format(name="root", packaging="pom", plugin=plugin)
        if not in_root:
            root = re.sub(r"(?s)  <build>.*</build>\n", "", root)
        write(folder / "pom.xml", root.replace("  <packaging>", f"  <modules>{modules}</modules>\n  <packaging>"))
        for module in names:
            own = POM.format(name=module, packaging=packaging, plugin="" if in_root else plugin)
            if in_root:
                own = re.sub(r"(?s)  <build>.*</build>\n", "", own)
            parent = "<parent><groupId>bench</groupId><artifactId>root</artifactId><version>1</version></parent>"
            write(folder / module / "pom.xml", own.replace("  <groupId>bench</groupId>\n", f"  {parent}\n", 1)
                  .replace("  <version>1</version>\n  <packaging>", "  <packaging>", 1))

    return Contender(name, maven(arguments), prepare)


def write_modules(folder: Path) -> list[str]:
    names = [f"m{number:02}" for number in range(1, 51)]
    for name in names:
        (folder / name).mkdir(exist_ok=True)
        write(folder / name / "go.mod", f"module example.com/{name}\n\ngo 1.21\n")
        write(folder / name / "main.go", f'package main\n\nimport "fmt"\n\nfunc main() {{\n\tfmt.Println("{name}")\n}}\n')
    return names


def reactor_floor() -> Contender:
    return reactor("F", "package", "pom", ECHO, False)


def our_reactor() -> Contender:
    return reactor("ours", "package -DskipTests", "go",
                   OURS.format(version=OPTIONS.version, platforms=",".join(THREE), packages="./...", more=""), True)


def reactor_script() -> Contender:
    def prepare(folder: Path) -> None:
        write(folder / "builds", "\n".join(
            f"cd {module} && mkdir -p out/{platform} && CGO_ENABLED=0 GOOS={platform.split('/')[0]} "
            f"GOARCH={platform.split('/')[1]} go build -trimpath -buildvcs=false -ldflags='-s -w' -o out/{platform}/ ./..."
            for module in write_modules(folder) for platform in THREE) + "\n")

    return Contender("script", lambda folder: ["sh", "-ec", "tr '\\n' '\\0' < builds | xargs -0 -P 2 -n 1 sh -ec"], prepare)

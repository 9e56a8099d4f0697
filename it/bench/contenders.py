"""Ways to do the work: Maven with the plugin, and what stands beside it."""

import json
from pathlib import Path
from typing import Callable

from measuring import OPTIONS, WORK, Contender, write

SEVEN = ["linux/amd64", "linux/arm64", "linux/arm", "darwin/amd64", "darwin/arm64", "windows/amd64", "windows/arm64"]
LAB = """darwin/amd64 darwin/arm64 dragonfly/amd64 freebsd/386 freebsd/amd64 freebsd/arm linux/386 linux/amd64 linux/arm
linux/arm64 linux/mips linux/mipsle linux/mips64 linux/mips64le linux/ppc64 linux/ppc64le netbsd/386 netbsd/amd64
netbsd/arm openbsd/386 openbsd/amd64 openbsd/arm plan9/386 plan9/amd64 solaris/amd64 windows/386 windows/amd64""".split()
HOST = ["host"]
THREE = ["linux/amd64", "linux/arm64", "windows/amd64"]
FLAGS = ["-trimpath", "-buildvcs=false", "-ldflags=-s -w"]
BINARIES_ONLY = "-Dk8s.skip.image -Dk8s.skip.manifests"

POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>bench</groupId>
  <artifactId>{name}</artifactId>
  <version>1</version>
  <packaging>{packaging}</packaging>
  <build>
    <plugins>
      <plugin>
{plugin}
      </plugin>
    </plugins>
  </build>
</project>
"""
OURS = """        <groupId>io.github.gok8s</groupId>
        <artifactId>go-k8s-maven-plugin</artifactId>
        <version>{version}</version>
        <extensions>true</extensions>
        <configuration>
          <platforms>{platforms}</platforms>
          <packages>{packages}</packages>{more}
        </configuration>"""
PUSHED = """
          <cacheDirectory>{cache}</cacheDirectory>
          <image>
            <name>{name}</name>
            <tags>bench</tags>
            <base>{base}</base>
            <sbom>false</sbom>
          </image>"""
ECHO = """        <groupId>org.apache.maven.plugins</groupId>
        <artifactId>maven-antrun-plugin</artifactId>
        <version>3.1.0</version>
        <executions>
          <execution>
            <phase>package</phase>
            <goals>
              <goal>run</goal>
            </goals>
            <configuration>
              <target>
                <echo>package</echo>
              </target>
            </configuration>
          </execution>
        </executions>"""


def maven(arguments: str = "package", online: bool = False, quiet: bool = True) -> Callable[[Path], list[str]]:
    repository = OPTIONS.plugin_repository
    return lambda folder: ["mvn", *(["-q"] if quiet else []), *([] if online else ["-o"]), "-B", f"-Dmaven.repo.local={repository}",
                           "-s", str(WORK / "settings.xml"), *arguments.split()]


def floor() -> Contender:
    return Contender("F", maven(), lambda folder: write(folder / "pom.xml", POM.format(
        name="floor", packaging="pom", plugin=ECHO)))


def ours(platforms: list[str], name: str = "ours", packages: str = "./...", environment: dict[str, str] | None = None,
         more: str = "") -> Contender:
    """Without tests and `go vet`, for the others only build."""
    plugin = OURS.format(version=OPTIONS.version, platforms=",".join(platforms), packages=packages, more="")
    return Contender(name, maven(f"package -DskipTests {more}"), lambda folder: write(folder / "pom.xml", POM.format(
        name=folder.parent.name.lower(), packaging="go", plugin=plugin)), environment or {})


def plain_go(platforms: list[str], name: str, workers: int, jobs: str, packages: str = "./...") -> Contender:
    """`go build` by hand: a script that starts it for each platform, so many at a time."""

    def prepare(folder: Path) -> None:
        lines = []
        for platform in platforms:
            target = "" if platform == "host" else "GOOS={} GOARCH={} ".format(*platform.split("/"))
            out = f"out/{platform.replace('/', '-')}/"
            lines.append(f"mkdir -p {out} && CGO_ENABLED=0 {target}go build {jobs} -trimpath -buildvcs=false "
                         f"-ldflags='-s -w' -o {out} {packages}")
        write(folder / "builds", "\n".join(lines) + "\n")

    return Contender(name, lambda folder: ["sh", "-ec", f"tr '\\n' '\\0' < builds | xargs -0 -P {workers} -n 1 sh -ec"],
                     prepare)


def sequential(platforms: list[str], packages: str = "./...") -> Contender:
    return plain_go(platforms, "sequential", 1, "", packages)


def two_workers(platforms: list[str]) -> Contender:
    return plain_go(platforms, "2 × -p 1", 2, "-p 1")


def goreleaser(platforms: list[str]) -> Contender:
    levels = {"amd64": "_v1", "arm64": "_v8.0", "arm": "_7"}

    def prepare(folder: Path) -> None:
        targets = [p.replace("/", "_") + levels.get(p.split("/")[1], "") for p in platforms]
        write(folder / ".goreleaser.yaml", json.dumps({
            "version": 2, "project_name": "bench",
            "builds": [{"env": ["CGO_ENABLED=0"], "flags": FLAGS[:2], "ldflags": ["-s -w"], "targets": targets}]}))

    def command(folder: Path) -> list[str]:
        single = ["--single-target"] if platforms == HOST else []
        return ["goreleaser", "build", "--snapshot", "--clean", *single]

    if platforms == HOST:
        return Contender("goreleaser", command, lambda folder: write(folder / ".goreleaser.yaml", json.dumps({
            "version": 2, "project_name": "bench",
            "builds": [{"env": ["CGO_ENABLED=0"], "flags": FLAGS[:2], "ldflags": ["-s -w"]}]})))
    return Contender("goreleaser", command, prepare)

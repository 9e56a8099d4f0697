"""Runs the contenders of each row in turn, takes medians, and says whether the limit is kept. Started by `run`."""

import argparse
import json
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

SEVEN = ["linux/amd64", "linux/arm64", "linux/arm", "darwin/amd64", "darwin/arm64", "windows/amd64", "windows/arm64"]
LAB = """darwin/amd64 darwin/arm64 dragonfly/amd64 freebsd/386 freebsd/amd64 freebsd/arm linux/386 linux/amd64 linux/arm
linux/arm64 linux/mips linux/mipsle linux/mips64 linux/mips64le linux/ppc64 linux/ppc64le netbsd/386 netbsd/amd64
netbsd/arm openbsd/386 openbsd/amd64 openbsd/arm plan9/386 plan9/amd64 solaris/amd64 windows/386 windows/amd64""".split()
HOST = ["host"]
THREE = ["linux/amd64", "linux/arm64", "windows/amd64"]
FLAGS = ["-trimpath", "-buildvcs=false", "-ldflags=-s -w"]
BINARIES_ONLY = "-Dk8s.skip.image -Dk8s.skip.manifests"
MEBI = 1024 * 1024

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
FOUR_REPLICAS = """
          <image>
            <ports>8080</ports>
          </image>
          <workload>
            <replicas>4</replicas>
            <service>
              <type>NodePort</type>
            </service>
          </workload>"""
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


@dataclass
class Sample:
    """One run of one contender: seconds, and bytes of the largest process and of the JVM."""

    wall: float
    cpu: float
    largest: int
    jvm: int


@dataclass
class Contender:
    """A way to do the work, in a folder of its own."""

    name: str
    command: Callable[[Path], list[str]]
    prepare: Callable[[Path], None] = lambda folder: None
    environment: dict[str, str] = field(default_factory=dict)
    samples: list[Sample] = field(default_factory=list)

    def median(self, what: str) -> float:
        return statistics.median(getattr(sample, what) for sample in self.samples)


@dataclass
class Row:
    """One line of the table: who runs, what happens before each run, and the limit in seconds."""

    id: str
    work: str
    workload: str
    limit_text: str
    contenders: Callable[[], list[Contender]]
    limit: Callable[[dict[str, float]], float]
    before: Callable[[Path], None] = lambda folder: None
    needs: str = ""
    also: Callable[[], list[Contender]] = lambda: []


# ---- contenders

def maven(arguments: str = "package") -> Callable[[Path], list[str]]:
    repository = OPTIONS.plugin_repository
    return lambda folder: ["mvn", "-q", "-o", "-B", f"-Dmaven.repo.local={repository}", "-s", str(WORK / "settings.xml"),
                           *arguments.split()]


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


def write_test(folder: Path) -> None:
    write(folder / "main_test.go", "package main\n\nimport \"testing\"\n\nfunc TestNothing(t *testing.T) {}\n")


def go_test() -> Contender:
    return Contender("go test", lambda folder: ["go", "test", *FLAGS, "./..."], write_test, {"CGO_ENABLED": "0"})


def our_tests() -> Contender:
    contender = ours(HOST)

    def prepare(folder: Path) -> None:
        write_test(folder)
        contender.prepare(folder)

    return Contender("ours", maven("test"), prepare)


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


# ---- on the test cluster, each contender in a namespace of its own

def our_deploy() -> Contender:
    return Contender("ours", maven(deploy_line("ours")), write_deploying_pom)


def deploy_line(namespace: str) -> str:
    folder = Path(os.environ["BENCH_CLUSTER"])
    return (f"k8s:deploy -Dk8s.context={folder.name} -Dk8s.namespace={namespace} "
            f"-Dk8s.createNamespace=true -Dk8s.containerd={folder}/containerd.sock")


def write_deploying_pom(folder: Path) -> None:
    plugin = OURS.format(version=OPTIONS.version, platforms="linux/amd64", packages="./...", more=FOUR_REPLICAS)
    write(folder / "pom.xml", POM.format(name="web", packaging="go", plugin=plugin))


def kubectl_apply() -> Contender:
    """kubectl applies what we have made, and waits; the image is in the node, as for us."""

    def prepare(folder: Path) -> None:
        write_deploying_pom(folder)
        subprocess.run(maven(f"{deploy_line('kubectl')} -DskipTests")(folder), cwd=folder, check=True, stdout=subprocess.DEVNULL)
        image = json.loads((folder / "target/k8s/deploy.json").read_text())["image"]
        manifests = re.sub(r"image: .*", f"image: {image}", (folder / "target/k8s/manifests.yaml").read_text())
        write(folder / "all.yaml", manifests.replace("imagePullPolicy: Always", "imagePullPolicy: IfNotPresent"))

    def command(folder: Path) -> list[str]:
        return ["sh", "-ec", "kubectl -n kubectl apply --server-side --force-conflicts -f all.yaml && "
                             "kubectl -n kubectl rollout status deployment/web --timeout=120s"]

    return Contender("kubectl", command, prepare)


def taken_away(folder: Path) -> None:
    """Deletes all that a contender has made in its namespace, and waits until the pods are gone too."""
    subprocess.run(["kubectl", "-n", folder.name, "delete", "deployment,service,serviceaccount,poddisruptionbudget", "--selector",
                    "app.kubernetes.io/instance=web", "--cascade=foreground"], check=True, stdout=subprocess.DEVNULL)


# ---- what happens before a run

def edit(folder: Path) -> None:
    """Changes one line of the program."""
    for source in [folder / "main.go", folder / "cmd/a/main.go"]:
        if source.exists():
            write(source, re.sub(r'const edit = "[^"]*"', f'const edit = "{time.time_ns()}"', source.read_text()))


def empty_cache(folder: Path) -> None:
    shutil.rmtree(cache(folder), ignore_errors=True)
    for made in ["target", "out", "dist"]:
        for place in [folder / made, *folder.glob(f"m[0-9][0-9]/{made}")]:
            shutil.rmtree(place, ignore_errors=True)


def cache(folder: Path) -> Path:
    """A cold build has a GOCACHE of its own; all others share one."""
    return folder / ".gocache" if "cold" in folder.parent.name else WORK / "gocache"


# ---- rows

def rows() -> list[Row]:
    return [
        Row("cold", "M, 7 platforms, empty GOCACHE, binaries and images", "M", "F + 0.85 × goreleaser's binaries alone",
            lambda: [floor(), goreleaser(SEVEN), ours(SEVEN)], lambda m: m["F"] + 0.85 * m["goreleaser"], empty_cache,
            "peers", lambda: [sequential(SEVEN), two_workers(SEVEN)]),
        Row("unchanged-7", "M, 7 platforms, unchanged", "M", "F + 0.15 s",
            lambda: [floor(), ours(SEVEN)], lambda m: m["F"] + 0.15, also=lambda: [sequential(SEVEN), goreleaser(SEVEN)]),
        Row("unchanged-27", "S, 27 platforms, unchanged", "S", "F + 0.25 s",
            lambda: [floor(), ours(LAB)], lambda m: m["F"] + 0.25, also=lambda: [sequential(LAB)]),
        Row("unchanged-5000", "5,000 source files, 7 platforms, unchanged", "N", "F + 0.5 s",
            lambda: [floor(), ours(SEVEN)], lambda m: m["F"] + 0.5, also=lambda: [sequential(SEVEN)]),
        Row("changed", "M, 7 platforms, one line changed", "M", "F + 0.75 × sequential",
            lambda: [floor(), sequential(SEVEN), ours(SEVEN)], lambda m: m["F"] + 0.75 * m["sequential"], edit,
            also=lambda: [two_workers(SEVEN), goreleaser(SEVEN)]),
        Row("L-unchanged", "L, host only, unchanged", "L", "F + 0.2 s",
            lambda: [floor(), ours(HOST)], lambda m: m["F"] + 0.2, also=lambda: [sequential(HOST), goreleaser(HOST)]),
        Row("L-changed", "L, host only, one line changed", "L", "F + 1.05 × plain go",
            lambda: [floor(), sequential(HOST), ours(HOST)], lambda m: m["F"] + 1.05 * m["sequential"], edit,
            also=lambda: [goreleaser(HOST)]),
        Row("L-test", "L, tests unchanged", "L", "F + 1.05 × go test",
            lambda: [floor(), go_test(), our_tests()], lambda m: m["F"] + 1.05 * m["go test"]),
        Row("reactor-cold", "reactor of 50 small modules, 3 platforms, empty GOCACHE", "none", "1.15 × script, 2 at a time",
            lambda: [reactor_script(), our_reactor()], lambda m: 1.15 * m["script"], empty_cache),
        Row("reactor-unchanged", "reactor of 50 small modules, 3 platforms, unchanged", "none", "F + 50 × 0.04 s",
            lambda: [reactor_floor(), our_reactor()], lambda m: m["F"] + 50 * 0.04),
        Row("deploy", "M, deployed until 4 replicas are ready, image in the node", "M", "F + 1.5 s + kubectl apply and rollout status",
            lambda: [floor(), kubectl_apply(), our_deploy()], lambda m: m["F"] + 1.5 + m["kubectl"],
            lambda folder: taken_away(folder) if folder.name != "F" else None, "cluster"),
        Row("deploy-unchanged", "M, deployed, nothing changed", "M", "F + 1.5 s",
            lambda: [floor(), our_deploy()], lambda m: m["F"] + 1.5, needs="cluster", also=lambda: [kubectl_apply()]),
        Row("R", "R, three mains, 7 platforms, one line changed", "R", "1.2 × one main",
            lambda: [ours(SEVEN, "one main", "./cmd/a", more=BINARIES_ONLY),
                     ours(SEVEN, packages="./cmd/...", more=BINARIES_ONLY)],
            lambda m: 1.2 * m["one main"], edit),
    ]


EXTRA = {"memory": ("S", False), "size": ("M", True)}


def measure(row: Row) -> list[Contender]:
    contenders = row.contenders() + (row.also() if OPTIONS.all else [])
    folders = {}
    for contender in contenders:
        folders[contender.name] = copy_of(row.workload, row.id, contender)
        if row.before is not empty_cache:
            run(contender, folders[contender.name])
    for pair in range(OPTIONS.pairs):
        for contender in contenders if pair % 2 == 0 else reversed(contenders):
            row.before(folders[contender.name])
            sample = run(contender, folders[contender.name])
            contender.samples.append(sample)
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
        subprocess.run([*git, "commit", "-qm", "contender"], check=True)
    return folder


def run(contender: Contender, folder: Path) -> Sample:
    """Runs the contender once; stops all if it fails, for a failed run is fast."""
    environment = {**os.environ, "GOCACHE": str(cache(folder)), **contender.environment}
    with open(folder.parent / f"{folder.name}.log", "w+") as log:
        start = time.monotonic()
        process = subprocess.Popen(contender.command(folder), cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                                   stdout=log, stderr=subprocess.STDOUT)
        peak = Peak(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        peak.stop()
        if status != 0:
            log.seek(0)
            sys.exit(f"{contender.name} failed in {folder}:\n{log.read()}")
    return Sample(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, peak.bytes)


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


# ---- the table

HEADER = ["work", "limit", "limit here", "ours", "verdict", "CPU", "largest process", "the others"]


def line(row: Row, contenders: list[Contender]) -> list[str]:
    walls = {contender.name: contender.median("wall") for contender in contenders}
    limit = row.limit(walls)
    mine = next(contender for contender in contenders if contender.name == "ours")
    kept = walls["ours"] <= limit
    others = ", ".join(f"{name} {wall:.2f} s" for name, wall in walls.items() if name != "ours")
    if not kept:
        where_the_time_goes(row, mine)
    return [row.work, row.limit_text, f"{limit:.2f} s", f"{walls['ours']:.2f} s", verdict(kept),
            f"{mine.median('cpu'):.1f} s", f"{mine.median('largest') / MEBI:.0f} MB", others]


def where_the_time_goes(row: Row, mine: Contender) -> None:
    folder = WORK / "rows" / row.id / "ours"
    row.before(folder)
    progress(f"{row.id} misses its limit; this is where one more run spends its time:")
    command = [*mine.command(folder), "-Dk8s.timing"]
    command.remove("-q")
    subprocess.run(command, cwd=folder, env={**os.environ, "GOCACHE": str(cache(folder))}, stdout=sys.stderr)


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
    """The compressed layer of M for linux/amd64, and ko's with and without the linker flags that leave symbols out."""
    mine = ours(["linux/amd64"])
    folder = copy_of("M", "size", mine)
    run(mine, folder)
    record = json.loads((folder / "target/k8s/image.json").read_text())
    layer = max(layer["size"] for layer in record["platforms"][0]["layers"]) / 1e6
    others = ", ".join(f"{name} {ko_layer(folder, flags):.2f} MB" for name, flags in [
        ("ko", []), ("ko with -s -w", ["--ldflags=-s -w"])])
    return [["compressed application layer of M, linux/amd64", "3.5 MB", "3.50 MB", f"{layer:.2f} MB", verdict(layer <= 3.5),
             "", "", others]]


def ko_layer(folder: Path, flags: list[str]) -> float:
    """Builds with ko on an empty base of a registry on this machine, and gives the size of its largest layer."""
    registry = subprocess.Popen(["crane", "registry", "serve", "--address", "127.0.0.1:0"], stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, text=True)
    try:
        address = next(found.group(1) for text in registry.stdout if (found := re.search(r"(127\.0\.0\.1:\d+)", text)))
        base = f"{address}/base"
        (folder / "base").write_text("base\n")
        subprocess.run(["tar", "cf", "base.tar", "base"], cwd=folder, check=True)
        subprocess.run(["crane", "append", "--platform", "linux/amd64", "-f", "base.tar", "-t", base], cwd=folder, check=True,
                       stdout=subprocess.DEVNULL)
        layout = folder / "ko-layout"
        shutil.rmtree(layout, ignore_errors=True)
        subprocess.run(["ko", "build", "--push=false", f"--oci-layout-path={layout}", "--platform=linux/amd64",
                        "--sbom=none", *flags, "."], cwd=folder, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, env={**os.environ, "KO_DEFAULTBASEIMAGE": base, "KO_DOCKER_REPO": address})
        return max(blob.stat().st_size for blob in (layout / "blobs/sha256").iterdir()) / 1e6
    finally:
        registry.terminate()
        registry.wait()


def verdict(kept: bool) -> str:
    return "✔" if kept else "✘"


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


def write(file: Path, text: str) -> None:
    file.write_text(text)


def progress(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


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
    ids = [row.id for row in rows()] + list(EXTRA)
    if OPTIONS.list:
        print("\n".join(ids))
        return
    wanted = OPTIONS.rows.split(",") if OPTIONS.rows else ids
    unknown = set(wanted) - set(ids)
    if unknown:
        sys.exit(f"no such row: {', '.join(sorted(unknown))}; there are {', '.join(ids)}")
    chosen = [row for row in rows() if row.id in wanted]
    if OPTIONS.needs:
        needs = {row.needs for row in chosen} | ({"peers"} if OPTIONS.all or "size" in wanted else set())
        print(*sorted({row.workload for row in chosen} | {EXTRA[id][0] for id in wanted if id in EXTRA}), *sorted(needs))
        return
    OPTIONS.version = plugin_version()
    fill_repository()
    lines = [line(row, measure(row)) for row in chosen]
    lines += memory() if "memory" in wanted else []
    lines += size() if "size" in wanted else []
    text = f"{conditions()}\n\n{table(lines)}"
    print(text)
    if OPTIONS.readme:
        into_readme(text)


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

if __name__ == "__main__":
    main()

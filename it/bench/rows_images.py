"""The rows about images that are built on one base and pushed: beside ko, with its symbols and without, and beside jib."""

import json
import shutil
import time
from pathlib import Path

from contenders import OURS, POM, PUSHED, floor, maven
from measuring import OPTIONS, Contender, Lines, Observation, Row, add_code, beside, copy_of, edit, empty_cache, run, verdict, write
from registry import ARCHITECTURES, BASE_SIZE, PLATFORMS, base, crane, push_base, registry, repository

STRIPPED = "ko -s -w"
JIB = """        <groupId>com.google.cloud.tools</groupId>
        <artifactId>jib-maven-plugin</artifactId>
        <version>3.5.2</version>
        <configuration>
          <from>
            <image>{base}</image>
            <platforms>{platforms}</platforms>
          </from>
          <to>
            <image>{name}:bench</image>
          </to>
          <container>
            <mainClass>Main</mainClass>
          </container>
          <allowInsecureRegistries>true</allowInsecureRegistries>
        </configuration>"""


def rows() -> list[Row]:
    return [row for workload, prefix in [("M", ""), ("L", "L-")] for row in [
        Row(f"{prefix}push-cold", f"{workload}, image of 2 platforms built and pushed, all caches empty", workload, "F + ko",
            lambda: [floor(), ko(), our_push()], lambda m: m["F"] + m["ko"], new_and_cold, "ko crane",
            lambda: [ko(STRIPPED)]),
        Row(f"{prefix}push-unchanged", f"{workload}, image of 2 platforms, unchanged", workload,
            "F + 0.3 s, one request for the tag, none for blobs", lambda: [floor(), our_push()], lambda m: m["F"] + 0.3,
            forget_requests, "ko crane", lambda: [ko(), ko(STRIPPED), jib()], observe=only_the_tag_is_asked),
        Row(f"{prefix}push-changed", f"{workload}, image of 2 platforms, one line changed", workload, "F + ko with -s -w",
            lambda: [floor(), ko(STRIPPED), our_push()], lambda m: m["F"] + m[STRIPPED], edit, "ko crane", lambda: [ko()]),
        Row(f"{prefix}push-code", f"{workload}, image of 2 platforms, a function added", workload, "F + ko with -s -w",
            lambda: [floor(), ko(STRIPPED), our_push()], lambda m: m["F"] + m[STRIPPED], add_code, "ko crane", lambda: [ko()]),
        Row(f"{prefix}base-changed", f"{workload}, image of 2 platforms, another base", workload,
            "nothing compiled or compressed", lambda: [floor(), our_push()], None, change_base, "ko crane",
            lambda: [ko(), ko(STRIPPED)], observe=only_the_base_is_new)]]


def lines() -> list[Lines]:
    return [Lines("size-ko", "M", lambda: sizes("M"), "ko crane"), Lines("L-size-ko", "L", lambda: sizes("L"), "ko crane")]


# ---- contenders

def our_push() -> Contender:
    def prepare(folder: Path) -> None:
        more = PUSHED.format(cache=beside(folder, "cache"), name=repository(folder), base=base())
        plugin = OURS.format(version=OPTIONS.version, platforms=",".join(PLATFORMS), packages="./...", more=more)
        write(folder / "pom.xml", POM.format(name=folder.parent.name.lower(), packaging="go", plugin=plugin))

    return Contender("ours", maven("package k8s:push -DskipTests", online=True), prepare)


def ko(name: str = "ko") -> Contender:
    """With its cache, which it has only on demand, and without a bill of materials, as we here."""

    def prepare(folder: Path) -> None:
        write(folder / ".ko.yaml", json.dumps({"defaultLdflags": ["-s", "-w"] if name == STRIPPED else []}))

    def command(folder: Path) -> list[str]:
        return ["env", f"KOCACHE={beside(folder, 'cache')}", f"KO_DOCKER_REPO={repository(folder)}",
                f"KO_DEFAULTBASEIMAGE={base()}", "ko", "build", "--bare", f"--platform={','.join(PLATFORMS)}", "--tags=bench",
                "--sbom=none", "."]

    return Contender(name, command, prepare)


def jib() -> Contender:
    """A Java program of one line."""

    def prepare(folder: Path) -> None:
        source = folder / "src/main/java/Main.java"
        source.parent.mkdir(parents=True)
        write(source, 'class Main { public static void main(String[] arguments) { System.out.println("Oh hai Mark"); } }\n')
        platforms = "".join(f"<platform><os>linux</os><architecture>{architecture}</architecture></platform>"
                            for architecture in ARCHITECTURES)
        plugin = JIB.format(base=base(), platforms=platforms, name=repository(folder))
        write(folder / "pom.xml", POM.format(name="java", packaging="jar", plugin=plugin))

    return Contender("jib", maven("package jib:build -Dmaven.compiler.source=17 -Dmaven.compiler.target=17", online=True), prepare)


# ---- before and after a run

def new_and_cold(folder: Path) -> None:
    """One line is another too, else the registry would have everything."""
    edit(folder)
    empty_cache(folder)
    shutil.rmtree(beside(folder, "cache"), ignore_errors=True)


def forget_requests(folder: Path) -> None:
    registry().taken()


def change_base(folder: Path) -> None:
    push_base(time.time_ns())
    registry().taken()
    beside(folder, "begin").touch()


def only_the_tag_is_asked(folder: Path) -> Observation:
    requests = registry().taken()
    own = [request for request in requests if f"/v2/{folder.parent.name}/".lower() in request]
    bases = [request for request in requests if "/v2/base/" in request]
    blobs = [request for request in requests if "/blobs/" in request]
    return Observation(f"{len(own)} request for the tag, {len(bases)} for the base's, {len(blobs)} for blobs",
                       len(own) == 1 and not blobs)


def only_the_base_is_new(folder: Path) -> Observation:
    """The programs, and their layers, which are larger than the base's, are files of an earlier run."""
    begin = beside(folder, "begin").stat().st_mtime_ns
    build = json.loads((folder / "target/k8s/build.json").read_text())
    compiled = [binary for binary in build["binaries"] if not binary["upToDate"]]
    blobs = [blob.stat() for blob in (folder / "target/k8s/image/blobs/sha256").iterdir()]
    compressed = [blob for blob in blobs if blob.st_mtime_ns > begin and blob.st_size > 2 * BASE_SIZE]
    sent = [request for request in registry().taken() if request.startswith("PUT") and "/blobs/" in request]
    return Observation(f"{len(compiled)} compiled, {len(compressed)} compressed, {len(sent)} blobs sent",
                       not compiled and not compressed)


def sizes(workload: str) -> list[list[str]]:
    contenders = {contender.name: contender for contender in [our_push(), ko(), ko(STRIPPED)]}
    size = {}
    for name, contender in contenders.items():
        folder = copy_of(workload, f"size-{workload}", contender)
        run(contender, folder)
        manifest = json.loads(crane("manifest", "--platform", PLATFORMS[0], f"{repository(folder)}:bench"))
        size[name] = sum(blob["size"] for blob in [manifest["config"], *manifest["layers"]]) / 1e6
    return [[f"{workload}, image for {PLATFORMS[0]}, compressed", f"{share} × {name}", f"{share * size[name]:.2f} MB",
             f"{size['ours']:.2f} MB", verdict(size["ours"] <= share * size[name]), "", "", f"{name} {size[name]:.2f} MB"]
            for name, share in [("ko", 0.55), (STRIPPED, 0.92)]]

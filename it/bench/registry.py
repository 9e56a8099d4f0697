"""A registry on this machine that tells what it was asked, and the base image that everybody builds on."""

import atexit
import io
import random
import re
import subprocess
import tarfile
import tempfile
import threading
import time
from functools import cache
from pathlib import Path
from typing import IO

from measuring import WORK

ARCHITECTURES = ["amd64", "arm64"]
PLATFORMS = [f"linux/{architecture}" for architecture in ARCHITECTURES]
BASE_SIZE = 370_000


class Registry:
    """crane's registry. Its log has a line for each request, as in `HEAD /v2/base/manifests/latest`."""

    def __init__(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="registry-", dir=WORK)
        self.requests: list[str] = []
        self.read_on = threading.Condition()
        self.address = ""
        serving = threading.Event()
        self.process = subprocess.Popen(["crane", "registry", "serve", "--address", "127.0.0.1:0", "--disk", self.folder.name],
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        atexit.register(self.end)
        threading.Thread(target=self.read, args=[serving], daemon=True).start()
        if not serving.wait(30):
            raise RuntimeError("crane's registry does not start")

    def read(self, serving: threading.Event) -> None:
        for line in self.process.stdout:
            if found := re.search(r"\b([A-Z]+ /v2/\S*)", line):
                with self.read_on:
                    self.requests.append(found.group(1))
                    self.read_on.notify()
            elif found := re.search(r"serving on port (\d+)", line):
                self.address = f"127.0.0.1:{found.group(1)}"
                serving.set()

    def end(self) -> None:
        self.process.terminate()
        self.process.wait()
        self.folder.cleanup()

    def taken(self) -> list[str]:
        """Gives the requests since it was last called. One of our own shows that its log is read so far."""
        last = f"GET /v2/{time.time_ns()}/manifests/last"
        subprocess.run(["crane", "manifest", f"{self.address}/{last.split('/')[2]}:last"], capture_output=True)
        with self.read_on:
            if not self.read_on.wait_for(lambda: last in self.requests, 30):
                raise RuntimeError("crane's registry has no log")
            taken, self.requests = self.requests, []
        return taken[:taken.index(last)]


@cache
def registry() -> Registry:
    return Registry()


def repository(folder: Path) -> str:
    """Gives the name that a contender pushes to."""
    return f"{registry().address}/{folder.parent.name}/{folder.name}".lower()


@cache
def base() -> str:
    """Gives the name of an image for two platforms, of 0.4 MB each; it is pushed once."""
    push_base(0)
    return f"{registry().address}/base:latest"


def push_base(seed: int) -> None:
    """Pushes a base of other bytes under the same tag."""
    repository = f"{registry().address}/base"
    for architecture in ARCHITECTURES:
        name = f"{repository}:{architecture}"
        with tempfile.NamedTemporaryFile(suffix=".tar", dir=WORK) as layer:
            write_layer(layer, random.Random(f"{seed} {architecture}").randbytes(BASE_SIZE))
            crane("append", "--oci-empty-base", "-f", layer.name, "-t", name)
        crane("mutate", "--set-platform", f"linux/{architecture}", "-t", name, name)
    crane("index", "append", "-t", f"{repository}:latest", *(part for architecture in ARCHITECTURES
                                                          for part in ["-m", f"{repository}:{architecture}"]))


def write_layer(file: IO[bytes], content: bytes) -> None:
    with tarfile.open(fileobj=file, mode="w") as tar:
        entry = tarfile.TarInfo("base")
        entry.size = len(content)
        tar.addfile(entry, io.BytesIO(content))
    file.flush()


def crane(*arguments: str) -> str:
    return subprocess.run(["crane", *arguments], check=True, capture_output=True, text=True).stdout

"""The rows on a control plane whose nodes run nothing but say that their pods are ready: many modules, many pods."""

import os
import re
import subprocess
from functools import cache
from pathlib import Path

from contenders import OURS, POM, floor, maven
from measuring import OPTIONS, WORK, Contender, Observation, Row, write
from registry import repository
from relay import Relay
from rows_reactor import reactor

# as many as the plugin's client opens at most
CONNECTIONS = 8
NAMED = """
          <image>
            <name>{name}</name>
          </image>"""
TWO_HUNDRED = """
          <image>
            <name>{name}</name>
            <ports>8080</ports>
          </image>
          <workload>
            <autoscale>
              <min>200</min>
              <max>210</max>
            </autoscale>
          </workload>"""


def rows() -> list[Row]:
    return [
        Row("deploy-reactor", "reactor of 50 small modules, deployed the first time, -Xmx256m", "none",
            f"2 × 25 modules, {CONNECTIONS} connections", lambda: [
                deployed(10, "10 modules"), deployed(25, "25 modules"), deployed(50, "ours")],
            lambda m: 2 * m["25 modules"], taken_away, "plane crane", observe=connections_are_shared),
        Row("status-200", "status of 200 pods", "S", "F + 1.3 s", lambda: [floor(), our_status()], lambda m: m["F"] + 1.3,
            needs="plane crane", also=lambda: [kubectl_get()]),
    ]


# ---- many modules

def deployed(count: int, name: str) -> Contender:
    def command(folder: Path) -> list[str]:
        return maven(f"k8s:deploy {target(namespace(folder))}", online=True)(folder)

    def plugin(folder: Path) -> str:
        more = NAMED.format(name=repository(folder) + "/${project.artifactId}")
        return OURS.format(version=OPTIONS.version, platforms="linux/amd64", packages="./...", more=more)

    contender = reactor(name, command, plugin, count)
    contender.environment = {"KUBECONFIG": str(relayed_kubeconfig()), "MAVEN_OPTS": "-Xmx256m"}
    return contender


def taken_away(folder: Path) -> None:
    """Deletes all that was deployed, and waits until the pods are gone too."""
    kubectl("-n", namespace(folder), "delete", "deployment,service,serviceaccount,poddisruptionbudget", "--selector",
            "app.kubernetes.io/managed-by=go-k8s-maven-plugin", "--cascade=foreground")
    relay().taken()


def connections_are_shared(folder: Path) -> Observation:
    opened = relay().taken()
    return Observation(f"{opened} connections", opened <= CONNECTIONS)


def namespace(folder: Path) -> str:
    return f"{folder.parent.name}-{folder.name}"


# ---- many pods

def our_status() -> Contender:
    def prepare(folder: Path) -> None:
        """Deploys, and waits until the autoscaler has seen to it that there are enough."""
        plugin = OURS.format(version=OPTIONS.version, platforms="linux/amd64", packages="./...",
                             more=TWO_HUNDRED.format(name=repository(folder)))
        write(folder / "pom.xml", POM.format(name="web", packaging="go", plugin=plugin))
        subprocess.run(maven(f"k8s:deploy {target('status-200')}", online=True)(folder), cwd=folder, check=True, env=with_plane(),
                       stdout=subprocess.DEVNULL)
        kubectl("-n", "status-200", "wait", "deployment/web", "--for=jsonpath={.status.readyReplicas}=200", "--timeout=300s")

    return Contender("ours", maven(f"k8s:status {target('status-200')}", quiet=False), prepare, {"KUBECONFIG": str(kubeconfig())})


def kubectl_get() -> Contender:
    return Contender("kubectl", lambda folder: ["kubectl", "-n", "status-200", "get", "deployments,pods,services,hpa"],
                     environment={"KUBECONFIG": str(kubeconfig())})


# ---- the control plane

def plane() -> Path:
    return Path(os.environ["BENCH_PLANE"])


def kubeconfig() -> Path:
    return plane() / "admin.kubeconfig"


def with_plane() -> dict[str, str]:
    return {**os.environ, "KUBECONFIG": str(kubeconfig())}


def target(namespace: str) -> str:
    return f"-Dk8s.context={plane().name} -Dk8s.namespace={namespace} -Dk8s.createNamespace=true"


def kubectl(*arguments: str) -> None:
    subprocess.run(["kubectl", *arguments], check=True, env=with_plane(), stdout=subprocess.DEVNULL)


@cache
def relay() -> Relay:
    return Relay("127.0.0.1", int(re.search(r'server: "https://127\.0\.0\.1:(\d+)', kubeconfig().read_text()).group(1)))


def relayed_kubeconfig() -> Path:
    """A kubeconfig that leads through the relay."""
    file = WORK / "relayed.kubeconfig"
    write(file, re.sub(r'(server: "https://127\.0\.0\.1:)\d+', rf"\g<1>{relay().port}", kubeconfig().read_text()))
    return file

"""The rows on the test cluster; each contender has a namespace of its own."""

import json
import os
import re
import subprocess
from pathlib import Path

from contenders import OURS, POM, floor, maven
from measuring import OPTIONS, Contender, Row, write

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


def rows() -> list[Row]:
    return [
        Row("deploy", "M, deployed until 4 replicas are ready, image in the node", "M", "F + 1.5 s + kubectl apply and rollout status",
            lambda: [floor(), kubectl_apply(), our_deploy()], lambda m: m["F"] + 1.5 + m["kubectl"],
            lambda folder: taken_away(folder) if folder.name != "F" else None, "cluster"),
        Row("deploy-unchanged", "M, deployed, nothing changed", "M", "F + 1.5 s",
            lambda: [floor(), our_deploy()], lambda m: m["F"] + 1.5, needs="cluster", also=lambda: [kubectl_apply()]),
    ]


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

def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// What the POM says and what stands in src/main/k8s become one set of objects, the image by its digest.

def (first, second) = lab.logs()
def summary = 'room: PodDisruptionBudget, ServiceAccount, Service, Deployment, Ingress; greetings: ConfigMap'
def file = lab.file('target/k8s/manifests.yaml')
def documents = { file.getText('UTF-8').split(/(?m)^---\n/).toList() }
def object = { kind -> documents().find { it.contains("kind: $kind\n") } }
def image = lab.imageRecord()
def reference = "registry.example.com/shop/room@$image.digest"
def own = lab.file('src/main/k8s/room.yaml').text

assert documents()*.find(/kind: (\w+)/) { it[1] } ==
  ['PodDisruptionBudget', 'ServiceAccount', 'ConfigMap', 'Service', 'Deployment', 'Ingress']
def deployment = object('Deployment')
assert deployment.contains("image: $reference\n")
assert deployment.contains('  replicas: 2\n')
assert deployment =~ /(?s)env:\n +- name: GOMEMLIMIT\n +value: "115MiB"\n +- name: LEVEL\n +value: debug\n/
assert deployment =~ /envFrom:\n +- configMapRef:\n +name: greetings\n/
assert deployment =~ /requests:\n +cpu: 50m\n +memory: 64Mi\n/
assert deployment.contains('gok8s.github.io/config-digest: ')
assert object('ConfigMap').contains('GREETING: Oh hai Mark\n')
assert object('Service') =~ /port: 80\n +targetPort: http\n/
assert object('Ingress').contains('host: room.example.com\n')
assert documents().every { it.contains('app.kubernetes.io/managed-by: go-k8s-maven-plugin\n') }
assert first.contains("manifests   $summary in $file")
assert second.contains("up to date   manifests $summary")

// it is an artifact, for who applies it somewhere else
def installed = new File(lab.localRepository, 'it/own-manifests-are-merged/1.0.0/own-manifests-are-merged-1.0.0-kubernetes.yaml')
assert installed.bytes == file.bytes

// the user's files are as they were
assert lab.file('src/main/k8s/room.yaml').text == own

// the command line wins, by the names of the elements without the group
lab.mvn('package', '-Dk8s.replicas=3', '-Dk8s.service.type=NodePort', '-Dk8s.namespace=shop', '-Dk8s.env=LEVEL=info,A=1,2',
  '-Dgreeting=hai', '-Dk8s.autoscale.max=5', '-Dk8s.autoscale.cpu=2').succeeded()
assert documents()*.find(/kind: (\w+)/) { it[1] }.contains('HorizontalPodAutoscaler')
assert object('HorizontalPodAutoscaler').contains('averageUtilization: 2\n')
assert !(object('Deployment') =~ /(?m)^  replicas:/)
assert object('Deployment').contains('gok8s.github.io/initial-replicas: "3"\n')
assert object('Deployment') =~ /- name: A\n +value: "1,2"\n/
assert object('Service').contains('type: NodePort\n')
assert object('ConfigMap').contains('GREETING: hai\n')
assert documents().every { it.contains('namespace: shop\n') }

// one bare pod, and the same bytes as at first when nothing is said
def pod = lab.mvn('package', '-Dk8s.kind=Pod').succeeded().output
assert pod.contains('A Pod has no replicas: <replicas> is left out.')
assert pod.contains('src/main/k8s/room.yaml, line 1 is for the kind Deployment, not Pod, and left out.')
assert object('Pod').contains("image: $reference\n")
lab.mvn('package').succeeded()
assert installed.bytes == file.bytes

// without an image there is nothing to run
lab.file('target').deleteDir()
def skipped = lab.mvn('package', '-Dk8s.skip.image').succeeded().output
assert skipped.contains('skipped: the goal image is skipped, and without an image there is nothing to run')
def missing = lab.mvn('k8s:manifests').failed().output
assert missing.contains("There is no image to run: ${lab.file('target/k8s/image.json')} is not there. mvn package makes it.")
lab.assertNoStackTrace(missing)

def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// The life of a module on a real cluster: deployed, deployed again, scaled, restarted, changed, led back, taken away.

def cluster = lab.cluster(3)
if (!cluster?.own) {
  return true
}
def ctr = new File(cluster.folder, '../../packages/root/usr/bin').canonicalPath
def env = [KUBECONFIG: cluster.kubeconfig, PATH: ctr + File.pathSeparator + System.getenv('PATH')]
def where = ["-Dk8s.context=$cluster.name", '-Dk8s.namespace=operate', "-Dk8s.containerd=$cluster.folder/containerd.sock"]*.toString()
def mvn = { String... arguments -> lab.mvn(env: env, *(arguments + where as String[])) }
def kubectl = { String... arguments -> lab.run(cluster.kubectl + ['--namespace', 'operate', *arguments]).succeeded().output.trim() }

// a context that is neither local nor named is refused before anything else
def refused = lab.mvn(env: env, 'k8s:deploy').failed().output
assert refused.contains("The context \"$cluster.name\" (")
assert refused.contains("Name it on the command line, -Dk8s.context=$cluster.name, or in <workload><allowedContexts>.")

// a local cluster that announces its registry (KEP-1755) is pushed to, under whatever name the image has
def registry = new File(cluster.folder, 'registry').text.trim()
lab.announce(cluster, "host: '$registry'\nhelp: ask the lab\n")
def local = lab.asLocal(cluster)
// another image than what is loaded below: a kubelet that has pulled one asks the registry of each other name of the same bytes (KEP-2535)
def announced = { String... more ->
  lab.mvn(online: true, env: [KUBECONFIG: local, PATH: env.PATH], 'k8s:deploy', '-Dk8s.namespace=announced', '-Dk8s.replicas=1', '-Dk8s.image.labels=way=announced', *more)
}
def toAnnounced = announced().succeeded().output
assert toAnnounced =~ /pushed {3}\Q$registry\E\/deploy-and-operate:sha-[0-9a-f]{12} to the cluster's registry/
assert !toAnnounced.contains('loaded ')
assert toAnnounced =~ /deployed {3}deploy-and-operate to announced, 1 ready/
assert lab.json('target/k8s/deploy.json').image == "$registry/deploy-and-operate@${lab.imageRecord().digest}".toString()
assert lab.imageRecord().pushed == false
assert announced().succeeded().output =~ /plan {4}\d unchanged\n/
lab.announce(cluster, "host: 'localhost:1'\nhelp: ask the lab\n")
def unreachable = announced('-Dk8s.env=A=b').failed().output
assert unreachable.contains("It is the registry that the cluster announces. Its maker's help: ask the lab")
lab.assertNoStackTrace(unreachable)
lab.run(cluster.kubectl + ['delete', '--namespace', 'kube-public', 'configmap', 'local-registry-hosting']).succeeded()
lab.run(cluster.kubectl + ['delete', 'namespace', 'announced', '--wait=false']).succeeded()

// deployed: four replicas that answer through the NodePort, in a namespace that enforces Pod Security "restricted"
lab.run(cluster.kubectl + ['create', 'namespace', 'operate']).succeeded()
kubectl('label', 'namespace', 'operate', 'pod-security.kubernetes.io/enforce=restricted')
def deployed = mvn('k8s:deploy').succeeded().output
assert deployed =~ /loaded {3}docker.io\/library\/deploy-and-operate:sha-[0-9a-f]{12} into /
assert deployed =~ /context $cluster.name, server https:\/\/[\d.:]+, user admin, namespace operate, Kubernetes v1\.37\.2/
assert deployed =~ /plan {4}\d create/
assert !deployed.contains('the API server warns')
def url = (deployed =~ /deployed {3}deploy-and-operate to operate, 4 ready .* (http:\S+)/)[0][1]
// one connection for each request: on one that is kept the same pod answers
def get = { new URL(url).getText(requestProperties: [Connection: 'close']).trim() }
// kube-proxy learns of pods that come and go a second after the deployment does
def getUntil = { Closure isEnough ->
  def seen = []
  for (def end = System.nanoTime() + 60e9; !(seen && isEnough(seen)) && System.nanoTime() < end;) {
    seen << get()
  }
  seen
}
def comes = { String start -> getUntil { it.last().startsWith(start) }.last().startsWith(start) }
def answers = getUntil { it.toSet().size() == 4 }.toSet()
assert answers.every { it.startsWith('Oh hai Mark from deploy-and-operate-') }
assert answers.size() == 4

def record = lab.json('target/k8s/deploy.json')
assert record.context == cluster.name && record.namespace == 'operate'
assert record.ready == 4 && record.url == url && record.failure == null
assert record.objects*.action.unique() == ['created']
assert record.image =~ /^docker.io\/library\/deploy-and-operate:sha-[0-9a-f]{12}$/

// the second time nothing is written
def versions = kubectl('get', 'deployment,service', '-o', 'jsonpath={.items[*].metadata.resourceVersion}')
def again = mvn('k8s:deploy').succeeded().output
assert again =~ /plan {4}\d unchanged\n/
assert !again.contains('loaded ')
assert kubectl('get', 'deployment,service', '-o', 'jsonpath={.items[*].metadata.resourceVersion}') == versions

// on a terminal the context may be confirmed by hand instead of being named
assert lab.tool('script') : 'script (bsdutils) makes a terminal'
def typed = { String answer ->
  def line = (lab.mavenCommand() - '-B' + ['k8s:deploy'] + where.findAll { !it.startsWith('-Dk8s.context=') }).collect { "'$it'" }.join(' ')
  lab.run(env: env, ['sh', '-c', "echo $answer | script --quiet --return --command \"$line\" /dev/null"])
}
def confirmed = typed('operate').succeeded().output
assert confirmed.contains("The context \"$cluster.name\" (") && confirmed.contains('Type the namespace to go on')
assert confirmed =~ /plan {4}\d unchanged/
assert typed('elsewhere').failed().output.contains('Nothing was done: the answer was not "operate".')

// looked at, scaled, read
def status = mvn('k8s:status').succeeded().output
assert status =~ /deploy-and-operate +4\/4 +4 +4 /
assert status =~ /deploy-and-operate +NodePort .* 8080:3\d{4}\/TCP/
assert status.contains('URL: ' + url)
assert mvn('k8s:status', '-Dk8s.wide').succeeded().output =~ /NODE +NOMINATED NODE/
assert mvn('k8s:scale', '-Dk8s.replicas=2').succeeded().output.contains('scaled Deployment deploy-and-operate to 2, 2 ready')
assert kubectl('get', 'deployment', 'deploy-and-operate', '-o', 'jsonpath={.status.readyReplicas}') == '2'
assert mvn('k8s:logs').succeeded().output =~ /\[deploy-and-operate-\S+\] .* listening/

// what would change is shown, and nothing written
mvn('package', '-Dk8s.env=GREETING=Hi').succeeded()
def diff = mvn('k8s:diff').succeeded().output
assert diff.contains('~ Deployment deploy-and-operate')
assert diff =~ /- Oh hai Mark\n.*\+ Hi/
assert get().startsWith('Oh hai Mark')

// changed and rolled without a failed request from a steady client, and led back
def failures = Collections.synchronizedList([])
def goesOn = true
def client = Thread.start {
  while (goesOn) {
    try {
      assert get().contains(' from ')
    } catch (Throwable e) {
      failures << e.toString()
    }
    sleep 20
  }
}
assert mvn('k8s:deploy', '-Dk8s.env=GREETING=Hi').succeeded().output =~ /plan {4}1 change \(env GREETING Oh hai Mark.+Hi, replicas 4\)/
goesOn = false
client.join()
assert failures == []
assert comes('Hi from ')
assert mvn('k8s:rollback').succeeded().output.contains('rolled back Deployment deploy-and-operate to docker.io/library/deploy-and-operate:sha-')
assert comes('Oh hai Mark from ')
assert mvn('k8s:restart').succeeded().output.contains('restarted Deployment deploy-and-operate, 4 ready')

// a clock that is an hour late is thought of: the server's certificate is minutes old; one that is early does no harm
def preload = (lab.run(['faketime', '-f', '+1h', 'env']).succeeded().output =~ /(?m)^LD_PRELOAD=(.*)$/)[0][1]
def at = { String clock, String... arguments ->
  lab.mvn(env: env + [LD_PRELOAD: preload, FAKETIME: clock, FAKETIME_DONT_FAKE_MONOTONIC: 1], *(arguments + where as String[]))
}
def late = at('-1h', 'k8s:deploy').failed().output
assert late =~ /is not trusted: its certificate, or one that signed it, is not valid now \(NotBefore: .*\), when this machine's clock says 2\S+Z\. Is that right\?/
lab.assertNoStackTrace(late)
assert at('+1h', 'k8s:restart').succeeded().output.contains('restarted Deployment deploy-and-operate, 4 ready')
assert at('+1h', 'k8s:deploy', '-Dk8s.env=GREETING=Hi').succeeded().output =~ /deployed {3}deploy-and-operate to operate, 4 ready/

// an autoscaler takes over, and says so
assert mvn('k8s:autoscale', '-Dk8s.autoscale.max=5').succeeded().output.contains('autoscaled   deploy-and-operate between 1 and 5')
assert mvn('k8s:scale', '-Dk8s.replicas=2').failed().output.contains('Deployment deploy-and-operate is scaled by the autoscaler deploy-and-operate, between 1 and 5 pods')
def doctor = mvn('k8s:doctor').succeeded().output
assert doctor.contains('ok   metrics API   there')
assert doctor.contains('ok   nodes         1, of linux/amd64')
assert doctor.contains('ok   rights        enough to deploy to the namespace operate')

// the same without sources and Go, from what package has made
def version = (lab.file('pom.xml').text =~ /go-k8s-maven-plugin<\/artifactId>\s*<version>([^<]+)/)[0][1]
def elsewhere = new File(basedir, 'elsewhere/target/k8s')
elsewhere.mkdirs()
new File(elsewhere, 'manifests.yaml').text = lab.file('target/k8s/manifests.yaml').text.replaceAll(/image: .*/, "image: $record.image").replace('imagePullPolicy: Always', 'imagePullPolicy: IfNotPresent')
def applied = lab.mvn(env: env, dir: new File(basedir, 'elsewhere'), "io.github.gok8s:go-k8s-maven-plugin:$version:apply".toString(), *(where as String[])).succeeded().output
assert applied.contains('deployed   deploy-and-operate to operate')

// taken away, and nothing else
kubectl('create', 'configmap', 'somebody-elses')
assert mvn('k8s:undeploy').succeeded().output.contains('undeployed   deploy-and-operate from operate')
assert kubectl('get', 'deployment,replicaset,pod,service,hpa,pdb,serviceaccount', '-l', 'app.kubernetes.io/instance=deploy-and-operate', '-o', 'name') == ''
assert kubectl('get', 'configmap', 'somebody-elses', '-o', 'name') == 'configmap/somebody-elses'
assert mvn('k8s:undeploy').succeeded().output.contains('nothing of deploy-and-operate is in the namespace operate')
assert mvn('k8s:scale', '-Dk8s.replicas=1').failed().output.contains('Nothing named deploy-and-operate was deployed to the namespace operate')
assert lab.run(cluster.kubectl + ['delete', 'namespace', 'operate', '--wait=false']).succeeded()

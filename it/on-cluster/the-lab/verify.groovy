def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// The whole lab, row by row, and its Java module beyond, with sample-go-project as a reader gets it.

def cluster = lab.cluster(3)
if (!cluster?.own) {
  return true
}
new File(basedir, '../../../sample-go-project').canonicalFile.eachFileRecurse(groovy.io.FileType.FILES) {
  def path = it.path.replaceFirst('.*?/sample-go-project/', '')
  if (!path.contains('target/')) {
    def copy = lab.file("sample/$path")
    copy.parentFile.mkdirs()
    copy.bytes = it.bytes
  }
}
def sample = lab.file('sample')
def architecture = System.getProperty('os.arch').replace('aarch64', 'arm64')
def ctr = new File(cluster.folder, '../../packages/root/usr/bin').canonicalPath
def bin = lab.file('bin')
def env = [KUBECONFIG: cluster.kubeconfig, PATH: ctr + File.pathSeparator + System.getenv('PATH'), GOBIN: bin.path]
def local = { String... arguments -> lab.mvn(dir: sample, env: env, arguments) }
def where = ["-Dk8s.context=$cluster.name", '-Dk8s.namespace=lab', '-Dk8s.createNamespace=true', "-Dk8s.containerd=$cluster.folder/containerd.sock"]*.toString()
def mvn = { String... arguments -> local(*(arguments + where as String[])) }
def kubectl = { String... arguments -> lab.run(cluster.kubectl + ['--namespace', 'lab', *arguments]).succeeded().output.trim() }
// asks again and again, for five minutes at most, until the answer fits
def until = { String pattern, Closure<String> ask ->
  def answer = ask()
  for (def end = System.nanoTime() + 300e9; !(answer =~ pattern) && System.nanoTime() < end;) {
    answer = ask()
  }
  assert answer =~ pattern
  answer
}
def page = { String url -> new URL(url).getText(requestProperties: [Connection: 'close']) }
def record = { String module, String file -> new groovy.json.JsonSlurper().parse(new File(sample, "$module/target/k8s/$file"), 'UTF-8') }
// what kubectl get shows, without the ages
def columns = { String text -> text.readLines().collect { it.trim().replaceAll(/ +/, ' ').replaceAll(/\b(\d+[smh])+\b/, 'AGE') } }

// 1: run
assert local('-q', 'k8s:run', '-pl', 'room').succeeded().output.contains('Oh hai Mark')

// 2, 3, 6, 7: this machine's binary and 26 others, the image, and what it saves
def packaged = local('package', '-pl', 'room').succeeded().output
assert record('room', 'build.json').binaries.size() == 27
def host = record('room', 'build.json').binaries.find { it.platform == "linux/$architecture" }
assert lab.run([new File(sample, "room/target/$host.file").path]).succeeded().output == 'Oh hai Mark\n'
assert packaged =~ /810 MB +golang.*\n.*5\.57 MB +alpine /
record('room', 'image.json').platforms.each { assert it.size < 1_000_000 }
['android/arm', 'darwin/386', 'darwin/arm'].each {
  def refused = local('compile', '-pl', 'room', "-Dk8s.platforms=$it").failed().output
  assert refused =~ /\Q$it\E .*The nearest that builds is / && refused.contains('Nothing was compiled.')
}
assert local('package', '-pl', 'room', '-Dk8s.image.base=scratch', '-DskipTests').succeeded().output.contains('image   room:1.0.0')

// 4: the table
def platforms = local('k8s:platforms', '-pl', 'room').succeeded().output
['linux/mips64le', 'plan9/386', 'windows/amd64'].each { assert platforms =~ /(?m)^.*\b${it}\s.*\bbuilds\b/ }

// 5: install
local('k8s:install', '-pl', 'room').succeeded()
assert lab.run([new File(bin, 'room').path]).succeeded().output == 'Oh hai Mark\n'

// 8, 9, 11, 12: one image of that name in the node, one replica, a service
def one = mvn('package', 'k8s:deploy', '-pl', 'html-server', '-Dk8s.replicas=1').succeeded().output
assert record('html-server', 'image.json').image == 'myproject/html-server-image' && record('html-server', 'image.json').tags == ['v1']
assert one =~ /loaded {3}docker.io\/myproject\/html-server-image:sha-/
assert kubectl('get', 'deployment', 'html-server', '-o', 'jsonpath={..imagePullPolicy}') == 'IfNotPresent'
assert !one.contains('already attached')
def url = (one =~ /deployed {3}html-server to lab, 1 ready .* (http:\S+)/)[0][1]

// 13: the same columns as kubectl
def status = mvn('k8s:status', '-pl', 'html-server').succeeded().output.readLines()*.replaceFirst(/^\[INFO\] /, '').join('\n')
def wide = mvn('k8s:status', '-pl', 'html-server', '-Dk8s.wide').succeeded().output.readLines()*.replaceFirst(/^\[INFO\] /, '').join('\n')
assert status =~ /html-server +1\/1 +1 +1 /
assert status =~ /html-server +LoadBalancer .* 80:3\d{4}\/TCP/
['deployments', 'pods', 'services'].each { kind ->
  def selector = ['--selector', 'app.kubernetes.io/instance=html-server']
  assert columns(status).containsAll(columns(kubectl('get', kind, *selector)))
  assert columns(wide).containsAll(columns(kubectl('get', kind, *selector, '-o', 'wide')))
}

// 15: the URL
assert status.contains("URL: $url")
assert until('<h1>') { page(url) }.contains('served by html-server-')

// 14: two replicas, on their nodes
assert mvn('k8s:scale', '-pl', 'html-server', '-Dk8s.replicas=2').succeeded().output.contains('scaled Deployment html-server to 2, 2 ready')
assert mvn('k8s:status', '-pl', 'html-server', '-Dk8s.wide').succeeded().output.findAll(/html-server-\S+ +1\/1 +Running .* node-1 /).size() == 2

// 9: a new build rolls out
def source = new File(sample, 'html-server/page.html')
source.text = source.text.replace('<body>', '<body><p>A new build.</p>')
assert mvn('package', 'k8s:deploy', '-pl', 'html-server', '-Dk8s.replicas=1').succeeded().output =~ /plan {4}1 change \(.*image [0-9a-f]+→[0-9a-f]+/
until('A new build.') { page(url) }

// 10: one bare Pod beside it
assert mvn('k8s:deploy', '-pl', 'html-server', '-Dk8s.kind=Pod', '-Dk8s.name=practicehtml').succeeded().output.contains('deployed   practicehtml to lab, 1 ready')
assert kubectl('get', 'pod', 'practicehtml', '-o', 'jsonpath={.metadata.ownerReferences}') == ''

// 16: both are taken away, and nothing else
kubectl('create', 'configmap', 'somebody-elses')
mvn('k8s:undeploy', '-pl', 'html-server', '-Dk8s.name=practicehtml').succeeded()
assert kubectl('get', 'deployment', '-o', 'name') == 'deployment.apps/html-server'
mvn('k8s:undeploy', '-pl', 'html-server').succeeded()
assert kubectl('get', 'deployment,replicaset,pod,service', '-o', 'name') == ''
assert kubectl('get', 'configmap', 'somebody-elses', '-o', 'name') == 'configmap/somebody-elses'

// one connection serves all modules: a credential plugin is asked once
def known = new File(cluster.kubeconfig).text
def credential = lab.file('credential.json')
credential.text = groovy.json.JsonOutput.toJson([apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status: [
  clientCertificateData: new String((known =~ /client-certificate-data: ([^,}\s]+)/)[0][1].decodeBase64()),
  clientKeyData: new String((known =~ /client-key-data: ([^,}\s]+)/)[0][1].decodeBase64())]])
def plugin = lab.file('credential-plugin')
plugin.text = "#!/bin/sh\necho asked >> '${lab.file('asked')}'\ncat '$credential'\n"
plugin.executable = true
def byPlugin = lab.file('plugin.kubeconfig')
byPlugin.text = known.replaceFirst(/(?m)^users: .*$/,
  "users: [{name: admin, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: '$plugin', interactiveMode: Never}}}]")
def askingOnce = { Map options = [:], String... arguments ->
  lab.file('asked').delete()
  def output = lab.mvn([dir: sample, env: env + [KUBECONFIG: byPlugin]] + options, *(arguments + where as String[])).succeeded().output
  assert lab.file('asked').readLines() == ['asked']
  output
}

// beyond the lab: a Java module in the reactor. jib-maven-plugin pushes its image where -Dregistry says; without that there is none
assert mvn('k8s:deploy', '-pl', 'java-client').succeeded().output
  .contains("skipped: jib-maven-plugin has made no image, for ${new File(sample, 'java-client/target/jib-image.json')} is not there.")
def registry = new File(cluster.folder, 'registry').text.trim()
def base = lab.javaBase(architecture, 'java.base', 'java.net.http', 'jdk.httpserver')
def jib = ["-Dregistry=$registry/lab", "-Djib.from.image=tar://$base", "-Djib.from.platforms=linux/$architecture", '-Djib.allowInsecureRegistries=true']*.toString()

// 17, 19, 20: the reactor, but for who makes the load: four replicas that all answer, an autoscaler that has nothing to do, and Java
def deployed = askingOnce(online: true, 'package', 'k8s:deploy', '-pl', '!request-generator', *jib)
assert deployed =~ /(?s)deployed:\n.* {3}room +1 ready +in lab\n.* {3}html-server +4 ready +http:\S+ +in lab\n.* {3}compute +1 ready +in lab\n.* {3}java-client +1 ready +http:\S+ +in lab\n/
assert deployed.count('] deployed:\n') == 1
url = (deployed =~ /deployed {3}html-server to lab, 4 ready .* (http:\S+)/)[0][1]
def answers = [] as Set
until('^4$') {
  answers << (page(url) =~ /served by (\S+)\./)[0][1]
  answers.size().toString()
}
assert deployed =~ /deployed {3}room to lab/
assert kubectl('get', 'job', 'room', '-o', 'jsonpath={.status.succeeded}') == '1'
def compute = '/api/v1/namespaces/lab/services/compute:80/proxy/'
until('^OK!$') { lab.run(cluster.kubectl + ['get', '--raw', compute]).output.trim() }
until(/compute +Deployment\/compute +cpu: [01]%\/2% +1 +10 +1 /) { mvn('k8s:status', '-pl', 'compute').succeeded().output }

// Java answers with what Go does. What runs is what jib has pushed, and Java is not told what only Go understands
def ofJava = (deployed =~ /deployed {3}java-client to lab, 1 ready .* (http:\S+)/)[0][1]
def ofClient = ['--selector', 'app.kubernetes.io/instance=java-client', '-o']
assert until('<h1>Oh hai Mark</h1>') { page(ofJava) } =~ /^Java \d+ got 200 from http:\/\/html-server:\n/
def pushed = "$registry/lab/java-client@${new groovy.json.JsonSlurper().parse(new File(sample, 'java-client/target/jib-image.json')).imageDigest}"
assert kubectl('get', 'pods', *ofClient, 'jsonpath={.items[*].spec.containers[*].image}') == pushed
assert !kubectl('get', 'pods', *ofClient, 'yaml').contains('GOMEMLIMIT')

// with -T nothing is other than without: nothing is to be done
def parallel = askingOnce(online: true, '-T2', 'package', 'k8s:deploy', '-pl', 'html-server,java-client', *jib)
assert parallel.findAll(/plan {4}\d unchanged\n/).size() == 2
assert parallel =~ /(?s)deployed:\n.* {3}html-server +4 ready .* {3}java-client +1 ready /

// one that fails is named and leaves the others as they are, and itself as it was; -rf goes on where it ended
def failed = lab.mvn(online: true, dir: sample, env: env, 'package', 'k8s:deploy', '-pl', 'html-server,java-client',
  '-Djib.container.mainClass=nowhere.Main', *jib, *(where as String[])).failed().output
assert failed =~ /(?s)deployed:\n.* {3}html-server +4 ready .* {3}java-client +does not run: /
assert failed.contains('nowhere.Main') && failed.contains('-rf :java-client')
assert kubectl('get', 'deployment', 'html-server', '-o', 'jsonpath={.status.readyReplicas}') == '4'
assert page(ofJava).contains('<h1>Oh hai Mark</h1>')
def resumed = lab.mvn(online: true, dir: sample, env: env, 'package', 'k8s:deploy', '-rf', ':java-client', *jib, *(where as String[])).succeeded().output
assert resumed.contains('deployed   java-client to lab, 1 ready') && !resumed.contains('html-server')
assert kubectl('get', 'deployment', *ofClient, 'jsonpath={.items[0].spec.template.spec.containers[0].image}') == pushed

// looked at, scaled and applied once more like any other, alone
assert mvn('k8s:status', '-pl', 'java-client').succeeded().output =~ /java-client +1\/1 +1 +1 /
assert mvn('k8s:scale', '-pl', 'java-client', '-Dk8s.replicas=2').succeeded().output.contains('scaled Deployment java-client to 2, 2 ready')
assert mvn('k8s:apply', '-pl', 'java-client').succeeded().output.contains('deployed   java-client to lab, 2 ready')

// 18: is the metrics API there?
assert mvn('k8s:doctor', '-pl', 'compute').succeeded().output.contains('ok   metrics API   there')

// 21, 22: load, and what becomes of it
assert mvn('package', 'k8s:deploy', '-pl', 'request-generator').succeeded().output.contains('deployed   request-generator to lab, 1 ready')
until('OK!OK!OK!') { mvn('k8s:logs', '-pl', 'request-generator').succeeded().output }
until(/compute +Deployment\/compute +cpu: \d+%\/2% +1 +10 +10 /) { mvn('k8s:status', '-pl', 'compute').succeeded().output }

// a deploy in between leaves the replicas to the autoscaler
assert mvn('k8s:deploy', '-pl', 'compute', '-Dk8s.env=A=b').succeeded().output =~ /deployed {3}compute to lab, \d+ ready/
assert kubectl('get', 'deployment', 'compute', '-o', 'jsonpath={.spec.replicas}').toInteger() > 1
mvn('k8s:undeploy', '-pl', 'request-generator').succeeded()
until(/compute +Deployment\/compute +cpu: \d+%\/2% +1 +10 +1 /) { mvn('k8s:status', '-pl', 'compute').succeeded().output }

// all at once
def all = askingOnce('k8s:status')
['room', 'html-server', 'compute', 'java-client'].each { assert all.contains("--- status @ $it") }
assert all =~ /html-server +4\/4 +4 +4 / && all =~ /java-client +2\/2 +2 +2 /

// 23: clean up, by one command
assert mvn('k8s:undeploy').succeeded().output =~ /(?s)undeployed {3}room .*undeployed {3}html-server .*undeployed {3}compute .*undeployed {3}java-client /
assert kubectl('get', 'deployment,replicaset,pod,job,service,hpa,serviceaccount,pdb', '-l', 'app.kubernetes.io/managed-by=go-k8s-maven-plugin', '-o', 'name') == ''
assert lab.run(cluster.kubectl + ['delete', 'namespace', 'lab', '--wait=false']).succeeded()

import java.security.MessageDigest

def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// A Java module with an image of jib-maven-plugin and a Go module in one reactor, deployed by one command; the one calls the other.

def cluster = lab.cluster(3)
if (!cluster?.own) {
  return true
}
if (System.getProperty('os.arch') != 'amd64') {
  lab.skipLoudly('the base of the Java image is made of what this machine has, and jib takes it for linux/amd64')
  return true
}
def registry = new File(cluster.folder, 'registry').text.trim()

// a base for Java of this machine's JDK and C library: no registry of the world is needed
def root = lab.file('base/root')
['tmp', 'opt'].each { new File(root, it).mkdirs() }
def java = System.getProperty('java.home')
lab.run(["$java/bin/jlink", '--add-modules', 'java.base,jdk.httpserver', '--strip-debug', '--output', new File(root, 'opt/java')]).succeeded()
def libraries = ['bin/java', 'lib/server/libjvm.so', 'lib/libnio.so', 'lib/libnet.so'].collectMany {
  (lab.run(['ldd', new File(root, "opt/java/$it")]).succeeded().output =~ /(\/\S+) \(0x/).collect { it[1] }
} as Set
libraries.findAll { !it.startsWith(root.path) }.each { library ->
  def copy = new File(root, library)
  copy.parentFile.mkdirs()
  copy.bytes = new File(library).bytes
  copy.setExecutable(true, false)
}
lab.run(['tar', '-C', root, '-cf', lab.file('base/layer.tar'), '--owner=0', '--group=0', '.']).succeeded()
def digest = lab.sha256(lab.file('base/layer.tar'))
lab.file('base/config.json').text = """{"architecture":"amd64","os":"linux","config":{"Env":["PATH=/opt/java/bin"]},
  "rootfs":{"type":"layers","diff_ids":["sha256:$digest"]},"history":[{"created":"1970-01-01T00:00:00Z"}]}"""
lab.file('base/manifest.json').text = '[{"Config":"config.json","RepoTags":["java:1"],"Layers":["layer.tar"]}]'
lab.run(['tar', '-C', lab.file('base'), '-cf', lab.file('base.tar'), 'manifest.json', 'config.json', 'layer.tar']).succeeded()

def mvn = { String... arguments ->
  lab.mvn(online: true, env: [KUBECONFIG: cluster.kubeconfig], *(arguments + ["-Dregistry=$registry", "-Dbase=${lab.file('base.tar')}",
    "-Dk8s.context=$cluster.name", '-DsendCredentialsOverHttp=false']*.toString() as String[]))
}
try {
  // not built yet: of a Java module without an image it is said what makes one
  assert mvn('k8s:manifests', '-pl', 'greeter').succeeded().output.contains('skipped: jib-maven-plugin has made no image, for ')

  def deployed = mvn('package', 'k8s:deploy').succeeded().output
  assert deployed =~ /deployed {3}greeter to together, 1 ready/
  def url = (deployed =~ /deployed {3}room to together, 1 ready .* (http:\S+)/)[0][1]
  assert new URL(url).text == 'the greeter says: Oh hai from Java, GOMEMLIMIT null\n'

  // what runs is what jib has pushed
  def record = lab.json('greeter/target/jib-image.json')
  def running = lab.run(cluster.kubectl + ['--namespace', 'together', 'get', 'pods', '-l', 'app.kubernetes.io/instance=greeter', '-o',
    'jsonpath={.items[*].spec.containers[*].image}']).succeeded().output.trim()
  assert running == "$registry/it/greeter@$record.imageDigest".toString()

  // looked at and scaled like any other, alone
  assert mvn('k8s:status', '-pl', 'greeter').succeeded().output =~ /greeter +1\/1 +1 +1 /
  assert mvn('k8s:scale', '-pl', 'greeter', '-Dk8s.replicas=2').succeeded().output.contains('scaled Deployment greeter to 2, 2 ready')

  // applied once more from what was made, each module
  def applied = mvn('k8s:apply').succeeded().output
  assert applied =~ /deployed {3}greeter to together/ && applied =~ /deployed {3}room to together/

  // taken away with the rest of the reactor
  def gone = mvn('k8s:undeploy').succeeded().output
  assert gone.contains('undeployed   greeter from together') && gone.contains('undeployed   room from together')
} finally {
  lab.run(cluster.kubectl + ['delete', 'namespace', 'together', '--wait=false', '--ignore-not-found'])
}
true

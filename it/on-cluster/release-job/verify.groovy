def loader = new GroovyClassLoader(getClass().classLoader)
def lab = loader.parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)
def MavenRepository = loader.parseClass(new File(basedir, '../../../it/support/MavenRepository.groovy'))

// A release job on two machines: built and published on one, deployed on another that has neither sources nor Go.

def cluster = lab.cluster(3)
if (!cluster?.own) {
  return true
}
def debian = new File(cluster.folder, '../../packages/root').canonicalFile
def nginx = [lab.tool('nginx'), "$debian/usr/sbin/nginx"].findAll().collect { new File(it) }.find { it.canExecute() }
assert nginx: 'it/cluster/setup --packages brings nginx'
def repository = MavenRepository.start(nginx, lab.file('repository'))
try {
  def registry = new File(cluster.folder, 'registry').text.trim()
  def image = "$registry/it/release-job"
  def settings = { String name, String password ->
    def file = lab.file(name)
    file.text = """<settings>
      <servers><server><id>releases</id><username>jane</username><password>$password</password></server></servers>
      <profiles><profile><id>releases</id>
        <repositories><repository><id>releases</id><url>$repository.url</url></repository></repositories>
      </profile></profiles>
      <activeProfiles><activeProfile>releases</activeProfile></activeProfiles>
    </settings>"""
    file.path
  }
  def good = settings('good.xml', 'sesame')

  // machine one: binaries, bills and manifests go to the Maven repository, the image to the registry
  def deployed = lab.mvn('-gs', good, 'deploy', online: true, "-Dk8s.image.name=$image".toString(),
    "-DaltDeploymentRepository=releases::$repository.url".toString()).succeeded().output
  assert deployed =~ /pushed   \Q$image\E:1\.0\.0@sha256:[0-9a-f]{64}/
  def published = new File(repository.data, 'it/release-job/1.0.0').list() as Set
  ['release-job-1.0.0.pom', 'release-job-1.0.0.zip', 'release-job-1.0.0-linux-amd64.exe', 'release-job-1.0.0-kubernetes.yaml',
   'release-job-1.0.0-cyclonedx.json', 'release-job-1.0.0-checksums.txt'].each { assert published.contains(it) }

  // machine two: an empty folder, a settings.xml, a kubeconfig; no Go on the PATH, nothing of the module in the local repository
  assert new File(lab.localRepository, 'it/release-job').deleteDir()
  def elsewhere = lab.file('elsewhere')
  elsewhere.mkdirs()
  def version = (lab.file('pom.xml').text =~ /go-k8s-maven-plugin<\/artifactId>\s*<version>([^<]+)/)[0][1]
  def path = System.getenv('PATH').split(File.pathSeparator).findAll { !new File(it, 'go').exists() }.join(File.pathSeparator)
  def apply = { String credentials, String artifact, String... more ->
    lab.mvn(dir: elsewhere, online: true, env: [KUBECONFIG: cluster.kubeconfig, PATH: path], '-gs', credentials,
      "io.github.gok8s:go-k8s-maven-plugin:$version:apply".toString(), "-Dk8s.artifact=$artifact".toString(),
      "-Dk8s.context=$cluster.name".toString(), '-Dk8s.namespace=release', '-Dk8s.createNamespace=true', *more)
  }
  def applied = apply(good, 'it:release-job:1.0.0').succeeded().output
  def url = (applied =~ /deployed {3}release-job to release, 2 ready .* (http:\S+)/)[0][1]
  assert new URL(url).getText(requestProperties: [Connection: 'close']).startsWith('Oh hai Mark from release-job-')
  assert !applied.contains('sesame')
  assert elsewhere.list().toList() - 'target' == []

  // what runs is what was pushed
  def running = lab.run(cluster.kubectl + ['--namespace', 'release', 'get', 'pods', '-o', 'jsonpath={.items[*].status.containerStatuses[*].imageID}']).succeeded().output
  running.trim().split(' ').each { assert it == "$image@${lab.imageRecord().digest}".toString() }

  // told at once: no such version, no right to read, no coordinates
  def unknown = apply(good, 'it:release-job:2.0.0').failed().output
  assert unknown.contains('The manifests of it:release-job:2.0.0 can\'t be had: ')
  assert unknown.contains('mvn deploy of that module publishes them, with the classifier kubernetes.')
  assert new File(lab.localRepository, 'it/release-job').deleteDir()
  def refused = apply(settings('bad.xml', 'wrong'), 'it:release-job:1.0.0').failed().output
  assert refused.contains('The manifests of it:release-job:1.0.0 can\'t be had: ')
  assert refused =~ /401|not authorized|authentication failed/
  def wrong = apply(good, 'release-job').failed().output
  assert wrong.contains('-Dk8s.artifact is "release-job": write groupId:artifactId:version.')
  [unknown, refused, wrong].each { lab.assertNoStackTrace(it) }
} finally {
  repository.close()
  lab.run(cluster.kubectl + ['delete', 'namespace', 'release', '--wait=false', '--ignore-not-found'])
}
true

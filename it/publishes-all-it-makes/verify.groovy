import groovy.json.JsonSlurper
import java.util.zip.ZipFile

def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// mvn deploy publishes the binaries, archives, checksums and the bill of materials of every platform, and a POM.

def host = lab.buildRecord().binaries[0].platform.replace('/', '-')
def windows = 'windows-amd64'
def platforms = [host, 'linux-arm-v6', windows, 'plan9-386'] as Set
def name = 'publishes-all-it-makes-1.0.0'
def expected = ["${name}.pom", "${name}.zip", "${name}-checksums.txt", "${name}-cyclonedx.json", "${name}-spdx.json", "${name}-kubernetes.yaml"] +
  platforms.collectMany { ["$name-${it}.exe", "$name-tool-${it}.exe", "$name-$it.${it == windows ? 'zip' : 'tar.gz'}"] }
def remote = lab.file('target/remote/it/publishes-all-it-makes/1.0.0')
def local = new File(lab.localRepository, 'it/publishes-all-it-makes/1.0.0')
// Maven 4 publishes the POM of the sources with a classifier, beside the one that it made of it for consumers
def ofTheSources = new File(remote, "${name}-build.pom")
if (ofTheSources.file) {
  expected << ofTheSources.name
} else {
  ofTheSources = new File(remote, "${name}.pom")
}
[remote, local].each { folder ->
  def files = folder.list().findAll { it.startsWith(name) && !(it =~ /\.(md5|sha1|lastUpdated)$/) }
  assert files.sort() == expected*.toString().sort()
}
assert ofTheSources.bytes == lab.file('pom.xml').bytes

// the sums are those of the files by their names in the repository, and of the archives by their own
def sums = new File(remote, "$name-checksums.txt")
assert sums.readLines().size() == 4 * 4
if (lab.tool('sha256sum')) {
  def checked = lab.run(['sha256sum', '--check', '--strict', '--ignore-missing', sums.name], dir: remote).succeeded().output
  assert checked.count(': OK') == 4 * 3
  assert lab.run(['sha256sum', '--check', '--strict', '--ignore-missing', 'SHA256SUMS'], dir: lab.file('target')).succeeded().output.count(': OK') == 4
}

// an archive holds the programs, licence and readme; all is root's and of one time
def archive = new File(remote, "$name-${host}.tar.gz")
def listing = lab.run(['tar', '--utc', '--full-time', '--numeric-owner', '-tvzf', archive.path]).succeeded().output
  .readLines().collect { it.replaceAll(/ +\d+ 2026/, ' 2026') }
def (os, arch) = host.split('-', 2)
def folder = "publishes-all-it-makes_1.0.0_${os}_${arch.replace('-', '')}"
assert listing == [
  "-rwxr-xr-x 0/0 2026-11-24 08:00:02 $folder/publishes-all-it-makes",
  "-rwxr-xr-x 0/0 2026-11-24 08:00:02 $folder/tool",
  "-rw-r--r-- 0/0 2026-11-24 08:00:02 $folder/LICENSE",
  "-rw-r--r-- 0/0 2026-11-24 08:00:02 $folder/README.md"]*.toString()
lab.run(['tar', '-xzf', archive.path], dir: lab.file('target')).succeeded()
assert lab.run([lab.file("target/$folder/publishes-all-it-makes").path]).output == 'published\n'
def zip = new ZipFile(new File(remote, "$name-${windows}.zip"))
assert zip.entries()*.name*.replaceFirst('[^/]*/', '') == ['publishes-all-it-makes.exe', 'tool.exe', 'LICENSE', 'README.md']

// the main artifact holds the record, without what differs from run to run, and the bill of materials
def main = new ZipFile(new File(remote, "${name}.zip"))
assert main.entries()*.name == ['build.json', 'sbom.cdx.json']
def record = new JsonSlurper().parse(main.getInputStream(main.getEntry('build.json')))
assert record.binaries.size() == 8
assert record.binaries[0].keySet() == ['name', 'package', 'platform', 'file', 'size', 'sha256'] as Set
def sbom = new JsonSlurper().parse(new File(remote, "$name-cyclonedx.json"))
assert main.getInputStream(main.getEntry('sbom.cdx.json')).bytes == lab.file('target/k8s/sbom.cdx.json').bytes
assert sbom.specVersion == '1.6'
assert sbom.metadata.timestamp == '2026-11-24T08:00:02Z'
assert sbom.components.findAll { it.type == 'library' }*.purl == ['pkg:golang/stdlib@' + record.go.minus('go')]
record.binaries.each { binary ->
  def component = sbom.components.find { it.'bom-ref' == "binary:$binary.platform/$binary.name" }
  assert component.hashes == [[alg: 'SHA-256', content: binary.sha256]]
  assert component.purl ==~ $/pkg:maven/it/publishes-all-it-makes@1.0.0\?classifier=(tool-)?[a-z0-9-]+&type=exe/$
}
assert sbom.dependencies.size() == 9

// what is there is not made again
def times = ['SHA256SUMS', "${folder}.tar.gz", "${name}.zip", 'k8s/sbom.cdx.json'].collect { lab.file("target/$it").lastModified() }
assert !(lab.mvn('package').succeeded().output =~ /archive /)
assert ['SHA256SUMS', "${folder}.tar.gz", "${name}.zip", 'k8s/sbom.cdx.json'].collect { lab.file("target/$it").lastModified() } == times

// a binary that is gone when it shall be packed
lab.file("target/go/$host/tool").delete()
def gone = lab.mvn('k8s:package').failed().output
assert gone.contains(lab.file("target/go/$host/tool").path + ' is not, or no more, what was compiled for ')
assert gone.contains('Something removed or changed it after the goal compile; build again, for example by mvn package.')
lab.assertNoStackTrace(gone)

// mistakes in the configuration are told before anything is compiled
[['-Dk8s.archives=yes', '<archives> (-Dk8s.archives): "yes" is neither true nor false.'],
 ['-Dk8s.archives.name={name}', '<archives><name> (-Dk8s.archives.name) is "{name}", and that has {name}, which is none of {arch}, {artifactId}, {os}, {platform}, {variant}, {version}.'],
].each { option, message ->
  def run = lab.mvn('compile', option).failed().output
  assert run.contains(message)
  assert !(run =~ /built +|up to date/)
}
[['-Dk8s.archives.name={artifactId}', '<archives><name> (-Dk8s.archives.name) is "{artifactId}", and that gives one name for '],
 ['-Dk8s.archives.files=*.pdf', '<archives><files> (-Dk8s.archives.files) names "*.pdf", but there is no such file in ' + basedir + '.'],
].each { option, message ->
  assert lab.mvn('package', option).failed().output.contains(message)
}
true

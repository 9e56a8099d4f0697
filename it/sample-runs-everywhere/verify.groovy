def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// Lab rows 2, 3, 6, 7 and 8: the sample's 27 platforms in one run, its images, and that they run.

def room = 'sample-go-project/room'
def host = [os: 'linux', arch: System.getProperty('os.arch').replace('aarch64', 'arm64')]
def log = lab.log()

// 27 platforms in one run, each binary as recorded
def record = lab.buildRecord(room)
def slugs = [
  'darwin-amd64', 'darwin-arm64', 'dragonfly-amd64', 'freebsd-386', 'freebsd-amd64', 'freebsd-arm-v7', 'linux-386',
  'linux-amd64', 'linux-arm-v7', 'linux-arm64', 'linux-mips', 'linux-mipsle', 'linux-mips64', 'linux-mips64le',
  'linux-ppc64', 'linux-ppc64le', 'netbsd-386', 'netbsd-amd64', 'netbsd-arm-v7', 'openbsd-386', 'openbsd-amd64',
  'openbsd-arm-v7', 'plan9-386', 'plan9-amd64', 'solaris-amd64', 'windows-386', 'windows-amd64']
assert record.schema == 1
assert record.go ==~ /go1\.\d+(\.\d+)?/
assert record.binaries.size() == 27
assert record.binaries.collect { it.platform.replace('/', '-') } as Set == slugs as Set
record.binaries.each { binary ->
  def file = lab.file("$room/target/$binary.file")
  assert binary.name == 'room'
  assert binary.file == "go/${binary.platform.replace('/', '-')}/room${binary.platform.startsWith('windows/') ? '.exe' : ''}"
  assert file.length() == binary.size
  assert lab.sha256(file) == binary.sha256
  assert file.canExecute()
}
assert record.binaries.count { log =~ /built +${it.platform} +room/ } == 27

// each is a program of its system: by the first bytes of its format
def magic = [
  linux: '7f454c46', freebsd: '7f454c46', netbsd: '7f454c46', openbsd: '7f454c46', dragonfly: '7f454c46',
  solaris: '7f454c46', darwin: 'cffaedfe', windows: '4d5a', plan9: '0000']
record.binaries.each { binary ->
  def start = lab.file("$room/target/$binary.file").withInputStream { it.readNBytes(4) }.encodeHex().toString()
  assert start.startsWith(magic[binary.platform.split('/')[0]]) || binary.platform.startsWith('plan9/'): binary
}

// it says what it shall say: here, and under qemu for the other architectures
def emulators = [
  '386': 'i386', amd64: 'x86_64', arm: 'arm', arm64: 'aarch64', mips: 'mips', mipsle: 'mipsel', mips64: 'mips64',
  mips64le: 'mips64el', ppc64: 'ppc64', ppc64le: 'ppc64le']
def unseen = []
record.binaries.findAll { it.platform.startsWith('linux/') }.each { binary ->
  def arch = binary.platform.split('/')[1]
  def program = lab.file("$room/target/$binary.file").path
  def emulator = lab.tool("qemu-${emulators[arch]}-static") ?: lab.tool("qemu-${emulators[arch]}")
  if (arch == host.arch || (arch == '386' && host.arch == 'amd64')) { // qemu 7.2 does not run Go's 386 signal stacks
    assert lab.run([program]).succeeded().output == 'Oh hai Mark\n'
  } else if (emulator) {
    assert lab.run([emulator, program], env: [GODEBUG: 'asyncpreemptoff=1']).succeeded().output == 'Oh hai Mark\n'
  } else {
    unseen << binary.platform
  }
}
if (unseen) {
  lab.skipLoudly("no qemu-user-static here, so these were not run: ${unseen.join(', ')}")
}

// the tests of all five have run
['room', 'html-server', 'compute', 'request-generator', 'java-client'].each {
  def reports = lab.file("sample-go-project/$it/target/surefire-reports").listFiles().findAll { it.name.endsWith('.xml') }
  assert reports.size() == 1
  def suite = new groovy.xml.XmlParser().parse(reports[0])
  assert suite.@tests.toInteger() > 0 && suite.@failures == '0' && suite.@errors == '0'
}
assert log.count('Tests run: 3, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: ') == 2

// the page is served, with the version of the POM in it
def server = lab.file("sample-go-project/html-server/target/go/linux-$host.arch/html-server").path
def process = lab.start([server], env: [ADDRESS: '127.0.0.1:0'])
try {
  def line = process.inputStream.newReader().readLine()
  def page = new URL("http://${(line =~ /listens at (\S+)/)[0][1]}/").text
  assert page.contains('<h1>Oh hai Mark</h1>')
  assert page.contains('Version 1.0.0')
} finally {
  process.destroy()
  assert process.waitFor() == 0
}

// room's images: one for each linux platform, below 1 MB compressed
def image = lab.imageRecord(room)
assert image.schema == 1
assert image.image == 'room'
assert image.tags == ['1.0.0']
assert image.pushed == false
assert image.base.name == 'static'
assert image.platforms.size() == 10
assert image.platforms*.platform as Set == record.binaries*.platform.findAll { it.startsWith('linux/') } as Set
image.platforms.each { one ->
  assert one.size < 1_000_000
  assert one.binaries == [room: record.binaries.find { it.platform == one.platform }.sha256]
}
def layout = lab.file("$room/target/k8s/image")
def unpacked = image.platforms.collectEntries { one ->
  [one.platform, one.layers.sum { layer ->
    def blob = new File(layout, 'blobs/sha256/' + layer.digest.substring(7))
    assert blob.length() == layer.size
    assert 'sha256:' + lab.sha256(blob) == layer.digest
    def bytes = new java.util.zip.GZIPInputStream(blob.newInputStream()).withCloseable { it.readAllBytes() }
    assert 'sha256:' + java.security.MessageDigest.getInstance('SHA-256').digest(bytes).encodeHex() == layer.diffId
    bytes.length
  }]
}
assert unpacked.every { platform, bytes -> bytes < 3_000_000 }

// lab row 8: the name and the tag of the POM
def page = lab.imageRecord('sample-go-project/html-server')
assert page.image == 'myproject/html-server-image'
assert page.tags == ['v1']
assert page.platforms*.platform as Set == ['linux/amd64', 'linux/arm64'] as Set

// Java has no image where no registry is named, and needs none
assert lab.file('sample-go-project/java-client/target/java-client-1.0.0.jar').exists()
assert !lab.file('sample-go-project/java-client/target/jib-image.json').exists()
assert !log.contains('jib-maven-plugin')

// what the lab's modules are on Kubernetes
def manifests = { lab.file("sample-go-project/$it/target/k8s/manifests.yaml").getText('UTF-8') }
def kinds = { manifests(it).findAll(/(?m)^kind: (\w+)/) { it[1] } }
assert kinds('room') == ['ServiceAccount', 'Job']
assert kinds('html-server') == ['PodDisruptionBudget', 'ServiceAccount', 'Service', 'Deployment']
assert kinds('compute') == ['ServiceAccount', 'Service', 'Deployment', 'HorizontalPodAutoscaler']
assert kinds('request-generator') == ['ServiceAccount', 'Deployment']
assert manifests('html-server').contains("image: myproject/html-server-image@$page.digest\n")
assert manifests('html-server').contains('  replicas: 4\n')
assert manifests('html-server') =~ /type: LoadBalancer\n/
assert manifests('compute').contains('averageUtilization: 2\n')
assert !manifests('compute').contains(' replicas: ')

// lab row 6: the size table compares with what the lab starts from
assert log =~ /golang/
assert log =~ /alpine/

def check = new File(basedir, '../../../it/check-image').canonicalFile
if (check.canExecute()) {
  println lab.run([check.path, layout.path]).succeeded().output
} else {
  lab.skipLoudly('it/check-image is not there')
}

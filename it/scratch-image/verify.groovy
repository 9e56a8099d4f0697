def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// Lab row 7 on scratch: nothing but the program, for several levels of one architecture, also as files to carry along.

def image = lab.imageRecord()
assert image.image == 'registry.example.com/lab/room'
assert image.tags == ['1', 'latest']
assert image.base.name == 'scratch'
assert image.platforms*.platform as Set == ['linux/amd64', 'linux/386', 'linux/arm/v6', 'linux/arm/v7'] as Set
// the licence of what is linked, and the program
image.platforms.each {
  assert it.layers.size() == 2
  def archive = lab.file('target/k8s/image/blobs/sha256/' + it.layers[0].digest.substring(7)).path
  def listed = lab.run(['tar', '-tzf', archive]).succeeded().output.readLines()
  assert listed == ['licenses/', 'licenses/go/', 'licenses/go/LICENSE', 'licenses/go/PATENTS']
}

def blob = { lab.json('target/k8s/image/blobs/sha256/' + it.substring(7)) }
def index = blob(image.digest)
assert index.mediaType == 'application/vnd.oci.image.index.v1+json'
assert index.manifests.collect { [it.platform.architecture, it.platform.variant] } as Set ==
  [['amd64', null], ['386', null], ['arm', 'v6'], ['arm', 'v7']] as Set
index.manifests.each { entry ->
  def config = blob(blob(entry.digest).config.digest)
  assert config.os == 'linux'
  assert config.architecture == entry.platform.architecture
  assert config.config.Entrypoint == ['/app/scratch-image']
  assert config.config.ExposedPorts.containsKey('8080/tcp')
}

def entries = { String archive -> lab.run(['tar', '-tf', lab.file("target/k8s/$archive").path]).succeeded().output.readLines() }
image.platforms.each { assert entries("image-${it.platform.replace('/', '-')}.docker.tar").containsAll(['manifest.json', 'config.json']) }
assert entries('image.oci.tar').containsAll(['oci-layout', 'index.json', 'blobs/sha256/' + image.digest.substring(7)])

def check = new File(basedir, '../../../it/check-image').canonicalFile
if (check.canExecute()) {
  println lab.run([check.path, lab.file('target/k8s/image').path]).succeeded().output
} else {
  lab.skipLoudly('it/check-image is not there')
}

def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// Lab row 7 on bases as others make them: a layout like that of distroless, an archive like that of alpine.

def blob = { String module, String digest -> lab.json("$module/target/k8s/image/blobs/sha256/" + digest.substring(7)) }
def first = { String module, String layer, String path ->
  def file = lab.file("$module/target/k8s/image/blobs/sha256/" + layer.substring(7)).path
  lab.run(['tar', '-xzOf', file, path]).succeeded().output.trim()
}

// each platform has the base's layers for it, and ours above them
def distroless = lab.imageRecord('distroless')
assert distroless.base.name == 'oci:../bases/distroless'
assert distroless.base.digest ==~ /sha256:[0-9a-f]{64}/
assert distroless.platforms.collectEntries { [it.platform, it.layers.size()] } == ['linux/amd64': 6, 'linux/arm64': 6, 'linux/mips': 3]
distroless.platforms.findAll { it.platform != 'linux/mips' }.each {
  assert first('distroless', it.layers[3].digest, 'etc/arch') == it.platform.substring(6)
  def config = blob('distroless', it.config)
  assert config.architecture == it.platform.substring(6)
  assert config.config.User == '65532:65532'
  assert config.config.WorkingDir == '/home/nonroot'
  assert config.config.Env.contains('SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt')
  assert config.config.Entrypoint == ['/app/distroless']
  assert config.history.size() == 6
  assert config.rootfs.diff_ids == it.layers*.diffId
}

def alpine = lab.imageRecord('alpine')
assert alpine.platforms.collectEntries { [it.platform, first('alpine', it.layers[0].digest, 'etc/arch')] } ==
  ['linux/amd64': 'amd64', 'linux/arm64': 'arm64v8', 'linux/arm/v6': 'armv6', 'linux/arm/v7': 'armv7']
alpine.platforms.each {
  // what Docker calls by names of its own has OCI's in an image of OCI
  def manifest = blob('alpine', it.digest)
  assert manifest.layers*.mediaType as Set == ['application/vnd.oci.image.layer.v1.tar+gzip'] as Set
  assert blob('alpine', it.config).config.Cmd == null
}

// other tools read them and run them
def check = new File(basedir, '../../../it/check-image').canonicalFile
['distroless', 'alpine'].each {
  println lab.run([check.path, lab.file("$it/target/k8s/image").path], env: [CHECK_IMAGE_FOREIGN_BASE: '1']).succeeded().output.trim()
}

// nothing is done twice, and what changes in the base changes the image, but compiles nothing
def again = lab.mvn('package', '-pl', 'alpine').succeeded().output
assert again.contains('up to date   image alpine:1.0.0 for 4 platforms')
def bases = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Bases.groovy')).newInstance()
def newer = bases.image([architecture: 'amd64', os: 'linux'], [:], [['etc/': '', 'etc/newer': 'yes']])
bases.writeLayout(lab.file('bases/newer'), '1', newer)
def changed = lab.mvn('package', '-pl', 'alpine', '-Dk8s.image.base=oci:../bases/newer', '-Dk8s.image.platforms=linux/amd64').succeeded().output
assert !(changed =~ /built +linux/)
def after = lab.imageRecord('alpine').platforms[0]
assert after.layers[-2..-1] == alpine.platforms.find { it.platform == 'linux/amd64' }.layers[-2..-1]
assert first('alpine', after.layers[0].digest, 'etc/newer') == 'yes'

// from a registry, under the names that everybody knows, by way of a mirror: pulled once, kept, and pinned
def registries = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Registry.groovy'))
def registry = registries.start(lab.file('registry'))
if (!registry) {
  lab.skipLoudly('no docker-registry here, so no base was pulled from a registry')
  return true
}
def cache = lab.file('cache')
def options = [
  '-Dk8s.image.registryMirrors=docker.io=' + registry.address + ',gcr.io=' + registry.address, "-Dk8s.cacheDirectory=$cache".toString()]
registry.withCloseable {
  registry.put(lab.file('bases/distroless'), 'distroless/static-debian13', 'nonroot')
  registry.put(lab.file('bases/alpine'), 'library/alpine', '3.24')

  // else the layers that the image has already would not be asked for
  lab.file('distroless/target/k8s/image').deleteDir()
  def pulled = lab.mvn(online: true, 'package', '-pl', 'distroless', '-Dk8s.image.base=distroless', *options).succeeded().output
  assert pulled =~ /base +gcr\.io\/distroless\/static-debian13:nonroot +${distroless.base.digest}/
  assert !(pulled =~ /built +linux/)
  def image = lab.imageRecord('distroless')
  assert image.base == [name: 'distroless', digest: distroless.base.digest]
  assert image.platforms*.layers == distroless.platforms*.layers
  def manifest = blob('distroless', image.platforms[0].digest)
  assert manifest.annotations['org.opencontainers.image.base.name'] == 'gcr.io/distroless/static-debian13:nonroot'
  assert manifest.annotations['org.opencontainers.image.base.digest'] ==~ /sha256:[0-9a-f]{64}/

  def locked = lab.mvn(online: true, 'k8s:lock-base', '-pl', 'distroless', '-Dk8s.image.base=distroless', *options).succeeded().output
  assert locked =~ /locked +gcr\.io\/distroless\/static-debian13:nonroot +${distroless.base.digest}/
  assert lab.file('distroless/base-images.lock').text.contains("gcr.io/distroless/static-debian13:nonroot@$distroless.base.digest\n")

  // the tag moves, the pin does not
  registry.put(lab.file('bases/newer'), 'distroless/static-debian13', 'nonroot')
  def pinned = lab.mvn(online: true, 'package', '-pl', 'distroless', '-Dk8s.image.base=distroless', *options).succeeded().output
  assert pinned.contains('up to date   image distroless:1.0.0 for 3 platforms')
  assert pinned.contains('(base-images.lock)')
}

// without the registry and without a connection, all platforms come from the cache
lab.file('distroless/target/k8s').deleteDir()
lab.mvn('package', '-pl', 'distroless', '-Dk8s.image.base=distroless', *options).succeeded()
assert lab.imageRecord('distroless').platforms*.layers == distroless.platforms*.layers
true

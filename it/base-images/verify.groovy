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
assert distroless.platforms.collectEntries { [it.platform, it.layers.size()] } == ['linux/amd64': 5, 'linux/arm64': 5, 'linux/mips': 2]
distroless.platforms.findAll { it.platform != 'linux/mips' }.each {
  assert first('distroless', it.layers[3].digest, 'etc/arch') == it.platform.substring(6)
  def config = blob('distroless', it.config)
  assert config.architecture == it.platform.substring(6)
  assert config.config.User == '65532:65532'
  assert config.config.WorkingDir == '/home/nonroot'
  assert config.config.Env.contains('SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt')
  assert config.config.Entrypoint == ['/app/distroless']
  assert config.history.size() == 5
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
assert after.layers[1] == alpine.platforms.find { it.platform == 'linux/amd64' }.layers[1]
assert first('alpine', after.layers[0].digest, 'etc/newer') == 'yes'
true

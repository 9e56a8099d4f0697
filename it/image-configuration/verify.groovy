def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// What a Dockerfile can say: environment, arguments, user, folder, ports, volumes, labels, signal, files with modes and owners,
// a folder to write into, certificates. The program says itself what it finds.

def blob = { String digest -> lab.json('target/k8s/image/blobs/sha256/' + digest.substring(7)) }
def image = lab.imageRecord()
def one = image.platforms[0]
def config = blob(one.config).config
assert config.User == '1000:1001'
assert config.WorkingDir == '/var/lib/shop'
assert config.Env.contains('GREETING=hai')
assert config.Entrypoint == ['/app/image-configuration']
assert config.Cmd == ['serve']
assert config.ExposedPorts.keySet() == ['8080/tcp', '9090/udp'] as Set
assert config.Volumes.keySet() == ['/var/cache/shop'] as Set
assert config.StopSignal == 'SIGINT'
assert config.Labels.team == 'shop'

// what the POM and git know stands in labels and in annotations
def said = [
  'org.opencontainers.image.title': 'The configuration', 'org.opencontainers.image.version': '1.0.0',
  'org.opencontainers.image.licenses': 'MIT', 'org.opencontainers.image.source': 'https://example.com/shop/configuration',
  'org.opencontainers.image.created': '1970-01-01T00:00:00Z']
[config.Labels, blob(one.digest).annotations, blob(image.digest).annotations].each { labels ->
  said.each { name, value -> assert labels[name] == value }
  assert labels['org.opencontainers.image.revision'] == null || labels['org.opencontainers.image.revision'] ==~ /[0-9a-f]{40}/
}

// base, licences, files, program
assert one.layers.size() == 4
def archive = lab.file('target/k8s/image/blobs/sha256/' + one.layers[2].digest.substring(7)).path
def listed = lab.run(['tar', '--numeric-owner', '-tvzf', archive]).succeeded().output.readLines().collect { it.replaceAll(/ +/, ' ') }
assert listed.any { it ==~ /drwxr-xr-x 1000.1001 0 .* var.lib.shop./ }
assert listed.any { it ==~ /-rw-r----- 1000.1001 13 .* srv.www.private.key/ }
assert listed.any { it ==~ /drwxr-x--- 1000.1001 0 .* srv.www.private./ }
assert listed.any { it ==~ /-rw-r--r-- 0.0 10 .* etc.shop.shop.conf/ }

def check = new File(basedir, '../../../it/check-image').canonicalFile
def checked = lab.run([check.path, lab.file('target/k8s/image').path]).succeeded().output
println checked
if (lab.tool('crun') && lab.tool('umoci') && System.getProperty('user.name') == 'root') {
  assert checked.contains('runs     linux/amd64   1000 /var/lib/shop hai page = 10 -rw-r----- [serve] Own CA')
} else {
  lab.skipLoudly('no crun, umoci or root here, so the container was not run')
}

// a file that changes changes its layer alone
assert lab.mvn('package').succeeded().output.contains('up to date   image image-configuration:1.0.0 for 1 platform')
lab.file('etc/shop.conf').text = 'page = 20, or more\n'
lab.mvn('package').succeeded()
def after = lab.imageRecord().platforms[0]
assert after.layers[0] == one.layers[0]
assert after.layers[1] == one.layers[1]
assert after.layers[2] != one.layers[2]
assert after.layers[3] == one.layers[3]

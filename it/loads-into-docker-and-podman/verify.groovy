import java.nio.file.Files
import java.util.concurrent.TimeUnit

def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// The image in a real Docker daemon and in a real podman, with both its tags; it runs there, and what is there is not loaded again.

def name = 'registry.example.com/shop/greeter'
def load = { env, String... more -> lab.mvn('k8s:load', *more, env: env) }

def nowhere = load([DOCKER_HOST: 'unix:///nowhere/sock'], '-Dk8s.image.engine=docker').failed().output
assert nowhere.contains(lab.tool('docker')
  ? "docker version --format '{{.Server.Os}}/{{.Server.Arch}}' failed with exit code"
  : 'docker is not on the PATH')
def misspelt = lab.mvn('package', 'k8s:load', '-Dk8s.image.engine=dokcer').failed().output
assert misspelt.contains('Failed to execute goal') && !misspelt.contains(':test (default-test)')
assert misspelt.contains('<image><engine> (-Dk8s.image.engine) is "dokcer": write docker or podman.')
[nowhere, misspelt].each { lab.assertNoStackTrace(it) }

def works = Files.createTempDirectory('gok8s-load').toFile()
def arch = System.getProperty('os.arch') == 'aarch64' ? 'arm64' : 'amd64'

/** What starts a command in a mount namespace with one version of cgroups: crun refuses both. */
def alone = ['unshare', '--mount', 'sh', '-c', 'umount /sys/fs/cgroup/unified 2> /dev/null; exec "$@"', 'sh']

def inEngine = { String engine, Map env, List<String> run ->
  def ask = { String... arguments -> lab.run([engine, *arguments], env: env) }
  def greets = { String reference -> lab.run([*alone, *run, reference], env: env).succeeded().output.trim() }

  assert load(env, "-Dk8s.image.engine=$engine").succeeded().output.contains("loaded   $name:1, :1.0 into $engine")
  def blob = { lab.json('target/k8s/image/blobs/sha256/' + it.substring(7)) }
  def config = { blob(lab.imageRecord().platforms.find { it.platform == "linux/$arch" }.digest).config.digest.substring(7) }
  def id = { ask('image', 'inspect', '--format', '{{.Id}}', it).succeeded().output.trim() - 'sha256:' }
  assert ["$name:1", "$name:1.0"].every { id(it) == config() }
  assert greets("$name:1.0") == 'it runs in a container, for the 1st time'
  assert load(env, "-Dk8s.image.engine=$engine").succeeded().output.contains("up to date   $engine has $name:1, :1.0")

  // one of the names is lost, and the image is another one
  ask('rmi', "$name:1.0").succeeded()
  assert load(env, "-Dk8s.image.engine=$engine").succeeded().output.contains("loaded   $name:1, :1.0 into $engine")
  assert id("$name:1.0") == config()
  def main = lab.file('main.go')
  def text = main.text
  main.text = text.replace('1st', '2nd')
  assert lab.mvn('package', 'k8s:load', "-Dk8s.image.engine=$engine", env: env).succeeded().output.contains("loaded   $name:1, :1.0 into $engine")
  assert ["$name:1", "$name:1.0"].every { id(it) == config() }
  assert greets("$name:1") == 'it runs in a container, for the 2nd time'

  // the archives of <dockerArchive> and <ociArchive> by the engine's own command
  ask('rmi', '--force', config()).succeeded()
  ask('load', '--input', lab.file("target/k8s/image-linux-${arch}.docker.tar").path).succeeded()
  assert ask('images', '--quiet', '--no-trunc').succeeded().output.contains(config())
  if (engine == 'podman') {
    ask('rmi', '--force', config()).succeeded()
    ask('load', '--input', lab.file('target/k8s/image.oci.tar').path).failed()
    lab.mvn('package', '-Dk8s.image.tags=1').succeeded()
    ask('load', '--input', lab.file('target/k8s/image.oci.tar').path).succeeded()
    assert ask('images', '--quiet', '--no-trunc').succeeded().output.contains(config())
  }
  main.text = text

  // the defaults: one tag, no registry; then the same name for another image
  def plain = { String... more -> lab.mvn('package', 'k8s:load', "-Dk8s.image.engine=$engine", '-Dk8s.image.name=room', *more, env: env).succeeded().output }
  def place = engine == 'podman' ? 'localhost/room' : 'room'
  assert plain('-Dk8s.image.tags=1,edge').contains("loaded   room:1, :edge into $engine")
  assert id("$place:1") == config()
  main.text = text.replace('1st', '3rd')
  assert plain('-Dk8s.image.tags=1').contains("loaded   room:1 into $engine")
  assert greets('room:1') == 'it runs in a container, for the 3rd time'
  assert plain('-Dk8s.image.tags=1').contains("up to date   $engine has room:1")
  main.text = text
  lab.mvn('package').succeeded()
}

def mayMount = System.getProperty('user.name') == 'root' && lab.tool('unshare') != null
try {
  if (!mayMount || !lab.tool('podman') || !lab.tool('crun')) {
    lab.skipLoudly('nothing was loaded into podman: that wants podman, crun, unshare and root')
  } else {
    def storage = new File(works, 'storage.conf')
    storage.text = """[storage]\ndriver = "vfs"\ngraphroot = "$works/podman"\nrunroot = "$works/podman-run"\n"""
    // limits and cgroups are not everybody's to give
    inEngine('podman', [CONTAINERS_STORAGE_CONF: storage, CONTAINER_HOST: null],
      ['podman', '--cgroup-manager=cgroupfs', 'run', '--rm', '--cgroups=disabled', '--network=none', '--ulimit=nofile=1024:1024', '--ulimit=nproc=1024:1024'])
  }

  if (!mayMount || !lab.tool('dockerd') || !lab.tool('docker')) {
    lab.skipLoudly('nothing was loaded into docker: that wants dockerd, docker, unshare and root')
  } else {
    def socket = "unix://$works/docker.sock".toString()
    def log = new File(works, 'dockerd.log')
    def daemon = new ProcessBuilder([*alone, 'dockerd', '--data-root', "$works/docker", '--exec-root', "$works/docker-run", '--pidfile', "$works/docker.pid",
      '--host', socket, '--storage-driver=vfs', '--bridge=none', '--iptables=false', '--ip6tables=false', '--ip-forward=false', '--ip-masq=false']*.toString())
      .redirectErrorStream(true).redirectOutput(log).start()
    try {
      def deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60)
      while (daemon.alive && !log.text.contains('API listen on')) {
        assert System.nanoTime() < deadline: log.text
        Thread.sleep(20)
      }
      if (daemon.alive) {
        inEngine('docker', [DOCKER_HOST: socket], ['docker', 'run', '--rm', '--network=none'])
      } else {
        assert log.text =~ /(?i)permi|denied|cgroup|not supported|read-only/: log.text
        lab.skipLoudly("nothing was loaded into docker: dockerd can't run here:\n$log.text")
      }
    } finally {
      daemon.destroy()
      if (!daemon.waitFor(30, TimeUnit.SECONDS)) {
        daemon.destroyForcibly()
      }
    }
  }
} finally {
  lab.run(['rm', '-rf', works.path])
}

assert !works.exists()

import java.nio.file.Files

def loader = new GroovyClassLoader(getClass().classLoader)
def lab = loader.parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)
def DockerDaemon = loader.parseClass(new File(basedir, '../../../it/support/DockerDaemon.groovy'))

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

def arch = System.getProperty('os.arch') == 'aarch64' ? 'arm64' : 'amd64'

def inEngine = { String engine, Map env, List<String> run, boolean byIndex = false ->
  def ask = { String... arguments -> lab.run([engine, *arguments], env: env) }
  def greets = { String reference -> lab.run([*DockerDaemon.ALONE, *run, reference], env: env).succeeded().output.trim() }

  assert load(env, "-Dk8s.image.engine=$engine").succeeded().output.contains("loaded   $name:1, :1.0 into $engine")
  def blob = { lab.json('target/k8s/image/blobs/sha256/' + it.substring(7)) }
  // docker's containerd image store calls an image by its index, all others call it by its configuration
  def id = {
    def record = lab.imageRecord()
    (byIndex ? record.digest : blob(record.platforms.find { it.platform == "linux/$arch" }.digest).config.digest) - 'sha256:'
  }
  def assertThere = { String... references ->
    references.each { assert ask('image', 'inspect', '--format', '{{.Id}}', it).succeeded().output.trim() - 'sha256:' == id() }
  }
  assertThere("$name:1", "$name:1.0")
  assert greets("$name:1.0") == 'it runs in a container, for the 1st time'
  assert load(env, "-Dk8s.image.engine=$engine").succeeded().output.contains("up to date   $engine has $name:1, :1.0")

  // one of the names is lost, and the image is another one
  ask('rmi', "$name:1.0").succeeded()
  assert load(env, "-Dk8s.image.engine=$engine").succeeded().output.contains("loaded   $name:1, :1.0 into $engine")
  assertThere("$name:1.0")
  def main = lab.file('main.go')
  def text = main.text
  main.text = text.replace('1st', '2nd')
  assert lab.mvn('package', 'k8s:load', "-Dk8s.image.engine=$engine", env: env).succeeded().output.contains("loaded   $name:1, :1.0 into $engine")
  assertThere("$name:1", "$name:1.0")
  assert greets("$name:1") == 'it runs in a container, for the 2nd time'

  // the archives of <dockerArchive> and <ociArchive> by the engine's own command
  def loadsArchive = { String archive ->
    ask('rmi', '--force', "$name:1", "$name:1.0").succeeded()
    // containerd may still be busy with taking away what was there: https://github.com/containerd/containerd/issues/10835
    def loaded = (1..5).findResult {
      def tried = ask('load', '--input', lab.file("target/k8s/$archive").path)
      it < 5 && byIndex && tried.output =~ /parent snapshot \S+ does not exist/ ? null : tried
    }
    loaded.succeeded()
    assert greets("$name:1") == 'it runs in a container, for the 2nd time'
  }
  loadsArchive("image-linux-${arch}.docker.tar")
  if (byIndex) {
    loadsArchive('image.oci.tar')
  } else if (engine == 'podman') {
    // it can't choose between two names
    ask('load', '--input', lab.file('target/k8s/image.oci.tar').path).failed()
    lab.mvn('package', '-Dk8s.image.tags=1').succeeded()
    loadsArchive('image.oci.tar')
  }
  main.text = text

  // the defaults: one tag, no registry; then the same name for another image
  def plain = { String... more -> lab.mvn('package', 'k8s:load', "-Dk8s.image.engine=$engine", '-Dk8s.image.name=room', *more, env: env).succeeded().output }
  def place = engine == 'podman' ? 'localhost/room' : 'room'
  assert plain('-Dk8s.image.tags=1,edge').contains("loaded   room:1, :edge into $engine")
  assertThere("$place:1")
  main.text = text.replace('1st', '3rd')
  assert plain('-Dk8s.image.tags=1').contains("loaded   room:1 into $engine")
  assert greets('room:1') == 'it runs in a container, for the 3rd time'
  assert plain('-Dk8s.image.tags=1').contains("up to date   $engine has room:1")
  main.text = text
  lab.mvn('package').succeeded()
}

if (!lab.tool('podman') || !lab.tool('crun') || !lab.tool('unshare') || System.getProperty('user.name') != 'root') {
  lab.skipLoudly('nothing was loaded into podman: that wants podman, crun, unshare and root')
} else {
  def works = Files.createTempDirectory('gok8s-podman').toFile()
  try {
    def storage = new File(works, 'storage.conf')
    storage.text = """[storage]\ndriver = "vfs"\ngraphroot = "$works/images"\nrunroot = "$works/run"\n"""
    // limits and cgroups are not everybody's to give
    inEngine('podman', [CONTAINERS_STORAGE_CONF: storage, CONTAINER_HOST: null, PODMAN_IGNORE_CGROUPSV1_WARNING: 'true'],
      ['podman', '--cgroup-manager=cgroupfs', 'run', '--rm', '--cgroups=disabled', '--network=none', '--ulimit=nofile=1024:1024', '--ulimit=nproc=1024:1024'])
  } finally {
    lab.run(['rm', '-rf', works.path])
  }
}

[false, true].each { containerdStore ->
  DockerDaemon.start(lab, containerdStore)?.withCloseable {
    inEngine('docker', it.env, ['docker', 'run', '--rm', '--network=none'], containerdStore)
  }
}
true

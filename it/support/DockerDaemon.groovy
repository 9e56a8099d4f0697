import java.nio.file.Files
import java.util.concurrent.TimeUnit

/** A real Docker daemon of a test's own: its socket, its images and its containers lie in one folder, which ends with it. */
class DockerDaemon implements Closeable {
  /** What starts a command in a mount namespace with one version of cgroups: crun refuses both. */
  static final List<String> ALONE = ['unshare', '--mount', 'sh', '-c', 'umount /sys/fs/cgroup/unified 2> /dev/null; exec "$@"', 'sh']

  final File folder = Files.createTempDirectory('gok8s-docker').toFile()
  private final lab
  private Process process

  private DockerDaemon(lab) {
    this.lab = lab
  }

  /** Starts it, with its images in its own store or in containerd's; null where it can't run here, and that is said loudly. */
  static DockerDaemon start(lab, boolean containerdStore = false) {
    def missing = ['dockerd', 'docker', 'unshare'].findAll { !lab.tool(it) }
    if (missing || System.getProperty('user.name') != 'root') {
      lab.skipLoudly("nothing was loaded into docker: ${missing ? 'there is no ' + missing.join(', ') : 'that wants root'}")
      return null
    }
    def version = lab.run(['dockerd', '--version']).succeeded().output.find(/\d+/).toInteger()
    if (containerdStore && version < 24) {
      lab.skipLoudly("nothing was loaded into docker's containerd image store: dockerd $version has none")
      return null
    }
    def daemon = new DockerDaemon(lab)
    def listens = false
    try {
      listens = daemon.listens(containerdStore)
      if (!listens) {
        def log = daemon.log.text
        assert log =~ /(?i)permi|denied|cgroup|not supported|read-only/: log
        lab.skipLoudly("nothing was loaded into docker: dockerd can't run here:\n$log")
      }
    } finally {
      if (!listens) {
        daemon.close()
      }
    }
    listens ? daemon : null
  }

  /** For the environment of what speaks to it. */
  Map<String, String> getEnv() {
    [DOCKER_HOST: "unix://$folder/docker.sock".toString()]
  }

  /** What docker says to arguments. */
  def docker(String... arguments) {
    lab.run(['docker', *arguments], env: env)
  }

  private File getLog() {
    new File(folder, 'dockerd.log')
  }

  /** Starts the process, and says whether it listens before it ends. */
  private boolean listens(boolean containerdStore) {
    def settings = new File(folder, 'daemon.json')
    settings.text = """{"features": {"containerd-snapshotter": $containerdStore}, "storage-driver": "${containerdStore ? 'native' : 'vfs'}"}"""
    log.text = ''
    process = new ProcessBuilder([*ALONE, 'dockerd', '--config-file', settings, '--data-root', "$folder/docker", '--exec-root', "$folder/run",
      '--pidfile', "$folder/docker.pid", '--host', env.DOCKER_HOST, '--bridge=none', '--iptables=false', '--ip6tables=false',
      '--ip-forward=false', '--ip-masq=false']*.toString()).redirectErrorStream(true).redirectOutput(log).start()
    def deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60)
    while (process.alive && !log.text.contains('API listen on')) {
      assert System.nanoTime() < deadline: log.text
      Thread.sleep(20)
    }
    process.alive
  }

  @Override
  void close() {
    process?.destroy()
    if (process && !process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor()
    }
    lab.run(['rm', '-rf', folder.path])
    assert !folder.exists()
  }
}

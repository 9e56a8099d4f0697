import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.nio.file.Files
import java.security.MessageDigest
import java.util.concurrent.TimeUnit

/** What the scripts of the projects in it/ share: reads logs and records, runs Maven once more, looks for tools. */
class Lab {
  final File basedir
  final File localRepository

  Lab(File basedir, localRepositoryPath) {
    this.basedir = basedir
    this.localRepository = new File(localRepositoryPath.toString())
  }

  /** What Maven printed in each run of the invoker, in their order. */
  List<String> logs() {
    def text = new File(basedir.parentFile.parentFile, "it-logs/$basedir.name/build.log").getText('UTF-8')
    def scanning = '[INFO] Scanning for projects...'
    text.split(java.util.regex.Pattern.quote(scanning)).drop(1).collect { scanning + it }
  }

  /** What Maven printed in the only run. */
  String log() {
    def all = logs()
    assert all.size() == 1
    all[0]
  }

  File file(String path) {
    new File(basedir, path)
  }

  /** target/k8s/build.json of the module in the folder, by default of this project. */
  Map buildRecord(String module = '.') {
    json("$module/target/k8s/build.json")
  }

  /** target/k8s/image.json of the module in the folder, by default of this project. */
  Map imageRecord(String module = '.') {
    json("$module/target/k8s/image.json")
  }

  Map json(String path) {
    new JsonSlurper().parse(file(path), 'UTF-8') as Map
  }

  /** The files below a folder, each with the hash of its bytes; two calls compare what lies there. */
  static Map<String, String> hashes(File folder) {
    def found = new TreeMap<String, String>()
    if (folder.directory) {
      folder.eachFileRecurse(groovy.io.FileType.FILES) {
        found[folder.toPath().relativize(it.toPath()).toString()] = sha256(it)
      }
    }
    found
  }

  static String sha256(File file) {
    MessageDigest.getInstance('SHA-256').digest(file.bytes).encodeHex().toString()
  }

  /**
   * Runs Maven once more.
   *
   * @param options dir: the folder, by default this project; env: variables to set, or to remove where null; online: whether
   *     a network may be used, by default not
   */
  Run mvn(Map options = [:], String... arguments) {
    run(options, (options.online ? mavenCommand() - '-o' : mavenCommand()) + arguments.toList())
  }

  List<String> mavenCommand() {
    [System.getProperty('maven.home') + '/bin/mvn', '-B', '-o', '-Dmaven.repo.local=' + localRepository,
     '-s', new File(basedir.parentFile, 'interpolated-settings.xml').path]
  }

  /** Runs a command to its end, for ten minutes at most. */
  Run run(Map options = [:], List<String> command) {
    def process = start(options, command)
    def output = new StringBuilder()
    def reader = Thread.start { process.inputStream.eachLine('UTF-8') { output << it << '\n' } }
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly()
      assert false: "$command did not end:\n$output"
    }
    reader.join()
    new Run(process.exitValue(), output.toString())
  }

  Process start(Map options = [:], List<String> command) {
    def builder = new ProcessBuilder(command*.toString()).redirectErrorStream(true)
    builder.directory((options.dir ?: basedir) as File)
    options.env?.each { name, value ->
      value == null ? builder.environment().remove(name) : builder.environment().put(name, value.toString())
    }
    builder.redirectInput(new File('/dev/null'))
    builder.start()
  }

  /** The path of a tool of this machine, or null. */
  static String tool(String name) {
    System.getenv('PATH').split(File.pathSeparator).collect { new File(it, name) }.find { it.canExecute() && it.file }?.path
  }

  /** What starts a shell that may mount without anybody else seeing it; null where that is not possible. */
  List<String> mountingShell() {
    [[], ['--map-root-user']].collect { ['unshare', '--mount', *it, 'sh', '-ec'] }.find {
      tool('unshare') && run(it + 'mount -t tmpfs tmpfs /mnt').exit == 0
    }
  }

  /** The GOROOT of a Go of this machine: on the PATH, else what this plugin downloaded. */
  File goRoot() {
    def onPath = tool('go')
    if (onPath) {
      return new File(run([onPath, 'env', 'GOROOT'], env: [GOROOT: null]).succeeded().output.trim())
    }
    def cache = new File(System.getenv('XDG_CACHE_HOME') ?: System.getProperty('user.home') + '/.cache', 'go-k8s-maven-plugin/toolchains')
    cache.listFiles()?.find { new File(it, 'bin/go').canExecute() } ?: { assert false: 'build once without -o: there is no Go here' }()
  }

  /**
   * A real cluster: kubeconfig, the file; kubectl, a command line that uses it; own, whether it is that of it/cluster, with
   * name and folder. The one of -Dk8s.it.kubeconfig, else it/cluster's, which all projects share and which ends with Maven.
   * Null where there can be none, and that is said loudly.
   *
   * @param level 1 for a control plane without nodes, 2 for a node that runs containers, 3 for the metrics API too
   */
  Map cluster(int level) {
    def given = System.getProperty('k8s.it.kubeconfig')
    if (given) {
      return [kubeconfig: given, kubectl: ['kubectl', '--kubeconfig', given], own: false]
    }
    def bed = new File(basedir, '../../../it/cluster').canonicalFile
    def obstacle = System.getProperty('os.name') != 'Linux' ? 'it is made of Linux processes'
      : level > 1 && System.getProperty('user.name') != 'root' ? 'its node needs root'
      : !new File(bed, '../../target/cluster/build/cluster/target/go').exists() ? 'it is not built, it/cluster/setup does that' : null
    if (obstacle) {
      assert System.getProperty('k8s.it.cluster') != 'required': "no cluster of level $level here: $obstacle"
      skipLoudly("a cluster of level $level: $obstacle")
      return null
    }
    def maven = ProcessHandle.current().pid()
    def name = "projects-$level-$maven"
    def up = run([new File(bed, 'up'), level, name, '--owner', maven], env: [GOK8S_NO_SETUP: '1']).succeeded().output
    def kubeconfig = (up =~ /export KUBECONFIG=(.*)/)[0][1]
    def folder = new File(kubeconfig).parentFile
    [kubeconfig: kubeconfig, kubectl: [new File(folder, 'bin/kubectl').path, '--kubeconfig', kubeconfig], own: true, name: name, folder: folder]
  }

  /**
   * A base for images of Java, as docker save would write it: no registry of the world is needed. jlink makes it of this
   * machine's JDK and C library.
   */
  File javaBase(String architecture, String... modules) {
    def root = file('base/root')
    ['tmp', 'opt'].each { new File(root, it).mkdirs() }
    run([System.getProperty('java.home') + '/bin/jlink', '--add-modules', modules.join(','), '--strip-debug', '--output', new File(root, 'opt/java')]).succeeded()
    def libraries = ['bin/java', 'lib/server/libjvm.so', 'lib/libnio.so', 'lib/libnet.so'].collectMany {
      (run(['ldd', new File(root, "opt/java/$it")]).succeeded().output =~ /(\/\S+) \(0x/).collect { it[1] }
    } as Set
    libraries.findAll { !it.startsWith(root.path) }.each { library ->
      def copy = new File(root, library)
      copy.parentFile.mkdirs()
      copy.bytes = new File(library).bytes
      copy.setExecutable(true, false)
    }
    run(['tar', '-C', root, '-cf', file('base/layer.tar'), '--owner=0', '--group=0', '.']).succeeded()
    file('base/config.json').text = JsonOutput.toJson([architecture: architecture, os: 'linux', config: [Env: ['PATH=/opt/java/bin']],
      rootfs: [type: 'layers', diff_ids: ['sha256:' + sha256(file('base/layer.tar'))]], history: [[created: '1970-01-01T00:00:00Z']]])
    file('base/manifest.json').text = '[{"Config":"config.json","RepoTags":["java:1"],"Layers":["layer.tar"]}]'
    run(['tar', '-C', file('base'), '-cf', file('base.tar'), 'manifest.json', 'config.json', 'layer.tar']).succeeded()
    file('base.tar')
  }

  /** A kubeconfig of the cluster in which it has the name of a local product. */
  File asLocal(Map cluster, String product = 'colima') {
    def local = file("${product}.kubeconfig")
    local.text = new File(cluster.kubeconfig).text
      .replace("clusters: [{name: $cluster.name", "clusters: [{name: $product")
      .replace("{cluster: $cluster.name", "{cluster: $product")
    local
  }

  /** Lets the cluster announce a registry of its own (KEP-1755); the text is YAML, with its host. */
  void announce(Map cluster, String hosting) {
    def announcement = file('announcement.json')
    announcement.text = JsonOutput.toJson([apiVersion: 'v1', kind: 'ConfigMap',
      metadata: [name: 'local-registry-hosting', namespace: 'kube-public'], data: ['localRegistryHosting.v1': hosting]])
    run(cluster.kubectl + ['apply', '--filename', announcement]).succeeded()
  }

  /** The lines without what a JDK says of what Maven's own jars do; what it says of this plugin stays. */
  static List<String> withoutJdk(String log) {
    log.readLines().findAll { !it.startsWith('WARNING: ') || it.contains('gok8s') || it.contains('go-k8s') }
  }

  /** The words that no message to a user may hold. */
  static void assertNoStackTrace(String log) {
    assert !(log =~ /(?m)^\s+at [\w.$]+\(/)
    assert !log.contains('NullPointerException')
  }

  /** Says that something could not be seen here, so that nobody takes the green result for more than it is. */
  static void skipLoudly(String what) {
    println '*' * 100
    println "*** SKIPPED: $what"
    println '*' * 100
    System.err.println "*** SKIPPED: $what"
  }

  /** How a command ended, and what it printed. */
  static class Run {
    final int exit
    final String output

    Run(int exit, String output) {
      this.exit = exit
      this.output = output
    }

    Run succeeded() {
      assert exit == 0: output
      this
    }

    Run failed() {
      assert exit != 0: output
      this
    }
  }
}

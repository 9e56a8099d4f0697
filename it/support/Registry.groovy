import groovy.json.JsonSlurper
import java.util.concurrent.TimeUnit

/**
 * A real registry on a port of 127.0.0.1 that the system chooses, of Debian's docker-registry or distribution's registry. Its user
 * is jane with the password sesame where one is wanted.
 */
class Registry implements Closeable {
  final String address
  final File data
  private final Process process

  private Registry(String address, File data, Process process) {
    this.address = address
    this.data = data
    this.process = process
  }

  /**
   * Starts a registry, or gives null where there is none on this machine.
   *
   * @param options password: whether to want that of jane; readOnly: whether to take nothing
   */
  static Registry start(Map options = [:], File folder) {
    def program = ['docker-registry', 'registry'].findResult { name ->
      System.getenv('PATH').split(File.pathSeparator).collect { new File(it, name) }.find { it.canExecute() && it.file }
    }
    if (!program) {
      return null
    }
    folder.mkdirs()
    def users = new File(folder, 'htpasswd')
    users.text = 'jane:$2y$04$r37B/i21PKOJTVs8CuglV.470kDzr1rMtZoGVw2OhubZ3fE/owJUG\n'
    def config = new File(folder, 'registry.yml')
    def data = new File(folder, 'data')
    config.text = """\
      |version: 0.1
      |log: {level: info, accesslog: {disabled: true}}
      |storage:
      |  filesystem: {rootdirectory: $data}
      |  maintenance: {readonly: {enabled: ${options.readOnly ? true : false}}}
      |http: {addr: '127.0.0.1:0', secret: test}
      |${options.password ? "auth: {htpasswd: {realm: test, path: $users}}" : ''}
      |""".stripMargin()
    def builder = new ProcessBuilder(program.path, 'serve', config.path).redirectErrorStream(true)
    builder.redirectOutput(new File(folder, 'log.txt'))
    builder.environment().keySet().removeIf { it.startsWith('REGISTRY_') }
    def process = builder.start()
    def log = new File(folder, 'log.txt')
    def deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60)
    def listening = null
    while (!(listening = (log.text =~ /listening on (127\.0\.0\.1:\d+)/))) {
      assert process.alive && System.nanoTime() < deadline: log.text
      Thread.sleep(20)
    }
    new Registry(listening[0][1], data, process)
  }

  /** The digest that a tag leads to, or null. */
  String digest(String repository, String tag) {
    def file = new File(data, "docker/registry/v2/repositories/$repository/_manifests/tags/$tag/current/link")
    file.exists() ? file.text : null
  }

  /** Takes the image of a layout in, byte for byte; skopeo would give it media types of OCI. */
  void put(File layout, String repository, String tag) {
    def read = { new JsonSlurper().parse(it) as Map }
    def (documents, blobs) = new File(layout, 'blobs/sha256').listFiles().split { it.withReader { r -> r.read() == '{' as char } && (read(it).layers != null || read(it).manifests != null) }
    blobs.each {
      def upload = send('POST', "http://$address/v2/$repository/blobs/uploads/", '', new byte[0]).getHeaderField('Location')
      send('PUT', "$upload&digest=sha256:$it.name", 'application/octet-stream', it.bytes)
    }
    def depth
    depth = { File document -> 1 + (read(document).manifests*.digest.collect { digest -> depth(documents.find { "sha256:$it.name" == digest }) }.max() ?: 0) }
    documents.sort(depth).each {
      send('PUT', "http://$address/v2/$repository/manifests/sha256:$it.name", read(it).mediaType, it.bytes)
    }
    def image = read(new File(layout, 'index.json')).manifests[0].digest - 'sha256:'
    def document = documents.find { it.name == image }
    send('PUT', "http://$address/v2/$repository/manifests/$tag", read(document).mediaType, document.bytes)
  }

  private static HttpURLConnection send(String method, String url, String type, byte[] content) {
    def connection = new URL(url).openConnection() as HttpURLConnection
    connection.requestMethod = method
    connection.doOutput = true
    connection.setRequestProperty('Content-Type', type)
    connection.outputStream.withCloseable { it.write(content) }
    assert connection.responseCode in [201, 202]: "$method $url: $connection.responseCode ${connection.errorStream?.text}"
    connection
  }

  /** Whether a blob or a manifest is stored. */
  boolean stores(String digest) {
    def hex = digest - 'sha256:'
    new File(data, "docker/registry/v2/blobs/sha256/${hex.take(2)}/$hex/data").exists()
  }

  void close() {
    process.destroyForcibly().waitFor()
  }
}

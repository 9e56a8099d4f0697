import java.util.concurrent.TimeUnit

/** A real Maven repository that wants a password: Debian's nginx with WebDAV on a port of 127.0.0.1. Its user is jane, with sesame. */
class MavenRepository implements Closeable {
  final String url
  final File data
  private final Process process

  private MavenRepository(String url, File data, Process process) {
    this.url = url
    this.data = data
    this.process = process
  }

  /** Starts a repository with a program, which is nginx. */
  static MavenRepository start(File program, File folder) {
    def data = new File(folder, 'data/maven')
    data.mkdirs()
    def users = new File(folder, 'htpasswd')
    users.text = 'jane:{PLAIN}sesame\n'
    // nginx takes no port of the system's choice, so one is asked for until nobody else was faster
    for (int attempt = 0; attempt < 20; attempt++) {
      def port = new ServerSocket(0, 1, InetAddress.loopbackAddress).withCloseable { it.localPort }
      def log = new File(folder, "log-${attempt}.txt")
      new File(folder, 'nginx.conf').text = """\
        |daemon off;
        |user root;
        |pid $folder/nginx.pid;
        |error_log stderr notice;
        |events {}
        |http {
        |  access_log off;
        |  client_max_body_size 0;
        |  client_body_temp_path $folder/body;
        |  proxy_temp_path $folder/proxy;
        |  fastcgi_temp_path $folder/fastcgi;
        |  uwsgi_temp_path $folder/uwsgi;
        |  scgi_temp_path $folder/scgi;
        |  server {
        |    listen 127.0.0.1:$port;
        |    root $folder/data;
        |    auth_basic releases;
        |    auth_basic_user_file $users;
        |    location / {
        |      dav_methods PUT;
        |      create_full_put_path on;
        |    }
        |  }
        |}
        |""".stripMargin()
      def process = new ProcessBuilder(program.path, '-p', folder.path, '-c', new File(folder, 'nginx.conf').path, '-e', 'stderr')
        .redirectErrorStream(true).redirectOutput(log).start()
      def deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60)
      while (process.alive && !log.text.contains('start worker process ')) {
        assert System.nanoTime() < deadline: log.text
        Thread.sleep(20)
      }
      if (process.alive) {
        return new MavenRepository("http://127.0.0.1:$port/maven", data, process)
      }
      assert log.text.contains('Address already in use'): log.text
    }
    throw new IllegalStateException('no port is free')
  }

  void close() {
    // its workers end with it, which they would not if it were killed
    process.destroy()
    process.waitFor()
  }
}

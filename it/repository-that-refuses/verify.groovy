import com.sun.net.httpserver.HttpServer

def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// A repository that takes nothing fails the build with its answer, and what was built is still there.

def asked = Collections.synchronizedList([])
def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
server.createContext('/') { exchange ->
  asked << "$exchange.requestMethod $exchange.requestURI.path".toString()
  exchange.requestBody.readAllBytes()
  exchange.sendResponseHeaders(403, -1)
  exchange.close()
}
server.start()
try {
  def url = "http://localhost:$server.address.port/releases"
  def run = lab.mvn(online: true, 'deploy', "-DaltDeploymentRepository=refusing::$url").failed()
  def end = run.output.substring(run.output.indexOf('BUILD FAILURE'))
  assert end.contains('Failed to deploy artifacts: Could not transfer artifact it:repository-that-refuses:')
  assert end.contains("(${url})")
  assert end =~ /(?i)403,? (reason phrase: )?Forbidden|HTTP Status: 403/
  lab.assertNoStackTrace(run.output)
  assert asked.any { it.startsWith('PUT /releases/it/repository-that-refuses/1.0.0/') }
} finally {
  server.stop(0)
}
assert lab.file('target/repository-that-refuses-1.0.0.zip').file
assert lab.mvn('package').succeeded().output.contains('up to date')
true

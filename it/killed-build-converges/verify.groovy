def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// kill -9, kill and Ctrl-C at ten random moments, then the same command again: it ends as if nothing had been.

import java.util.concurrent.TimeUnit

def seed = System.nanoTime()
def random = new Random(seed)
println "seed $seed"
// a cache of its own, so that there is something to interrupt
def environment = [GOCACHE: lab.file('go-cache').path]
def go = lab.file('target/go')
def finished = { folder -> lab.hashes(folder).findAll { path, hash -> !path.startsWith('.') } }

10.times { round ->
  def kind = ['KILL', 'TERM', 'INT'][round % 3]
  def source = lab.file('main.go')
  source.text = source.text.replaceAll(/Mark\d*/, "Mark$round")
  // a process group of its own, in which Ctrl-C is not ignored
  def process = lab.start(['env', '--default-signal=INT', 'setsid'] + lab.mavenCommand() + 'package', env: environment)
  Thread.startDaemon { process.inputStream.eachLine { } }
  def ended = process.waitFor(300 + random.nextInt(5000), TimeUnit.MILLISECONDS)
  if (!ended) {
    def children = process.descendants().toList()
    // kill -9 and kill hit Maven alone; Ctrl-C the whole group
    lab.run(['kill', '-s', kind, '--', kind == 'INT' ? "-${process.pid()}" : "${process.pid()}"]).succeeded()
    assert process.waitFor(60, TimeUnit.SECONDS): "Maven goes on after SIG$kind in round $round, seed $seed"
    if (kind != 'KILL') {
      children.each { child ->
        try {
          child.onExit().get(20, TimeUnit.SECONDS)
        } catch (java.util.concurrent.TimeoutException e) {
          assert false: "${child.info()} goes on after SIG$kind in round $round, seed $seed"
        }
      }
    }
  }
  // whatever lies at its final place is whole: it is an executable that says what some source said
  def binary = lab.file('target/go/linux-amd64/killed-build-converges')
  if (binary.exists() && System.getProperty('os.arch') == 'amd64') {
    assert lab.run([binary.path]).succeeded().output ==~ /Oh hai Mark\d*\n/
  }
}

lab.mvn('package', env: environment).succeeded()
def survivor = finished(go)
assert survivor.size() == 4
def image = lab.imageRecord().digest
assert lab.json('target/k8s/image/index.json').manifests.size() >= 1

lab.file('target').renameTo(lab.file('survivor'))
lab.mvn('package', env: environment).succeeded()
assert finished(go) == survivor
assert lab.imageRecord().digest == image

assert lab.hashes(lab.file('survivor/k8s/image')) == lab.hashes(lab.file('target/k8s/image'))

// what the killed builds left behind goes with the next one that has something to do
lab.file('target').deleteDir()
lab.file('survivor').renameTo(lab.file('target'))
lab.file('main.go').text = lab.file('main.go').text.replaceAll(/Mark\d*/, 'Mark')
lab.mvn('package', env: environment).succeeded()
assert lab.hashes(lab.file('target')).keySet().findAll { it.contains('.staging') } as List == []

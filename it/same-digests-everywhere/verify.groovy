def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// Another folder, JDK, time zone, language, umask and file times: the same bytes, of binaries, of what is published with them, and of the image.

def made = { project -> [
  go: lab.hashes(new File(project, 'target/go')),
  image: lab.hashes(new File(project, 'target/k8s/image')),
  published: lab.hashes(new File(project, 'target')).findAll { it.key ==~ /[^\/]+\.(zip|tar\.gz)|SHA256SUMS|k8s\/sbom\.cdx\.json/ },
  digest: new groovy.json.JsonSlurper().parse(new File(project, 'target/k8s/image.json')).digest] }
def expected = made(lab.basedir)
assert expected.go.size() == 4
assert expected.published.size() == 4 + 3
assert expected.image.size() > 5

def copy = { String name ->
  def project = lab.file(name)
  project.mkdirs()
  ['pom.xml', 'go.mod', 'main.go'].each {
    def file = new File(project, it)
    file.bytes = lab.file(it).bytes
    file.setLastModified(1_000_000_000_000)
  }
  project
}
def packaged = { Map options = [:], File project ->
  def command = lab.mavenCommand().collect { "'$it'" }.join(' ') + ' package'
  lab.run(['sh', '-c', "umask ${options.umask ?: '022'}; exec $command"], dir: project, env: options.env ?: [:]).succeeded()
  made(project)
}

assert packaged(copy('a/much/longer/folder'), umask: '077') == expected
assert packaged(copy('abroad'), env: [
  TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8',
  MAVEN_OPTS: '-Duser.language=tr -Duser.country=TR -Dfile.encoding=ISO-8859-9']) == expected

// over the image of another program, of which blocks are taken over, and over one of which nothing is remembered, too
def replace = { File project, String from, String to ->
  def source = new File(project, 'main.go')
  assert source.text.contains(from)
  source.text = source.text.replace(from, to)
}
def over = copy('over-another')
replace(over, '"Mark"', '"Lisa"')
assert packaged(over).digest != expected.digest
def memory = new File(over, 'target/k8s/state/blocks')
assert memory.text.startsWith('format ')
replace(over, '"Lisa"', '"Mark"')
def log = lab.mvn('package', '-Dk8s.timing', dir: over).succeeded().output
def blocks = { (log =~ /blocks $it +(\d+) ×/)[-1][1] as int } // of the image, after those of the archives
assert blocks('as before') > 2 * blocks('compressed')
assert made(over) == expected
memory.delete()
replace(over, 'Oh hai', 'Oh, hai') // another length, and so another program nearly everywhere
packaged(over)
replace(over, 'Oh, hai', 'Oh hai')
assert packaged(over) == expected

def thisJava = Runtime.version().feature()
def newer = (new File('/usr/lib/jvm').listFiles() ?: [] as File[]).toList()
  .plus(System.getenv().findAll { it.key ==~ /JAVA_HOME_\d+.*/ }.values().collect { new File(it) })
  .findAll { new File(it, 'bin/javac').canExecute() && new File(it, 'release').file }
  .collectEntries { [it, (new File(it, 'release').text =~ /JAVA_VERSION="(\d+)/)[0][1] as int] }
  .findAll { it.value > thisJava }
if (newer) {
  def home = newer.max { it.value }.key
  println "JDK $thisJava and ${newer[home]} at $home"
  assert packaged(copy('newer-jdk'), env: [JAVA_HOME: home.path]) == expected
} else {
  lab.skipLoudly("no JDK newer than $thisJava here, so its bytes were not compared")
}

def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// A Java module runs the binary of this machine in its test: in the reactor, from the local repository, from a remote one.

lab.logs().each { assert it.contains('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0') }
def host = lab.buildRecord('tool').binaries[0].platform.replace('/', '-')

// what is published names the platform, and the sources still do not
def pom = lab.file('app/pom.xml').text.replace('${k8s.host.platform}', host)
assert lab.file('app/pom.xml').text.contains('${k8s.host.platform}')
;[lab.file('target/remote'), lab.localRepository].each {
  def folder = new File(it, 'it/binary/app/1.0.0')
  // Maven 4 publishes two POMs, that of the sources with a classifier and one that it made of it for consumers
  def ofTheSources = [new File(folder, 'app-1.0.0-build.pom'), new File(folder, 'app-1.0.0.pom')].find { it.file }
  assert ofTheSources.text == pom
  assert new File(folder, 'app-1.0.0.pom').text.contains("<classifier>$host</classifier>")
}
lab.file('target/remote').eachFileRecurse { assert !it.name.endsWith('.pom') || !it.text.contains('k8s.host.platform') }
def jar = new java.util.zip.ZipFile(lab.file('app/target/app-1.0.0.jar'))
assert jar.getInputStream(jar.getEntry('META-INF/maven/it.binary/app/pom.xml')).text == pom

// alone, from the local repository
assert lab.mvn('-f', 'app', 'clean', 'test').succeeded().output.contains('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0')

// another machine: another home and local repository, which has this plugin only; the rest is what was published
def fresh = lab.file('target/machine/repository')
def machine = lab.file('target/machine/app')
def copy = { File from, File to ->
  to.parentFile.mkdirs()
  lab.run(['cp', '-R', from.path, to.path]).succeeded()
}
copy(new File(lab.localRepository, 'io/github/gok8s'), new File(fresh, 'io/github/gok8s'))
copy(lab.file('app/pom.xml'), new File(machine, 'pom.xml'))
copy(lab.file('app/src'), new File(machine, 'src'))
// Maven 4 finds what a reactor has packaged, from its root down: these are roots of their own
[machine, lab.file('consumer')].each { new File(it, '.mvn').mkdirs() }
def elsewhere = new File(machine, 'pom.xml')
elsewhere.text = elsewhere.text.replace('</parent>', '<relativePath/></parent>').replace('<dependencies>', """
  <repositories>
    <repository>
      <id>remote</id>
      <url>file://${lab.file('target/remote')}</url>
    </repository>
  </repositories>
  <dependencies>""")
def settings = lab.file('target/machine/settings.xml')
settings.text = new File(lab.basedir.parentFile, 'interpolated-settings.xml').text
def onTheMachine = { List<String> arguments, Map options ->
  def command = (lab.mavenCommand() - '-o').collect {
    it.startsWith('-Dmaven.repo.local=') ? "-Dmaven.repo.local=$fresh".toString() : it
  }
  lab.run(options + [env: [HOME: lab.file('target/machine').path, MAVEN_OPTS: "-Duser.home=${lab.file('target/machine')}"]], command + arguments)
}
assert !new File(fresh, 'it').exists()
assert onTheMachine(['test'], [dir: machine]).succeeded().output.contains('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0')
assert new File(fresh, "it/binary/tool/1.0.0/tool-1.0.0-${host}.exe").file

// who depends on the module needs no plugin to find the binary
onTheMachine(['org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies', "-DoutputDirectory=${lab.file('target/consumed')}"],
  [dir: lab.file('consumer')]).succeeded()
assert lab.file("target/consumed/tool-1.0.0-${host}.exe").file

// a platform that the binary is not built for
elsewhere.text = elsewhere.text.replace('${k8s.host.platform}', 'linux-s390x')
def missing = onTheMachine(['test'], [dir: machine]).failed().output
assert missing.contains('it.binary:tool:exe:linux-s390x:1.0.0')
lab.assertNoStackTrace(missing)
true

def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// The same project on each Maven that people run: the same bytes, and no warning.

def plugin = (lab.file('pom.xml').text =~ /<plugin.version>([^<]+)</)[0][1]
def pom = lab.file('project/pom.xml')
pom.text = pom.text.replace('@project.groupId@', 'io.github.gok8s').replace('@project.artifactId@', 'go-k8s-maven-plugin').replace('@project.version@', plugin)
// what is published of the plugin needs nothing else
def published = new File(localRepositoryPath, "io/github/gok8s/go-k8s-maven-plugin/$plugin/go-k8s-maven-plugin-${plugin}.pom").text
assert published.contains('<maven>3.8.7</maven>')
assert ['build', 'profiles', 'dependencies', 'dependencyManagement', 'properties'].every { !published.contains("<$it>") }

def made = [:]
lab.file('target/mavens').listFiles().sort().each { home ->
  def version = home.name.minus('apache-maven-')
  def project = lab.file("target/$version/project")
  project.parentFile.mkdirs()
  lab.run(['cp', '-R', lab.file('project').path, project.path]).succeeded()
  new File(project, '.mvn').mkdirs() // else Maven 4 takes the folder above for the root
  def command = lab.mavenCommand()
  command = [new File(home, 'bin/mvn').path, '-Daether.remoteRepositoryFilter.prefixes=false'] + command.drop(1) - '-o'
  def run = { List<String> arguments, Map options = [:] -> lab.run([dir: project, env: [MAVEN_HOME: null, M2_HOME: null]] + options, command + arguments) }

  // a module sees the binary of another before there is a package of it
  def compiled = run(['process-classes']).succeeded().output
  def host = (new File(project, 'app/target/tools').list()[0] =~ /^tool-1.0.0-(.+)[.]exe$/)[0][1]
  assert compiled =~ /built +windows\/amd64/
  assert new File(project, 'app/target/tools').list().collect { it.replaceFirst('-[a-z0-9]+-[a-z0-9]+[.]exe$', '') } == ['tool-1.0.0']

  def installed = run(['deploy', "-DaltDeploymentRepository=remote::file://${lab.file("target/$version/remote")}"]).succeeded().output
  // what Maven 3.10 says of its own notes on repositories depends on what was run before, and is not about this plugin
  def warnings = lab.withoutJdk(compiled + installed).findAll { it.contains('WARN') && !it.contains('a cached not-found from a previous attempt') }
  assert warnings == []: "$version: $warnings"
  lab.assertNoStackTrace(installed)
  def remote = lab.file("target/$version/remote/it/every")
  def poms = []
  remote.eachFileRecurse { if (it.name.endsWith('.pom')) { poms << it } }
  // Maven 4 publishes two of each: that of the sources, and one that it made of it for consumers
  assert poms.size() == (version.startsWith('4.') ? 6 : 3)
  poms.each { assert !it.text.contains('k8s.host.platform'): "$version: $it" }
  assert poms.findAll { it.text.contains("<classifier>$host</classifier>") }.size() == poms.size() / 3
  assert new File(remote, 'tool/1.0.0/tool-1.0.0-windows-amd64.zip').file
  assert new File(remote, 'tool/1.0.0/tool-1.0.0-cyclonedx.json').file

  if (version.startsWith('4.')) { // where it takes into the one for consumers what the parents say, too
    def flat = lab.file("target/$version/flat")
    run(['deploy', '-Dmaven.consumer.pom.flatten=true', "-DaltDeploymentRepository=flat::file://$flat"]).succeeded()
    flat.eachFileRecurse { assert !it.name.endsWith('.pom') || !it.text.contains('k8s.host.platform') }
    assert new File(flat, 'it/every/app/1.0.0/app-1.0.0.pom').text.contains("<classifier>$host</classifier>")
  }

  // goals without a project, -D over the POM, and mistakes that are told
  assert run(['k8s:platforms'], [dir: new File(project, 'tool')]).succeeded().output.contains('linux/riscv64')
  assert run(['k8s:run', '-q'], [dir: new File(project, 'tool')]).output.contains('every Maven')
  // a goal of the command line does not load all classes a second time
  def loading = [MAVEN_HOME: null, M2_HOME: null, MAVEN_OPTS: '-Xlog:class+load:file=target/classes.log']
  def realms = run(['compile', 'k8s:manifests', '-X'], [dir: new File(project, 'tool'), env: loading]).succeeded().output
  assert realms.contains('class realm extension>io.github.gok8s') && realms.contains(':manifests (default-cli)')
  assert !realms.contains('class realm plugin>io.github.gok8s')
  // and the JVM has no class to write for a lambda of it, which it would call …$$Lambda$1/0x…, from JDK 21 on …$$Lambda/0x…
  def lambdas = new File(project, 'tool/target/classes.log').readLines().findAll { it =~ /\bio[.]github[.]gok8s[.]/ && it.contains('$$Lambda') }
  assert !lambdas.empty && lambdas.every { it.contains('$$Lambdas ') }: "$version: $lambdas"
  assert run(['compile', '-Dk8s.platforms=linux/amd46'], [dir: project]).failed().output.contains('linux/amd46')
  assert run(['compile', '-Dk8s.platfroms=linux/amd64'], [dir: project]).failed().output.contains('Did you mean -Dk8s.platforms?')
  def bare = lab.file("target/$version/bare")
  bare.mkdirs()
  ['go.mod', 'main.go'].each { new File(bare, it).bytes = new File(project, "tool/$it").bytes }
  assert run(["io.github.gok8s:go-k8s-maven-plugin:$plugin:init"], [dir: bare]).succeeded().output.contains('wrote   ')

  made[version] = [
    go: lab.hashes(new File(project, 'tool/target/go')),
    image: lab.hashes(new File(project, 'tool/target/k8s/image')),
    published: ['SHA256SUMS', 'tool-1.0.0.zip', 'k8s/sbom.cdx.json'].collect { lab.sha256(new File(project, "tool/target/$it")) }]
}
assert made.size() == 5
assert made.values().toSet().size() == 1: made
true

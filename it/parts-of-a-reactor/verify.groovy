def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// A version by ${revision}, a profile, a flattened POM, and single modules of a reactor.

def host = lab.buildRecord('tool').binaries[0].platform.replace('/', '-')
def repository = { String version, String artifact, String file ->
  new File(lab.localRepository, "it/parts/$artifact/$version/$artifact-$version$file")
}

// the version of the command line is in the program, in the names of the artifacts and in the POMs
['1.2.3-SNAPSHOT', '1.2.3'].each { version ->
  def exe = repository(version, 'tool', "-${host}.exe")
  exe.setExecutable(true)
  assert lab.run([exe.path]).output.trim() == version
  ['tool', 'app', 'parts-of-a-reactor'].each {
    def pom = repository(version, it, '.pom').text
    assert pom.contains("<version>$version</version>")
    assert !pom.contains('${revision}</version>')
    assert !pom.contains('k8s.host.platform')
  }
  assert repository(version, 'app', '.pom').text.contains("<classifier>$host</classifier>")
}

// the profile's configuration, on top of the POM's
assert !repository('1.2.3-SNAPSHOT', 'tool', '-plan9-386.exe').exists()
assert repository('1.2.3', 'tool', '-plan9-386.exe').exists()
assert repository('1.2.3', 'tool', "-${host}.tar.gz").exists()

// one module with what it needs, one alone from the local repository, the rest after a failure
def tools = { lab.file('app/target/tools').list() as List }
def clean = { ['app', 'tool'].each { lab.file("$it/target").deleteDir() } }
clean()
def made = lab.mvn('process-classes', '-pl', 'app', '-am', '-Drevision=7').succeeded().output
assert made =~ /built +/
assert tools() == ["tool-7-${host}.exe"]

clean()
assert !(lab.mvn('process-classes', '-pl', 'app', '-Drevision=1.2.3').succeeded().output =~ /built +/)
assert tools() == ["tool-1.2.3-${host}.exe"]

clean()
lab.mvn('package', '-pl', 'tool', '-Drevision=1.2.3').succeeded()
assert lab.file('tool/target/tool-1.2.3.zip').file
assert !lab.file('app/target').exists()
lab.mvn('package', '-rf', ':app', '-Drevision=1.2.3').succeeded()
assert tools() == ["tool-1.2.3-${host}.exe"]

// goals that are switched off, one or all
clean()
def skipped = lab.mvn('package', '-pl', 'tool', '-Dk8s.skip.image', '-Dk8s.skip.package').succeeded().output
assert skipped.count('skipped, as <skip> or -Dk8s.skip says') == 2
assert skipped =~ /built +/
assert !lab.file('tool/target/k8s/image.json').exists()
clean()
assert lab.mvn('package', '-pl', 'tool', '-Dk8s.skip').succeeded().output.count('skipped, as <skip> or -Dk8s.skip says') >= 3
assert !lab.file('tool/target/go').exists()
true

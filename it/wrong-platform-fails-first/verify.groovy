def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// Lab row 3: what can't be built is refused before anything is compiled, with the reason and the nearest that can.

def refused = { String platforms ->
  def log = lab.mvn('compile', '-Dk8s.platforms=' + platforms).failed().output
  assert log.contains('<platforms> (-Dk8s.platforms)')
  assert log.contains('Nothing was compiled.')
  assert !(log =~ /built +linux/)
  lab.assertNoStackTrace(log)
  log
}

def misspelt = refused('linux/amd64,linux/amd46')
assert misspelt.contains('linux/amd46 is no platform of Go ')
assert misspelt.contains('The nearest that builds is linux/amd64.')

def dropped = refused('darwin/386,darwin/arm,linux/amd64')
assert dropped =~ /darwin\/386 left Go in version 1\.15; this is Go [\d.]+\. The nearest that builds is darwin\/a(md|rm)64\./
assert dropped =~ /darwin\/arm left Go in version 1\.15; this is Go [\d.]+\. The nearest that builds is darwin\/arm64\./

def needsCgo = refused('linux/amd64,android/arm')
assert needsCgo.contains('android/arm can only be linked by a C compiler (cgo).')
assert needsCgo.contains('The nearest that builds is android/arm64.')

def wrongLevel = refused('linux/arm/v9')
assert wrongLevel.contains('linux/arm/v9')
assert wrongLevel =~ /v5.*v6.*v7/

assert refused('Linux').contains('"Linux" is not a platform: write os/arch')

assert lab.hashes(lab.file('target/go')).isEmpty()

def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// Lab row 3: what can't be built is refused before anything is compiled, with the reason and the nearest that can.

def (misspelt, dropped, needsCgo, wrongLevel, noPlatform) = lab.logs()

assert misspelt.contains('linux/amd46 is no platform of Go ')
assert misspelt.contains('The nearest that builds is linux/amd64.')

assert dropped.contains('darwin/386 left Go in version 1.15; this is Go ')
assert dropped.contains('darwin/arm left Go in version 1.15; this is Go ')
assert dropped.contains('The nearest that builds is darwin/amd64.') || dropped.contains('The nearest that builds is darwin/arm64.')

assert needsCgo.contains('android/arm can only be linked by a C compiler (cgo).')
assert needsCgo.contains('The nearest that builds is android/arm64.')

assert wrongLevel.contains('linux/arm/v9')
assert wrongLevel =~ /v5.*v6.*v7/

assert noPlatform.contains('"Linux" is not a platform: write os/arch')

lab.logs().each { log ->
  assert log.contains('<platforms> (-Dk8s.platforms)')
  assert log.contains('Nothing was compiled.')
  assert !(log =~ /built +linux/)
  lab.assertNoStackTrace(log)
}
assert lab.hashes(lab.file('target/go')).isEmpty()

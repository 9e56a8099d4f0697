def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// The compiler's own words, file and line, stand in Maven's final message; with keepGoing the others are built.

def (atOnce, keepGoing) = lab.logs()
[atOnce, keepGoing].each { log ->
  def end = log.substring(log.indexOf('BUILD FAILURE'))
  assert end.contains('windows/amd64')
  assert end.contains('broken_windows.go:4:9')
  assert end.contains('cannot use "no number"')
  lab.assertNoStackTrace(log)
}
assert keepGoing =~ /built +linux\/amd64/ || atOnce =~ /built +linux\/amd64/
assert lab.file('target/go/linux-amd64/compile-error-on-one-platform').file
assert lab.file('target/go/linux-arm64/compile-error-on-one-platform').file
assert !lab.file('target/go/windows-amd64').exists()

// the error mended, only what failed is built
lab.file('broken_windows.go').text = lab.file('broken_windows.go').text.replace('"no number"', '4')
lab.mvn('compile').succeeded()
assert lab.buildRecord().binaries.size() == 3

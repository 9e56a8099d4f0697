def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// Whatever a test does to its process, the build is red, says why, and the reports can be read.

def log = lab.log()
def end = log.substring(log.indexOf('BUILD FAILURE'))
assert end.contains('6 of 6 tests of example.com/bad failed:\n')
[
  'example.com/bad/exits TestExits: panic: unexpected call to os.Exit(0) during test',
  'example.com/bad/fails TestFails: fails_test.go:8: got 1, want 2\n',
  'example.com/bad/hangs TestHangs: test timed out after 2s\n',
  'example.com/bad/noisy TestNoisy: noisy_test.go:10: too loud\n',
  'example.com/bad/panics TestPanics: panic: assignment to entry in nil map',
  'example.com/bad/vanishes TestVanishes: the process ended with exit code 0 while this test ran\n',
].each { assert end.contains("  $it") }
assert end.contains("Their output stands in ${lab.file('target/surefire-reports')}.")
assert end =~ /CGO_ENABLED=0 .*\/go test -trimpath/
assert log =~ /ERROR\] Tests run: 6, Failures: 2, Errors: 4, Skipped: 0\n/
assert log =~ /ERROR\] Tests run: 1, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: [\d.]+ s <<< FAILURE! -- in example.com\/bad\/fails\n/
assert !log.contains('\u001B[31m') && !log.contains('\u001B[1m') && !log.contains('\u0007') && !log.contains('\u0000')
lab.assertNoStackTrace(log)

def suite = { new groovy.xml.XmlParser().parse(lab.file("target/surefire-reports/TEST-example.com.bad.${it}.xml")) }
assert suite('fails').testcase[0].failure[0].@message == 'fails_test.go:8: got 1, want 2'
assert suite('hangs').testcase[0].error[0].@type == 'timeout'
assert suite('hangs').testcase[0].error[0].text() =~ /goroutine \d+ \[select \(no cases\)]:\nexample.com\/bad\/hangs.TestHangs\(/
assert suite('panics').testcase[0].error[0].text().contains('panics_test.go:9')
// the test2json of Go 1.27 takes the escape character of a sequence away, and leaves its rest
assert suite('noisy').testcase[0].failure[0].text() ==~ /(?s)(\[31m)?red(\[0m)?  ]]> <&> \uFFFD\n.*/

// on request the build goes on
def ignored = lab.mvn('package', '-Dmaven.test.failure.ignore', '-Dtest=TestFails').succeeded().output
assert ignored.contains('1 of 1 tests of example.com/bad failed:')
assert lab.file('target/bad-tests-fail-1.0.0.zip').file

// tests that do not compile are no tests that fail
def broken = lab.file('fails/fails_test.go')
broken.text = broken.text.replace('want %d", 1, 2', 'want %d", undefined, 2')
def compiler = lab.mvn('test', '-Dtest=TestFails', '-Dmaven.test.failure.ignore').failed().output
assert compiler.contains('The tests of 1 package of example.com/bad do not compile:\n')
assert compiler =~ /fails\/fails_test.go:8:\d+: undefined: undefined/
broken.text = broken.text.replace('undefined', '1')

// go vet
broken.text = broken.text.replace('%d, want', '%s, want')
def vet = lab.mvn('test', '-Dtest=TestFails', '-Dmaven.test.failure.ignore').failed().output
assert vet.contains('go vet finds in example.com/bad:\n')
assert vet =~ /  fails\/fails_test.go:8:\d+: .*Errorf format %s has arg 1 of wrong type int/
assert vet.contains('Mend that, or do without it by <test><vet>false</vet></test> (-Dk8s.test.vet=false).')
broken.text = broken.text.replace('%s, want', '%d, want')

// the race detector, where cgo can
lab.file('races').mkdirs()
lab.file('races/races_test.go').text = '''package races

import "testing"

func TestRaces(t *testing.T) {
	n, done := 0, make(chan bool)
	go func() { n++; close(done) }()
	n++
	<-done
}
'''
if (lab.tool('gcc')) {
  def race = lab.mvn('test', '-Dtest=TestRaces', '-Dk8s.test.race').failed().output
  assert race.contains('  example.com/bad/races TestRaces: a data race was detected\n')
  assert suite('races').testcase[0].failure[0].@type == 'race'
  assert suite('races').testcase[0].failure[0].text().contains('WARNING: DATA RACE')
} else {
  lab.skipLoudly('no gcc here, so no race was detected')
}
def none = lab.mvn('test', '-Dtest=TestRaces', '-Dk8s.test.race', '-Dk8s.buildEnvironment=CC=no-such-compiler').failed().output
assert none.contains('cgo, and with it the race detector, needs a C compiler: install one, or name it in <buildEnvironment>')

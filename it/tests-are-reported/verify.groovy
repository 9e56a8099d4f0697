def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// Go's tests are Maven's tests: in the log, in Surefire's reports, and by the properties that everybody knows.

def (first, second) = lab.logs()
assert first =~ /WARNING\] Tests run: 5, Failures: 0, Errors: 0, Skipped: 1, Time elapsed: [\d.]+ s -- in example.com\/sums\n/
assert first =~ /WARNING\] Tests run: 5, Failures: 0, Errors: 0, Skipped: 1\n/
assert first =~ /covered  50.0 % of     4 statements   example.com\/sums\n/
assert first =~ /covered   0.0 % of     1 statements   example.com\/sums\/more\n/
assert second.contains('unchanged    1 of 1 package with tests: their results are those of an earlier run')

def suite = new groovy.xml.XmlParser().parse(lab.file('target/surefire-reports/TEST-example.com.sums.xml'))
assert suite.@name == 'example.com/sums'
assert [suite.@tests, suite.@failures, suite.@errors, suite.@skipped] == ['5', '0', '0', '1']
assert suite.testcase*.@name == ['TestAdd', 'TestAdd/one_and_two', 'TestLater', 'FuzzAdd', 'FuzzAdd/seed#0']
assert suite.testcase.every { it.@classname == 'example.com/sums' }
assert suite.testcase[2].skipped[0].@message == 'main_test.go:16: not today'
assert !lab.file('target/surefire-reports').list().any { it.contains('more') }

// coverage in three forms, with the package that has no tests
assert lab.file('target/k8s/coverage.out').readLines()[0] == 'mode: set'
// the line of the function belongs to its first block until Go 1.26, and the line that closes a block to it
assert lab.file('target/k8s/lcov.info').text =~ /SF:main.go\n(DA:3,1\n)?DA:4,1\nDA:5,0\n(DA:6,0\n)?DA:7,1\n/
assert lab.file('target/k8s/lcov.info').text =~ /SF:more\/more.go\n(DA:4,0\n)?DA:5,0\n/
assert lab.file('target/k8s/cobertura.xml').text.contains('<package name="example.com/sums/more" line-rate="0.0000"')
assert lab.run([new File(lab.goRoot(), 'bin/go').path, 'tool', 'cover', '-func=target/k8s/coverage.out']).succeeded().output =~ /main.go:3:\s+add\s+66.7%/

// what Surefire's users know
def test = { String... arguments -> lab.mvn(*(['test'] + arguments.toList())) }
def skipped = test('-DskipTests').succeeded().output
assert skipped.contains('Tests are skipped.')
assert !skipped.contains('Tests run')
assert test('-Dtest=TestAdd#one*').succeeded().output.contains('Tests run: 2, Failures: 0, Errors: 0, Skipped: 0')
def none = test('-Dtest=com.example.RoomTest').failed().output
assert none.contains('No tests matching pattern "com.example.RoomTest" were executed! (Set -Dsurefire.failIfNoSpecifiedTests=false to ignore this error.)')

// benchmarks run when they are asked for
def bench = test('-Dk8s.test.args=-bench=. -benchtime=10x -run=TestAdd').succeeded().output
assert bench =~ /INFO\] BenchmarkAdd\S*\s+10\s+[\d.]+ ns\/op/

// a wrong element is told before anything is compiled
lab.file('target').deleteDir()
def wrong = lab.mvn('test', '-Dk8s.test.timeout=soon').failed().output
assert wrong.contains('<test><timeout> (-Dk8s.test.timeout) is "soon": write a number with its unit, as in 90s or 10m, or 0 for no limit.')
assert !(wrong =~ /built +/)

// Maven's own report reads it
def rendered = lab.mvn(online: true, 'test', 'org.apache.maven.plugins:maven-surefire-report-plugin:3.5.5:report-only')
rendered.succeeded()
def page = ['target/reports/surefire.html', 'target/site/surefire-report.html', 'target/reports/surefire-report.html'].collect { lab.file(it) }.find { it.file }
assert page: rendered.output
assert page.text.contains('TestAdd/one_and_two')
assert page.text.contains('not today')
lab.assertNoStackTrace(first)

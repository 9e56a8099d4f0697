def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// A test may print a hundred megabytes while Maven has sixty-four: the report has beginning and end of it.

def log = lab.log()
assert log =~ /INFO\] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0\n/
assert log.length() < 20_000
def report = lab.file('target/surefire-reports/TEST-example.com.much.xml')
assert report.length() < 500_000
assert report.text.contains('the first line')
assert report.text.contains('the last line')
assert report.text.contains('characters are left out here')
// nothing is lost
assert lab.file('target/k8s/test-events.json').length() > 100_000_000
lab.file('target/k8s/test-events.json').delete()

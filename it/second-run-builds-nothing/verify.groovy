def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// The second run starts no go at all, not even `go version`, and touches no file of the build folder.

def (first, second) = lab.logs()
assert lab.file('first-calls.log').text.contains('build')
assert !lab.file('calls.log').exists()
assert second =~ /up to date +.*3 platforms/
assert !(second =~ /built +/)

def after = new StringBuilder()
lab.file('target').eachFileRecurse { after << "$it.path ${it.lastModified()}\n" }
def changed = (after.toString().readLines() as Set) - (lab.file('before.txt').readLines() as Set)
assert changed.every { it.contains('build.json') || new File(it.substring(0, it.lastIndexOf(' '))).directory }: changed
assert lab.buildRecord().binaries*.upToDate == [true, true, true]

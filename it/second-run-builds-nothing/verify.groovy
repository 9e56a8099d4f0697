def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// The second run starts no go at all, not even `go version`, and writes no file but the record of what it found.

def (first, second) = lab.logs()
def beside = { new File(lab.basedir.parentFile, "second-run-$it") }
assert beside('first-calls.log').text.contains('build')
assert !beside('calls.log').exists(): beside('calls.log').text
assert second =~ /up to date +.*3 platforms/
assert !(second =~ /built +/)

// where the time of the first went
['toolchain', 'sources hashed', 'go build', 'link', 'binaries hashed and moved', 'blocks compressed',
 'layers read, hashed, written', 'passed in all', 'since Maven began'].each { step ->
    assert first =~ /(?m)^\[INFO\] time    \Q$step\E +\d+ × +\d+\.\d{3} s$/: step
}
assert !second.contains('] time ')

def now = []
lab.file('target').eachFileRecurse(groovy.io.FileType.FILES) { now << "$it.path ${it.lastModified()}".toString() }
def written = now - beside('before.txt').readLines()
assert written.every { it.contains('/k8s/build.json ') }: written
assert lab.buildRecord().binaries*.upToDate == [true, true, true]

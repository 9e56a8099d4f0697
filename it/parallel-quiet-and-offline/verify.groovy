def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// Two modules at a time, without a word, without a network: the same bytes each time.

def modules = ['one', 'two']
modules.each { assert lab.imageRecord(it).platforms.size() == 2 }
assert !(lab.log() =~ /(?i)not thread.?safe/)
def first = modules.collect { lab.imageRecord(it).digest }

modules.each { lab.file("$it/target").deleteDir() }
def quiet = lab.mvn('-q', 'package').succeeded().output.replaceAll(/\u001b\[[\d;]*m/, '')
assert lab.withoutJdk(quiet).join().trim() == ''
assert modules.collect { lab.imageRecord(it).digest } == first

// a goal called by hand skips the module that has no Go
assert lab.mvn('k8s:compile').succeeded().output.findAll('skipped: no go.mod in ').size() == 2

// Between the runs: what lies there, and when it was written.
def target = new File(basedir, 'target')
def memory = new File(basedir.parentFile, 'second-run-before.txt')
memory.text = ''
target.eachFileRecurse(groovy.io.FileType.FILES) { memory << "$it.path ${it.lastModified()}\n" }
new File(basedir.parentFile, 'second-run-calls.log').renameTo(new File(basedir.parentFile, 'second-run-first-calls.log'))
true

new File(basedir, 'calls.log').renameTo(new File(basedir, 'first-calls.log'))
new File(basedir, 'target').eachFileRecurse { new File(basedir, 'before.txt') << "$it.path ${it.lastModified()}\n" }
true

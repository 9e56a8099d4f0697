// A go that writes down each of its calls.
def go = System.getenv('PATH').split(':').collect { new File(it, 'go') }.find { it.canExecute() }
assert go: 'this IT needs a go on the PATH'
def spy = new File(basedir, 'bin/go')
spy.parentFile.mkdirs()
spy.text = """#!/bin/sh
echo "\$@" >> '${new File(basedir, 'calls.log')}'
exec '$go.path' "\$@"
"""
spy.setExecutable(true)
true

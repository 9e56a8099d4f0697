import java.nio.file.Files

def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// A Go whose go command writes down each of its calls; all else of it is the real one's.
def real = lab.goRoot()
def root = new File(lab.basedir.parentFile, 'second-run-goroot')
root.deleteDir()
new File(root, 'bin').mkdirs()
real.listFiles().findAll { it.name != 'bin' }.each {
  Files.createSymbolicLink(new File(root, it.name).toPath(), it.toPath())
}
def spy = new File(root, 'bin/go')
spy.text = """#!/bin/sh
echo "\$@" >> '${new File(lab.basedir.parentFile, 'second-run-calls.log')}'
exec '$real/bin/go' "\$@"
"""
spy.setExecutable(true)
true

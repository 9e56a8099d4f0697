def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// mvn k8s:install puts this machine's programs into GOBIN, else into GOPATH/bin, with the bytes that compile made.

def compiled = lab.buildRecord().binaries.collectEntries { [it.name, it.sha256] }
def installed = { Map env ->
  def log = lab.mvn(env: env, 'k8s:install').succeeded().output
  log.readLines().findAll { it.contains('installed   ') }.collect { new File(it.replaceFirst('.*installed   ', '')) }
}
def bin = lab.file('target/bin')
assert installed(GOBIN: bin.path) == [new File(bin, 'room'), new File(bin, 'tool')]
assert bin.listFiles().collectEntries { [it.name, lab.sha256(it)] } == compiled
assert lab.run([new File(bin, 'tool').path]).output == 'tool\n'

// again, over a program that runs; nothing else comes to lie there
assert lab.mvn(env: [GOBIN: bin.path, PATH: System.getenv('PATH')], 'k8s:install').succeeded().output.contains("with PATH=\"\$PATH:$bin\" the shell finds what lies in it.")
assert !lab.mvn(env: [GOBIN: bin.path, PATH: System.getenv('PATH') + ':' + bin], 'k8s:install').succeeded().output.contains('is not on the PATH')
assert bin.list().sort() == ['room', 'tool']

// Go's caches stay where they are, only the folder of programs is another
def goPath = lab.file('target/gopath')
def modules = lab.run([lab.goRoot().path + '/bin/go', 'env', 'GOMODCACHE']).output.trim()
assert installed(GOBIN: null, GOPATH: "$goPath:/not/this/one", GOMODCACHE: modules)*.parentFile.unique() == [new File(goPath, 'bin')]

def relative = lab.mvn(env: [GOBIN: 'bin'], 'k8s:install').failed().output
assert relative.contains('The environment variable GOBIN is "bin", but it has to be the absolute path of a folder.')
lab.assertNoStackTrace(relative)
true

def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// Whatever can get into a binary: a change of it is seen, and nothing else builds again.

def binary = lab.file('target/go/linux-' + (System.getProperty('os.arch') == 'aarch64' ? 'arm64' : 'amd64') + '/changes')
def says = { lab.run([binary.path]).succeeded().output.trim() }
def replace = { path, from, to ->
  assert lab.file(path).text.contains(from)
  lab.file(path).text = lab.file(path).text.replace(from, to)
}
def builds = { Map options = [:], String... arguments ->
  def output = lab.mvn(options, *(['compile'] + arguments.toList())).succeeded().output
  assert output.findAll(/built +linux\/(amd64|arm64)/).size() == 2
  assert lab.buildRecord().binaries.every { !it.upToDate }
}
def buildsNothing = { Map options = [:], String... arguments ->
  def output = lab.mvn(options, *(['compile'] + arguments.toList())).succeeded().output
  assert output.contains('up to date')
  assert !(output =~ /built +/)
}

assert says() == 'Oh hai Mark calm.'
buildsNothing()

replace('main.go', 'calm', 'glad') // source
builds()
assert says() == 'Oh hai Mark glad.'

replace('name.txt', 'Mark', 'Lisa') // embedded
builds()
assert says() == 'Oh hai Lisa glad.'

replace('greeting/greeting.go', 'Oh hai', 'Goodbye') // a module that a replace directive names
builds()
assert says() == 'Goodbye Lisa glad.'

lab.file('new.go').text = 'package main\n\nfunc init() { mood = "new" }\n' // a file that was not there
builds()
assert says() == 'Goodbye Lisa new.'

lab.file('new.go').delete() // a file that is gone
builds()
assert says() == 'Goodbye Lisa glad.'

builds('-Dk8s.buildTags=loud') // flags
assert says() == 'Goodbye Lisa glad!'
buildsNothing('-Dk8s.buildTags=loud')
builds("-Dk8s.ldflags=-X main.mood=proud")
assert says() == 'Goodbye Lisa proud.'

builds() // environment
builds('-Dk8s.buildEnvironment=CGO_CFLAGS=-O3')

builds() // go.mod
replace('go.mod', 'go 1.25\n', 'go 1.25.0\n')
builds()

binary.bytes = 'truncated'.bytes // an output
def log = lab.mvn('compile').succeeded().output
assert log.findAll(/built +linux\/(amd64|arm64)/).size() == 1
assert says() == 'Goodbye Lisa glad.'

binary.delete()
lab.mvn('compile').succeeded()
assert says() == 'Goodbye Lisa glad.'

lab.file('target/k8s').deleteDir() // the memory itself
builds()

lab.file('main.go').setLastModified(0) // a time is no change
buildsNothing()

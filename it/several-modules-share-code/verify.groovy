def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// Two POMs over one go.mod, a module that replaces another by its folder, and two that share a workspace and its vendor
// folder: a change is seen by those that it concerns, and by no other.

def folders = [client: 'shop/client', server: 'shop/server', app: 'app', one: 'pair/one', two: 'pair/two']
def says = { name ->
  def binary = lab.buildRecord(folders[name]).binaries[0]
  lab.run([lab.file("${folders[name]}/target/$binary.file").path]).succeeded().output
}
def builds = { String... expected ->
  def output = lab.mvn('-Dmaven.test.failure.ignore', 'test').succeeded().output
  assert folders.keySet().findAll { output =~ /built +\S+ +$it / } == expected as Set: output
  output
}
assert folders.keySet().collect(says) == ['client hello\n', 'server hello\n', 'app hello\n', 'one hi\n', 'two hi\n']
assert lab.buildRecord('shop/client').binaries*.package == ['./client']
assert lab.file('shop/server/target/surefire-reports/TEST-example.com.shop.server.xml').file
assert lab.file('app/target/surefire-reports/TEST-example.com.app.xml').file
assert lab.log().count('No tests to run.') == 3
builds()

def replace = { path, from, to -> lab.file(path).text = lab.file(path).text.replace(from, to) }
replace('shop/words/words.go', '"hello"', '"bye"')
def output = builds('client', 'server', 'app')
assert output.contains('1 of 1 tests of example.com/shop failed:\n')
assert says('app') == 'app bye\n'

replace('pair/vendor/example.com/greeting/greeting.go', '"hi"', '"ho"')
builds('one', 'two')
assert says('two') == 'two ho\n'

replace('shop/server/main.go', '"server"', '"the server"') // it lies in the module of the client, too
builds('client', 'server', 'app')
assert says('server') == 'the server bye\n'

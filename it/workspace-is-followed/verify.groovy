def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// go.work above the module names the other module; a change there is seen.

def says = {
  def binary = lab.buildRecord('app').binaries[0]
  lab.run([lab.file("app/target/$binary.file").path]).succeeded().output
}
assert says() == 'Oh hai Mark\n'
assert lab.mvn('compile').succeeded().output.contains('up to date')

def words = lab.file('words/words.go')
words.text = words.text.replace('Mark', 'Lisa')
lab.mvn('compile').succeeded()
assert says() == 'Oh hai Lisa\n'

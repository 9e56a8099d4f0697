def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// One artifactId in two groups is two modules; but their images have one name, which is told before it is too late.

def (twoGroups, oneGroup) = lab.logs()
assert twoGroups.contains('it.names.a:tool and it.names.b:tool would both make the image tool:1.0.0. Give one of them another <image><name> (-Dk8s.image.name).')
['a', 'b'].each {
  def binary = lab.file("$it/target/${lab.buildRecord(it).binaries[0].file}")
  assert lab.run([binary.path]).output == "$it\n"
  assert lab.file("$it/target/tool-1.0.0.zip").file
}
assert !lab.mvn('validate', '-pl', 'a').succeeded().output.contains('would both make')

// within one group Maven itself refuses
assert oneGroup.contains("Project 'it.names.a:tool:1.0.0' is duplicated in the reactor")
lab.assertNoStackTrace(oneGroup)
true

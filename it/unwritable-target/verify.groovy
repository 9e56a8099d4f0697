def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

def log = lab.log()
assert log.contains(lab.file('target').path)
lab.assertNoStackTrace(log)
assert lab.file('target').text == 'in the way'

lab.file('target').delete()
assert lab.mvn('compile').exit == 0

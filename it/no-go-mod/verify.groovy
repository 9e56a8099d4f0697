def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// A module that says it is one of Go, and is none, is a mistake; modules of other packagings are skipped (mixed-reactor).

def log = lab.log()
assert log.contains('There is no go.mod in ' + basedir + '. Write one with "go mod init MODULE-PATH".')
assert lab.hashes(lab.file('target')) == [:] // Maven 4 makes the folder itself

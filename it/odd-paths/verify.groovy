def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// Spaces, umlauts and quotes in the path of a project, and a build folder somewhere else.

def project = lab.file("für Mark's  \"Büro\" & ça [x]")
project.mkdirs()
['pom.xml', 'go.mod', 'main.go'].each { new File(project, it).bytes = lab.file(it).bytes }
lab.mvn('package', dir: project, env: [LC_ALL: 'C.UTF-8']).succeeded()
assert lab.run([new File(project, 'target/go').listFiles()[0].path + '/odd-paths']).succeeded().output == 'Oh hai Mark\n'
assert new File(project, 'target/k8s/image.json').file

// the bytes do not depend on the folder
assert lab.hashes(new File(project, 'target/go')) == lab.hashes(lab.file('target/go'))

// /dev/shm is another file system than the project's: nothing can be moved over without a copy
def elsewhere = new File('/dev/shm')
if (elsewhere.canWrite()) {
  def folder = java.nio.file.Files.createTempDirectory(elsewhere.toPath(), 'odd-paths').toFile()
  try {
    lab.file('elsewhere.xml').text = lab.file('pom.xml').text.replace('<build>', "<build><directory>$folder</directory>")
    lab.mvn('-f', 'elsewhere.xml', 'package').succeeded()
    assert lab.hashes(new File(folder, 'go')) == lab.hashes(lab.file('target/go'))
  } finally {
    folder.deleteDir()
  }
} else {
  lab.skipLoudly('no /dev/shm: a build folder on another file system was not tried')
}

import java.nio.file.Files

def from = new File(basedir, '../../../sample-go-project').canonicalFile.toPath()
def to = new File(basedir, 'sample-go-project').toPath()
Files.walk(from).withCloseable { paths ->
  paths.filter { !it.toString().contains('/target') }.forEach { Files.copy(it, to.resolve(from.relativize(it))) }
}
true

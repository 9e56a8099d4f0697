def bases = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Bases.groovy')).newInstance()

bases.writeLayout(new File(basedir, 'bases/distroless'), 'nonroot', bases.distroless())
def other = bases.class.newInstance()
other.writeLayout(new File(basedir, 'bases/alpine'), '3.24', other.alpine())
def tar = new ProcessBuilder('tar', '-cf', '../alpine.tar', 'oci-layout', 'index.json', 'blobs').directory(new File(basedir, 'bases/alpine')).inheritIO().start()
assert tar.waitFor() == 0

def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// The command line wins over the POM's configuration, and that over the project's properties; nested elements too.

assert lab.buildRecord().binaries*.platform == ['linux/amd64', 'linux/riscv64']
def image = lab.imageRecord()
assert image.image == 'shop/of-command-line'
assert image.tags == ['of-properties', 'latest']
def config = lab.json('target/k8s/image/blobs/sha256/' + image.platforms[0].config.minus('sha256:')).config
assert config.User == '2000:2000'
assert config.Env.contains('PLACE=pom')
assert config.Cmd == ['-port,80']

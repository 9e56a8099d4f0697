def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// The main named as the artifact is the primary one: it is the entrypoint, and all lie in /app.

assert lab.buildRecord().binaries*.name as Set == ['several-mains-in-one-image', 'migrate'] as Set
assert lab.buildRecord().binaries.size() == 4
def image = lab.imageRecord()
assert image.platforms.every { it.binaries.keySet() == ['several-mains-in-one-image', 'migrate'] as Set }
def config = lab.json('target/k8s/image/blobs/sha256/' + image.platforms[0].config.substring(7))
assert config.config.Entrypoint == ['/app/several-mains-in-one-image']

def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// Without a linux platform in the matrix the image is made of linux on the host's architecture, which is no artifact.

def architecture = lab.imageRecord().platforms*.platform
assert architecture.size() == 1 && architecture[0].startsWith('linux/')
def installed = new File(localRepositoryPath, 'it/windows-only-has-an-image/1.0.0').list() as List
assert installed.contains('windows-only-has-an-image-1.0.0-windows-amd64.exe')
assert installed.contains('windows-only-has-an-image-1.0.0.zip')
assert !installed.any { it.contains('linux') }

def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// kube-score, which many run on their manifests, finds nothing; but what is for the user to decide if he has not.

def bin = lab.file('target/bin')
def installed = lab.tool('go') ? lab.run(env: [GOBIN: bin, GOFLAGS: '-mod=mod', GOWORK: 'off'], ['go', 'install', 'github.com/zegl/kube-score/cmd/kube-score@v1.20.0']) : null
if (installed?.exit != 0) {
  lab.skipLoudly('no kube-score: ' + (installed?.output ?: 'there is no go on the PATH'))
  return true
}
def score = {
  lab.run([new File(bin, 'kube-score').path, 'score', '--output-format', 'ci', '--kubernetes-version', 'v1.37', lab.file('target/k8s/manifests.yaml').path])
}
def findings = { it.output.readLines().findAll { line -> !(line ==~ /\[(OK|SKIPPED)] .*/) } }

def decided = score().succeeded()
assert decided.output.contains('[OK] ')
assert findings(decided) == []

lab.mvn('k8s:manifests', '-Dk8s.replicas=1', '-Dk8s.networkPolicy=false').succeeded()
assert findings(score().failed())*.replaceFirst(/.*: /, '') == ['The pod does not have a matching NetworkPolicy', 'Deployment few replicas']

['-Dk8s.kind=Job', '-Dk8s.kind=CronJob -Dk8s.schedule=@daily', '-Dk8s.kind=StatefulSet -Dk8s.replicas=2', '-Dk8s.kind=Pod', '-Dk8s.autoscale.min=2 -Dk8s.autoscale.max=4'].each {
  lab.mvn('k8s:manifests', *it.split(' ')).succeeded()
  assert findings(score().succeeded()) == []
}
true

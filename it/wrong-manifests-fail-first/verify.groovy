def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// What no cluster would take is told before anything is compiled, with file and line or element and property.

def fails = { String message, String... arguments ->
  def log = arguments ? lab.mvn('package', *arguments).failed().output : lab.log()
  assert log.contains(message): log
  lab.assertNoStackTrace(log)
  assert !log.contains('built ')
}
fails('src/main/k8s/app.yaml, line 9: ${port} is not resolved: no property has that name. For the text itself write $${port}.')
fails('<workload><replicas> (-Dk8s.replicas) is 4, but HorizontalPodAutoscaler wrong-manifests-fail-first keeps 1 to 3:', '-Dport=8080')
assert lab.hashes(lab.file('target')) == [:] // Maven 4 makes the folder itself

lab.file('src/main/k8s/app.yaml').text = 'kind: Deployment\nspec:\n\treplicas: 2\n'
fails('src/main/k8s/app.yaml, line 3 is no YAML: ', '-Dk8s.replicas=1')
lab.file('src/main/k8s/app.yaml').text = "apiVersion: v1\nkind: ConfigMap\ndata:\n  large: ${'x' * 1_100_000}\n"
fails('ConfigMap wrong-manifests-fail-first (src/main/k8s/app.yaml, line 1) holds 1100005 bytes, and a server takes 1048576 (1 MiB) at most.',
  '-Dk8s.replicas=1')
fails('-Dk8s.workload.replicas is no property of go-k8s-maven-plugin. Did you mean -Dk8s.replicas?', '-Dk8s.workload.replicas=1')
fails('<workload><name> (-Dk8s.name), by default the artifactId, is "Room": a name has only a-z, 0-9 and "-"', '-Dk8s.name=Room')
assert lab.hashes(lab.file('target')) == [:] // Maven 4 makes the folder itself

def loader = new GroovyClassLoader(getClass().classLoader)
def lab = loader.parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)
def Registry = loader.parseClass(new File(basedir, '../../../it/support/Registry.groovy'))

// A push finds out before the build what would be in its way; then it sends what is missing, the tags last, and tells no secret.

lab.file('docker').mkdirs()
def registry = Registry.start(lab.file('registry'), password: true)
if (registry == null) {
  lab.skipLoudly('no docker-registry here, so nothing was pushed')
  return true
}
try {
  def image = "$registry.address/shop/hello"
  def name = "-Dk8s.image.name=$image".toString()
  def environment = [DOCKER_CONFIG: lab.file('docker'), REGISTRY_AUTH_FILE: null, XDG_RUNTIME_DIR: null, XDG_CONFIG_HOME: null]
  def push = { Map env = [:], String... arguments ->
    lab.mvn(*arguments, online: true, env: environment + env)
  }

  // no name: by hand a mistake
  def nameless = lab.mvn('k8s:push', env: environment).failed().output
  assert nameless.contains('The image has no name, so there is no registry to push it to: set <image><name> (-Dk8s.image.name), as in' +
    ' registry.example.com/shop/push-to-a-registry.')

  // no registry in the name, no connection, no credential: all said before anything is built
  def homeless = push('package', 'k8s:push', '-Dk8s.image.name=shop/hello').failed().output
  assert homeless.contains("The image shop/hello can't be pushed, because its name does not say where to: write the registry before it, as in" +
    ' registry.example.com/shop/hello, or docker.io/… for Docker Hub. Correct <image><name> (-Dk8s.image.name).')
  def offline = lab.mvn('package', 'k8s:push', name, env: environment).failed().output
  assert offline.contains('mvn -o makes no connections, so nothing can be pushed. Run it without -o, or with -Dk8s.skip.push.')
  def unknown = push('package', 'k8s:push', name).failed().output
  assert unknown.contains("The registry $registry.address wants credentials to push to $image, and none were found. Looked for in this order:" +
    " server $registry.address in settings.xml (not there); ")
  assert unknown.contains("${lab.file('docker/config.json')} (not there)")
  assert unknown.contains("Add a <server> with the id $registry.address to settings.xml, or log in with docker or podman.")
  lab.file('docker/config.json').text = """{"auths":{"$registry.address":{"auth":"${'jane:wrong'.bytes.encodeBase64()}"}}}"""
  def refused = push('package', 'k8s:push', name).failed().output
  assert refused.contains("The registry $registry.address does not take the credentials of jane (${lab.file('docker/config.json')}):" +
    ' it answered 401 Unauthorized. Correct them there, or log in again.')
  assert !lab.file('target/go').exists()
  [nameless, homeless, offline, unknown, refused].each { lab.assertNoStackTrace(it) }

  // settings.xml comes first; its password is encrypted, that of another server can't be decrypted, and nobody minds but Maven 4 itself
  def isMaven4 = new File(System.getProperty('maven.home'), 'lib').list().any { it.startsWith('maven-core-4') }
  def settings = lab.file('servers.xml')
  settings.text = """<settings><servers>
    <server><id>other</id><username>x</username><password>${isMaven4 ? 'y' : '{AAAA}'}</password></server>
    <server><id>$registry.address</id><username>jane</username><password>@password@</password></server>
  </servers></settings>""".replace('@password@', lab.file('password.txt').text.trim())
  def withSettings = ['-gs', settings.path, "-Dsettings.security=${lab.file('settings-security.xml')}".toString(), name]
  def first = push(*withSettings, '-X', 'package', 'k8s:push').succeeded().output
  assert first =~ /pushed   \Q$image\E:1\.0\.0, :latest@sha256:[0-9a-f]{64}   9 blobs sent, \d+\.\d MB; 0 taken over, 0 were there/
  def record = lab.imageRecord()
  assert record.pushed
  assert record.tags == ['1.0.0', 'latest']
  ['1.0.0', 'latest'].each { assert registry.digest('shop/hello', it) == record.digest }
  record.platforms.each { assert registry.stores(it.digest) && registry.stores(it.config) }

  // no secret anywhere
  def secrets = ['sesame', 'jane:sesame'.bytes.encodeBase64().toString()]
  secrets.each { assert !first.contains(it) }
  lab.file('target').eachFileRecurse(groovy.io.FileType.FILES) { file ->
    secrets.each { assert !file.getText('ISO-8859-1').contains(it): file }
  }

  // nothing has changed, and by variables that the configuration names
  lab.file('docker/config.json').delete()
  def again = push('package', 'k8s:push', name, '-Dk8s.image.registryUserVariable=WHO', '-Dk8s.image.registryPasswordVariable=WORD',
    WHO: 'jane', WORD: 'sesame').succeeded().output
  assert again.contains("up to date   the registry has $image:1.0.0, :latest")

  // one line changed: only its layers and the documents go, the base stays
  lab.file('main.go').text = lab.file('main.go').text.replace('Mark', 'Denny')
  def changed = push(*withSettings, 'package', 'k8s:push').succeeded().output
  assert changed =~ /6 blobs sent, \d+\.\d MB; 0 taken over, 3 were there/
  assert registry.digest('shop/hello', '1.0.0') == lab.imageRecord().digest
  assert lab.imageRecord().digest != record.digest

  // by a helper of docker; no program that is started is told a secret
  def bin = lab.file('bin')
  bin.mkdirs()
  def program = { String called, String script ->
    def file = new File(bin, called)
    file.text = "#!/bin/sh\necho $called \"\$@\" >> '${lab.file('started')}'\n$script\n"
    file.executable = true
  }
  program('docker-credential-lab', 'cat > /dev/null; echo \'{"Username": "jane", "Secret": "sesame"}\'')
  program('go', "exec '${lab.tool('go')}' \"\$@\"")
  lab.file('docker/config.json').text = """{"credHelpers":{"$registry.address":"lab"}}"""
  lab.file('main.go').text = lab.file('main.go').text.replace('Denny', 'Lisa')
  assert push('package', 'k8s:push', name, PATH: "$bin:${System.getenv('PATH')}").succeeded().output =~ /6 blobs sent/
  def started = lab.file('started').text
  assert started.contains('docker-credential-lab get\n') && started =~ /(?m)^go env /
  secrets.each { assert !started.contains(it) }

  def skopeo = lab.tool('skopeo')
  if (skopeo) {
    def shown = lab.run([skopeo, 'inspect', '--tls-verify=false', '--creds', 'jane:sesame', "docker://$image:1.0.0"]).succeeded().output
    assert shown.contains('"Architecture": "amd64"')

    // the bills of materials refer to the image; this registry keeps no list of such things, so a tag holds one
    def raw = { reference ->
      lab.run([skopeo, 'inspect', '--raw', '--tls-verify=false', '--creds', 'jane:sesame', "docker://$image$reference"]).succeeded().output
    }
    def parse = { new groovy.json.JsonSlurper().parseText(it.substring(it.indexOf('{'))) }
    def digest = lab.imageRecord().digest
    def list = parse(raw(":${digest.replace(':', '-')}"))
    assert list.manifests*.artifactType as Set == ['application/vnd.cyclonedx+json', 'application/spdx+json'] as Set
    list.manifests.each { entry ->
      def bill = parse(raw("@$entry.digest"))
      assert bill.subject.digest == digest
      assert registry.stores(bill.layers[0].digest)
    }
  } else {
    lab.skipLoudly('no skopeo here, so nobody else has looked at the pushed image')
  }
} finally {
  registry.close()
}
true

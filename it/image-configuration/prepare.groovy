// a certificate of an authority that nobody else knows
def keytool = System.getProperty('java.home') + '/bin/keytool'
def run = { String... command ->
  def process = new ProcessBuilder(command).directory(basedir).redirectErrorStream(true).start()
  def output = process.inputStream.text
  assert process.waitFor() == 0: output
}
run(keytool, '-genkeypair', '-alias', 'ca', '-keyalg', 'EC', '-dname', 'CN=Own CA', '-ext', 'bc:c', '-validity', '3650',
  '-keystore', 'own-ca.p12', '-storetype', 'PKCS12', '-storepass', 'changeit')
run(keytool, '-exportcert', '-rfc', '-alias', 'ca', '-keystore', 'own-ca.p12', '-storepass', 'changeit', '-file', 'own-ca.pem')

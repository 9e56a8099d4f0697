package io.github.gok8s.kube.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Reads what openssl really writes. */
class PemTest {

  @Test
  void keysAreReadInEveryFormThatKubeconfigsHave() throws Exception {
    String rsa8 = openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048");
    String rsa1 = opensslOn(rsa8, "rsa", "-traditional");
    String ec = openssl("ecparam", "-name", "prime256v1", "-genkey");
    String ec384 = openssl("ecparam", "-name", "secp384r1", "-genkey", "-noout");

    assertThat(rsa1).contains("BEGIN RSA PRIVATE KEY");
    assertThat(ec).contains("BEGIN EC PARAMETERS", "BEGIN EC PRIVATE KEY");
    PrivateKey same = Pem.privateKey(rsa8);
    assertThat(Pem.privateKey(rsa1)).isEqualTo(same);
    assertThat(Pem.privateKey(ec).getAlgorithm()).isEqualTo("EC");
    assertThat(((ECPrivateKey) Pem.privateKey(ec)).getS())
        .isEqualTo(
            ((ECPrivateKey) Pem.privateKey(opensslOn(ec, "pkcs8", "-topk8", "-nocrypt"))).getS());
    assertThat(Pem.privateKey(ec384).getAlgorithm()).isEqualTo("EC");
    assertThat(Pem.privateKey(openssl("genpkey", "-algorithm", "ED25519")).getAlgorithm())
        .isEqualTo("EdDSA");
  }

  @Test
  void whatIsNoKeyIsRefused() {
    assertThatThrownBy(() -> Pem.privateKey("nothing")).hasMessage("there is no private key in it");
    assertThatThrownBy(() -> Pem.privateKey(
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----"))
        .hasMessage("its key is of a kind that is not known here: ENCRYPTED");
    assertThatThrownBy(() -> Pem.certificates("nothing"))
        .hasMessage("there is no certificate in it");
  }

  private String openssl(String... arguments) throws Exception {
    return opensslOn("", arguments);
  }

  private String opensslOn(String input, String... arguments) throws Exception {
    String[] line = new String[arguments.length + 1];
    line[0] = "openssl";
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    Process process =
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return output;
  }
}

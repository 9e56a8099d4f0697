package io.github.gok8s.kube.connection;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what kubeconfigs hold in PEM: the JDK itself reads certificates, but of keys only those in PKCS#8. */
final class Pem {

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----(.+?)-----END", Pattern.DOTALL);

  private static final byte[] RSA = oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01);
  private static final byte[] EC = oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01);
  private static final byte[] NULL = {5, 0};
  private static final byte[] VERSION_0 = {2, 1, 0};

  private Pem() {}

  /** Reads certificates; text between them does not matter. */
  static Collection<? extends Certificate> certificates(String pem)
      throws GeneralSecurityException {
    int begin = pem.indexOf("-----BEGIN");
    if (begin < 0) {
      throw new GeneralSecurityException("there is no certificate in it");
    }
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(
            new ByteArrayInputStream(pem.substring(begin).getBytes(StandardCharsets.US_ASCII)));
  }

  /** Reads a private key in PKCS#8, PKCS#1 (RSA) or SEC 1 (EC); the parameters of a curve may stand before it. */
  static PrivateKey privateKey(String pem) throws GeneralSecurityException {
    Matcher matcher = KEY.matcher(pem);
    if (!matcher.find()) {
      throw new GeneralSecurityException("there is no private key in it");
    }
    byte[] der = Base64.getMimeDecoder().decode(matcher.group(2));
    return switch (matcher.group(1)) {
      case "" -> anyAlgorithm(der);
      case "RSA " -> key("RSA", pkcs8(concat(RSA, NULL), der));
      case "EC " -> key("EC", pkcs8(concat(EC, curve(der)), der));
      default ->
        throw new GeneralSecurityException(
            "its key is of a kind that is not known here: " + matcher.group(1).strip());
    };
  }

  private static PrivateKey anyAlgorithm(byte[] der) throws GeneralSecurityException {
    for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return key(algorithm, der);
      } catch (InvalidKeySpecException e) {
        // the next one
      }
    }
    throw new GeneralSecurityException("its key is neither RSA, EC nor EdDSA");
  }

  private static PrivateKey key(String algorithm, byte[] der) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
  }

  /** Wraps a key as RFC 5208 says: version, algorithm, and the key as a string of octets. */
  private static byte[] pkcs8(byte[] algorithm, byte[] key) {
    return tagged(0x30, concat(concat(VERSION_0, tagged(0x30, algorithm)), tagged(4, key)));
  }

  /** Gives the curve's name, which SEC 1 has in the element [0] of its sequence, after version and key. */
  private static byte[] curve(byte[] sec1) throws GeneralSecurityException {
    try {
      int at = contentOf(sec1, 0);
      while (at < sec1.length) {
        int content = contentOf(sec1, at);
        int end = content + length(sec1, at);
        if ((sec1[at] & 0xff) == 0xa0) {
          return java.util.Arrays.copyOfRange(sec1, content, end);
        }
        at = end;
      }
    } catch (ArrayIndexOutOfBoundsException e) {
      // cut off
    }
    throw new GeneralSecurityException("its EC key names no curve");
  }

  private static int contentOf(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
  }

  private static int length(byte[] der, int at) {
    int length = der[at + 1] & 0xff;
    if (length < 0x80) {
      return length;
    }
    int bytes = length & 0x7f;
    length = 0;
    for (int i = 0; i < bytes; i++) {
      length = (length << 8) | (der[at + 2 + i] & 0xff);
    }
    return length;
  }

  private static byte[] oid(int... bytes) {
    byte[] content = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      content[i] = (byte) bytes[i];
    }
    return tagged(6, content);
  }

  private static byte[] tagged(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      int bytes = content.length < 0x100 ? 1 : 2;
      out.write(0x80 | bytes);
      for (int i = bytes - 1; i >= 0; i--) {
        out.write(content.length >> (8 * i));
      }
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] concat(byte[] first, byte[] second) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(first);
    out.writeBytes(second);
    return out.toByteArray();
  }
}

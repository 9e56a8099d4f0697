package io.github.gok8s.go.toolchain.sumdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A checksum database in memory, with a key of its own; it is built by the definitions of RFC 6962. */
public final class TestDatabase implements ChecksumDatabase.Files {

  private final String name;
  private final KeyPair keys;
  private final List<String> records = new ArrayList<>();
  private final Map<String, byte[]> forged = new HashMap<>();

  public TestDatabase(String name) {
    this.name = name;
    try {
      this.keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Fills the log with records of other modules. */
  public TestDatabase withOthers(int count) {
    for (int i = 0; i < count; i++) {
      add("example.com/other" + records.size(), "v1.0.0", "h1:" + "A".repeat(43) + "=");
    }
    return this;
  }

  public TestDatabase add(String module, String version, String hash) {
    records.add(
        module + " " + version + " " + hash + "\n" + module + " " + version + "/go.mod h1:x\n");
    return this;
  }

  /** Serves something else at a path. */
  public TestDatabase forge(String path, byte[] content) {
    forged.put(path, content);
    return this;
  }

  public String key() {
    return name + "+" + HexFormat.of().formatHex(keyHash()) + "+"
        + Base64.getEncoder().encodeToString(publicKey());
  }

  @Override
  public byte[] read(String path) throws IOException {
    if (forged.containsKey(path)) {
      return forged.get(path);
    }
    if (path.equals("supported")) {
      return new byte[0];
    }
    if (path.startsWith("lookup/")) {
      return lookup(path.substring("lookup/".length())).getBytes(UTF_8);
    }
    return tile(path);
  }

  String lookup(String moduleAtVersion) throws IOException {
    String start = moduleAtVersion.replace('@', ' ') + " ";
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i).startsWith(start)) {
        return i + "\n" + records.get(i) + "\n" + signedTree();
      }
    }
    throw new FileNotFoundException(moduleAtVersion);
  }

  String signedTree() {
    String text = "go.sum database tree\n" + records.size() + "\n" + root(0, records.size()) + "\n";
    return text + "\n\u2014 " + name + " " + signature(text) + "\n";
  }

  String signature(String text) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(keys.getPrivate());
      signer.update(text.getBytes(UTF_8));
      byte[] signature = signer.sign();
      ByteBuffer whole =
          ByteBuffer.allocate(4 + signature.length).put(keyHash()).put(signature);
      return Base64.getEncoder().encodeToString(whole.array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The definition of the Merkle tree hash, RFC 6962, section 2.1. */
  Hash root(int first, int end) {
    if (end - first == 1) {
      return Hash.ofRecord(records.get(first).getBytes(UTF_8));
    }
    int half = Integer.highestOneBit(end - first - 1);
    return Hash.ofNode(root(first, first + half), root(first + half, end));
  }

  private byte[] tile(String path) {
    String[] parts = path.replaceFirst("tile/8/", "").replace(".p/", "/p").split("/", -1);
    int level = Integer.parseInt(parts[0]);
    boolean partial = parts[parts.length - 1].startsWith("p");
    int width = partial ? Integer.parseInt(parts[parts.length - 1].substring(1)) : 256;
    int number = Integer.parseInt(parts[1]);
    ByteArrayOutputStream hashes = new ByteArrayOutputStream();
    int span = 1 << (8 * level);
    for (int i = 0; i < width; i++) {
      int first = (number * 256 + i) * span;
      hashes.writeBytes(root(first, first + span).bytes());
    }
    return hashes.toByteArray();
  }

  private byte[] publicKey() {
    byte[] encoded = keys.getPublic().getEncoded();
    byte[] key = new byte[33];
    key[0] = 1;
    System.arraycopy(encoded, encoded.length - 32, key, 1, 32);
    return key;
  }

  private byte[] keyHash() {
    return Arrays.copyOf(Hash.sha256((name + "\n").getBytes(UTF_8), publicKey()).bytes(), 4);
  }
}

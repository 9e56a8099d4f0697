package io.github.gok8s.go.toolchain.sumdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksumDatabaseTest {

  private static final String MODULE = "golang.org/toolchain";
  private static final String VERSION = "v0.0.1-go1.26.8.linux-amd64";
  private static final String HASH = "h1:ZOmGe1OnfREDMIdb1Qi4G9JSuDPBLGExZMQ4nis1RXM=";
  private static final String LOOKUP = "lookup/" + MODULE + "@" + VERSION;
  private static final String GO_KEY =
      "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";

  private final TestDatabase served = new TestDatabase("sum.example.com");

  @Test
  void provesARecordOfGosOwnDatabase() throws Exception {
    // given the answer of 2026-11-24, when it had 66,332,798 records
    List<String> paths = new ArrayList<>();
    ChecksumDatabase database = new ChecksumDatabase(VerifierKey.parse(GO_KEY), path -> {
      paths.add(path);
      return recorded(path);
    });

    // when
    List<String> hashes = database.hashesOf(MODULE, VERSION);

    // then
    assertThat(hashes).containsExactly(HASH);
    assertThat(paths)
        .containsExactlyInAnyOrder(
            LOOKUP,
            "tile/8/0/x241/187",
            "tile/8/1/942",
            "tile/8/2/003.p/244",
            "tile/8/3/000.p/3",
            "tile/8/1/x001/012.p/40",
            "tile/8/0/x259/112.p/126");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0, 1",
    "1, 0",
    "2, 4",
    "255, 0",
    "256, 0",
    "255, 2",
    "300, 700",
    "700, 0",
    "64, 511"
  })
  void provesARecordWhereverItStands(int before, int after) throws Exception {
    served.withOthers(before).add(MODULE, VERSION, HASH).withOthers(after);

    assertThat(database().hashesOf(MODULE, VERSION)).containsExactly(HASH);
  }

  @Test
  void refusesARecordThatWasChanged() throws Exception {
    served.withOthers(300).add(MODULE, VERSION, HASH).withOthers(5);
    String changed = served.lookup(MODULE + "@" + VERSION).replace("h1:ZOm", "h1:EVL");
    served.forge(LOOKUP, changed.getBytes(UTF_8));

    assertRefused(
        "The checksum database can't prove its record of golang.org/toolchain@v0.0.1-go1.26.8.linux-amd64: "
            + "the hashes do not lead to the tree that it has signed.");
  }

  @Test
  void refusesARecordThatStandsElsewhere() throws Exception {
    served.withOthers(5).add(MODULE, VERSION, HASH).withOthers(5);
    String moved = served.lookup(MODULE + "@" + VERSION).replaceFirst("^5\n", "4\n");
    served.forge(LOOKUP, moved.getBytes(UTF_8));

    assertRefused(
        "The checksum database can't prove its record of golang.org/toolchain@v0.0.1-go1.26.8.linux-amd64: "
            + "the hashes do not lead to the tree that it has signed.");
  }

  @Test
  void refusesATreeThatWasChanged() throws Exception {
    served.withOthers(5).add(MODULE, VERSION, HASH);
    String changed = served.lookup(MODULE + "@" + VERSION).replace("tree\n6\n", "tree\n7\n");
    served.forge(LOOKUP, changed.getBytes(UTF_8));

    assertRefused("The answer of the checksum database bears a wrong signature of sum.example.com: "
        + "it was changed on its way.");
  }

  @Test
  void refusesATreeThatAnotherKeyHasSigned() throws Exception {
    TestDatabase other = new TestDatabase("sum.example.com").add(MODULE, VERSION, HASH);
    served.add(MODULE, VERSION, HASH);
    served.forge(LOOKUP, other.read(LOOKUP));

    assertRefused("The answer of the checksum database is not signed by sum.example.com.");
  }

  @Test
  void refusesTilesThatWereChanged() throws Exception {
    served.withOthers(3).add(MODULE, VERSION, HASH);
    byte[] tile = served.read("tile/8/0/000.p/4");
    tile[5] ^= 1;
    served.forge("tile/8/0/000.p/4", tile);

    assertRefused(
        "The checksum database can't prove its record of golang.org/toolchain@v0.0.1-go1.26.8.linux-amd64: "
            + "the hashes do not lead to the tree that it has signed.");
  }

  @Test
  void refusesATileThatIsCutOff() {
    served.withOthers(3).add(MODULE, VERSION, HASH).forge("tile/8/0/000.p/4", new byte[100]);

    assertRefused("The checksum database sent 100 bytes for tile/8/0/000.p/4, which has 128.");
  }

  @Test
  void refusesANumberBeyondTheTree() throws Exception {
    served.add(MODULE, VERSION, HASH);
    served.forge(
        LOOKUP, served.lookup(MODULE + "@" + VERSION).replaceFirst("^0", "1").getBytes(UTF_8));

    assertRefused("The checksum database has 1 records, and none of the number 1 that it gave.");
  }

  @Test
  void refusesTheProvenRecordOfAnotherModule() throws Exception {
    served.withOthers(1).add(MODULE, VERSION, HASH);
    served.forge(LOOKUP, served.read("lookup/example.com/other0@v1.0.0"));

    assertRefused(
        "The checksum database sent a record without golang.org/toolchain@" + VERSION + ".");
  }

  @Test
  void refusesWhatIsNoRecord() {
    served.add(MODULE, VERSION, HASH).forge(LOOKUP, "<html>".getBytes(UTF_8));

    assertRefused("The checksum database sent no record.");
  }

  @Test
  void handsOnThatTheDatabaseCantBeRead() {
    assertThatThrownBy(() -> database().hashesOf(MODULE, VERSION))
        .isInstanceOf(FileNotFoundException.class);
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> database().hashesOf(MODULE, VERSION))
        .isInstanceOf(SumdbException.class)
        .hasMessage(message);
  }

  private ChecksumDatabase database() throws SumdbException {
    return new ChecksumDatabase(VerifierKey.parse(served.key()), served);
  }

  private static byte[] recorded(String path) throws IOException {
    String resource = path.startsWith("lookup/") ? "lookup.txt" : path;
    try (InputStream stream =
        ChecksumDatabaseTest.class.getResourceAsStream("recorded/" + resource)) {
      return stream.readAllBytes();
    }
  }
}

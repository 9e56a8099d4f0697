package io.github.gok8s.gzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.result.Sha256;
import io.github.gok8s.result.Timeline;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipFileTest {

  private static final int BLOCK = 1 << 16;

  private final Timeline time = new Timeline(false);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 20 * BLOCK + 12345})
  void isReadAsOneMember(int length) throws IOException {
    byte[] content = words(length);

    assertThat(unpacked(compressed(content, 8192))).isEqualTo(content);
  }

  @Test
  void keepsWhatCanNotBeCompressed() throws IOException {
    byte[] content = new byte[3 * BLOCK + 7];
    new Random(1).nextBytes(content);

    byte[] file = compressed(content, content.length);

    assertThat(unpacked(file)).isEqualTo(content);
    assertThat(file.length).isLessThan(content.length + content.length / 500);
  }

  @Test
  void givesTheSameBytesHoweverTheyAreWritten() throws IOException {
    byte[] content = words(5 * BLOCK + 99);
    byte[] file = compressed(content, content.length);

    assertThat(compressed(content, 1000)).isEqualTo(file);
    assertThat(compressed(content, 1)).isEqualTo(file);
  }

  @Test
  void givesTheSameBytesWhileAllCoresAreBusyWithOthers() throws Exception {
    byte[] content = words(9 * BLOCK);
    byte[] alone = compressed(content, 8192);
    Callable<byte[]> work = () -> compressed(content, 8192);

    // on the threads that the blocks themselves are compressed by: nobody may wait for another
    List<Future<byte[]>> files =
        ForkJoinPool.commonPool().invokeAll(List.of(work, work, work, work, work, work));

    for (Future<byte[]> file : files) {
      assertThat(file.get()).isEqualTo(alone);
    }
  }

  /** Golden: these bytes are in the digests of images. Whatever changes them has to raise {@link GzipFile#FORMAT}. */
  @Test
  void givesTheSameBytesForEver() throws IOException {
    byte[] content = new byte[3 * BLOCK + 300_000];
    Random random = new Random(5);
    for (int i = 0; i < content.length; i++) {
      boolean isCopied = i > 9_000 && i < 2 * BLOCK && random.nextInt(10) > 0;
      content[i] = isCopied ? content[i - 8_191] : (byte) random.nextInt(i > 3 * BLOCK ? 256 : 32);
    }

    assertThat(GzipFile.FORMAT).isEqualTo(3);
    assertThat(Sha256.of(compressed(content, 8192)))
        .isEqualTo("27ea6edfd352b0634b8e680f8ba44765c8ea36b0a5b052cdb84f6a57e19bf3ca");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, BLOCK - 1, BLOCK, 2 * BLOCK, 9 * BLOCK + 12345})
  void takesOverAllBlocksOfTheSameContent(int length) throws IOException {
    byte[] content = words(length);
    Earlier earlier = new Earlier(content);

    assertThat(compressed(content, earlier, time)).isEqualTo(compressed(content, 8192));
    assertThat(earlier.found).hasValue((length + BLOCK - 1) / BLOCK);
  }

  @Test
  void compressesOnlyTheBlockThatHasChanged() throws IOException {
    byte[] content = words(6 * BLOCK + 5);
    Earlier earlier = new Earlier(content);
    content[2 * BLOCK + 7]++;

    assertThat(compressed(content, earlier, time)).isEqualTo(compressed(content, 8192));
    assertThat(earlier.found).hasValue(6);
  }

  @Test
  void compressesTheBlockAfterTooIfItsDictionaryHasChanged() throws IOException {
    byte[] content = words(6 * BLOCK + 5);
    Earlier earlier = new Earlier(content);
    content[3 * BLOCK - 1]++;

    assertThat(compressed(content, earlier, time)).isEqualTo(compressed(content, 8192));
    assertThat(earlier.found).hasValue(5);
  }

  @Test
  void doesNotEndInTheMiddleNorGoOnAfterTheEnd() throws IOException {
    byte[] content = words(3 * BLOCK);
    byte[] longer = Arrays.copyOf(content, 4 * BLOCK);
    Earlier earlier = new Earlier(content);
    Earlier ofLonger = new Earlier(longer);

    assertThat(compressed(longer, earlier, time)).isEqualTo(compressed(longer, 8192));
    assertThat(compressed(content, ofLonger, time)).isEqualTo(compressed(content, 8192));
    assertThat(earlier.found).hasValue(2);
    assertThat(ofLonger.found).hasValue(2);
  }

  @Test
  void takesOverABlockFromAnotherPlaceIfTheSameIsBeforeIt() throws IOException {
    byte[] content = words(4 * BLOCK);
    Earlier earlier = new Earlier(content);
    byte[] shifted = new byte[5 * BLOCK];
    System.arraycopy(content, 0, shifted, BLOCK, content.length);

    assertThat(compressed(shifted, earlier, time)).isEqualTo(compressed(shifted, 8192));
    // the first has a dictionary now
    assertThat(earlier.found).hasValue(3);
  }

  @Test
  void givesTheSameBytesWhateverWasThereBefore() throws IOException {
    Random random = new Random(11);
    byte[] content = words(8 * BLOCK + 99);
    for (int round = 0; round < 20; round++) {
      Earlier earlier = new Earlier(content);
      content = Arrays.copyOf(content, content.length - 3000 + random.nextInt(6000));
      for (int edits = random.nextInt(4); edits > 0; edits--) {
        int at = random.nextInt(content.length - 40);
        Arrays.fill(content, at, at + 1 + random.nextInt(40), (byte) random.nextInt());
      }

      assertThat(compressed(content, earlier, time)).isEqualTo(compressed(content, 8192));
      assertThat(earlier.found.get()).isPositive();
    }
  }

  @Test
  void tellsOfItsBlocksWhereTheyLie() throws IOException {
    byte[] content = words(3 * BLOCK + 5);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    GzipFile gzip = new GzipFile(file, key -> Optional.empty(), time);
    gzip.write(content);
    gzip.close();

    int trailer = 8;
    assertThat(gzip.blocks()).hasSize(4).doesNotHaveDuplicates();
    assertThat(GzipFile.HEADER_LENGTH
            + gzip.blocks().stream().mapToInt(CompressedBlock::length).sum()
            + trailer)
        .isEqualTo(file.size());
  }

  @Test
  void asksNobodyForBlocksAndKnowsNoneWithoutEarlierOnes() throws IOException {
    GzipFile gzip = new GzipFile(new ByteArrayOutputStream(), time);
    gzip.write(words(3 * BLOCK));
    gzip.close();

    assertThat(gzip.blocks()).isEmpty();
  }

  @Test
  void countsTheBlocksThatAreAsBefore() throws IOException {
    byte[] content = words(3 * BLOCK + 1);
    Earlier earlier = new Earlier(content);
    content[0]++;
    Timeline ofSecond = new Timeline(false);

    compressed(content, earlier, ofSecond);

    assertThat(ofSecond.lines(Instant.now()).subList(0, 2))
        .anySatisfy(line -> assertThat(line).contains("blocks as before").contains(" 3 × "))
        .anySatisfy(line -> assertThat(line).contains("blocks compressed").contains(" 1 × "));
  }

  @Test
  void hasAHeaderThatTellsNothingOfWhereItWasMade() throws IOException {
    assertThat(compressed(words(3), 3)).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
  }

  @Test
  void isNotFlushedInTheMiddleOfABlock() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (OutputStream gzip = new GzipFile(file, time)) {
      gzip.write(words(100));
      gzip.flush();
      assertThat(file.size()).isEqualTo(10);
    }
    assertThat(file.toByteArray()).isEqualTo(compressed(words(100), 100));
  }

  @Test
  void tellsThatTheDiskIsFullAndClosesTheFile() {
    FullDisk disk = new FullDisk();

    assertThatThrownBy(() -> {
          try (OutputStream gzip = new GzipFile(disk, time)) {
            gzip.write(words(40 * BLOCK));
          }
        })
        .isInstanceOf(IOException.class)
        .hasMessage("No space left on device");
    assertThat(disk.closed).isTrue();
  }

  @Test
  void countsTheTimeOfEachBlock() throws IOException {
    compressed(words(3 * BLOCK + 1), 8192);

    assertThat(time.lines(Instant.now()).get(0)).contains("blocks compressed").contains(" 4 × ");
  }

  @Test
  void isClosedOnce() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    OutputStream gzip = new GzipFile(file, time);
    gzip.write(65);
    gzip.close();
    int length = file.size();
    gzip.close();

    assertThat(file.size()).isEqualTo(length);
    assertThat(unpacked(file.toByteArray())).containsExactly(65);
  }

  /** The blocks of a file of this content. */
  private final class Earlier implements EarlierBlocks {

    final AtomicInteger found = new AtomicInteger();
    private final Map<String, byte[]> blocks = new HashMap<>();

    Earlier(byte[] content) throws IOException {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      GzipFile gzip = new GzipFile(file, key -> Optional.empty(), time);
      gzip.write(content);
      gzip.close();
      int at = GzipFile.HEADER_LENGTH;
      for (CompressedBlock block : gzip.blocks()) {
        blocks.put(block.key(), Arrays.copyOfRange(file.toByteArray(), at, at + block.length()));
        at += block.length();
      }
    }

    @Override
    public Optional<byte[]> find(String key) {
      Optional<byte[]> block = Optional.ofNullable(blocks.get(key));
      block.ifPresent(bytes -> found.incrementAndGet());
      return block;
    }
  }

  private static byte[] compressed(byte[] content, EarlierBlocks earlier, Timeline timeline)
      throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (OutputStream gzip = new GzipFile(file, earlier, timeline)) {
      gzip.write(content);
    }
    return file.toByteArray();
  }

  private byte[] compressed(byte[] content, int piece) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (OutputStream gzip = new GzipFile(file, time)) {
      for (int at = 0; at < content.length; at += piece) {
        gzip.write(content, at, Math.min(piece, content.length - at));
      }
    }
    return file.toByteArray();
  }

  /** Reads with the JDK's own reader, which compares checksum and length. */
  private static byte[] unpacked(byte[] file) throws IOException {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(file))) {
      return gzip.readAllBytes();
    }
  }

  /** Text that repeats itself near and far, as programs do. */
  private static byte[] words(int length) {
    Random random = new Random(length);
    byte[] content = new byte[length];
    for (int i = 0; i < length; i++) {
      content[i] = i > 100 && random.nextInt(10) > 0
          ? content[i - 1 - random.nextInt(3) * 30]
          : (byte) ('a' + random.nextInt(26));
    }
    return content;
  }

  private static final class FullDisk extends OutputStream {

    private int left = 1000;
    private boolean closed;

    @Override
    public void write(int value) throws IOException {
      if (left-- == 0) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}

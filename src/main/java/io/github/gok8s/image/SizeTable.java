package io.github.gok8s.image;

import io.github.gok8s.result.GolangImage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows how large images are, platform by platform, and beside the images that the lab begins with. */
public final class SizeTable {

  private SizeTable() {}

  /** Gives the lines for the log: one for each platform, compressed as a registry has it, then the comparison, unpacked. */
  public static List<String> lines(AssembledImage image) {
    List<String> lines = new ArrayList<>();
    image.sizes().forEach(size -> lines.add(line(size)));
    PlatformSize ours = image.sizes().stream()
        .filter(size -> size.platform().toString().equals("linux/amd64"))
        .findFirst()
        .orElse(image.sizes().get(0));
    lines.add(comparison(
        Long.toString(GolangImage.UNPACKED / 1_000_000),
        GolangImage.NAME + ", unpacked: what the lab builds in"));
    lines.add(comparison("5.57", "alpine of the same year, unpacked: what the lab copies to"));
    lines.add(comparison(
        new ByteSize(ours.unpacked()).megabytes(),
        image.record().image() + " on " + ours.base().name() + ", unpacked, " + ours.platform()
            + ": " + saved(ours.unpacked()) + " % less than golang"));
    return lines;
  }

  private static String line(PlatformSize size) {
    long binaries = size.stored() - size.storedBase();
    String parts = size.storedBase() == 0
        ? "binary " + new ByteSize(binaries).megabytes() + ", no base"
        : "binary " + new ByteSize(binaries).megabytes() + ", base "
            + new ByteSize(size.storedBase()).megabytes();
    return String.format(
        Locale.ROOT,
        "image   %-16s %7s MB   (%s)",
        size.platform(),
        new ByteSize(size.stored()).megabytes(),
        parts);
  }

  private static String comparison(String megabytes, String what) {
    return String.format(Locale.ROOT, "compare %-16s %7s MB   %s", "", megabytes, what);
  }

  private static String saved(long bytes) {
    BigDecimal share = BigDecimal.valueOf(bytes * 100)
        .divide(BigDecimal.valueOf(GolangImage.UNPACKED), 6, RoundingMode.HALF_UP);
    return BigDecimal.valueOf(100)
        .subtract(share)
        .setScale(1, RoundingMode.DOWN)
        .toPlainString();
  }
}

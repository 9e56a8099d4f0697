package io.github.gok8s.image;

import com.google.gson.JsonObject;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.RecordException;
import io.github.gok8s.result.TargetFolder;
import io.github.gok8s.result.Timeline;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;

/**
 * Makes the image of a module: an OCI image layout in {@code target/k8s/image}, and its description in {@code
 * target/k8s/image.json}.
 */
public final class ImageAssembly {

  @Inject
  public ImageAssembly() {}

  /** Where container platforms look for them, OpenShift's certification for one. */
  private static final FileRule LICENSES = new FileRule(
      Optional.of(Path.of("")), new ContainerPath("/licenses/"), Optional.empty(), FileOwner.ROOT);

  /**
   * Makes the image, or finds that it is there. What did not change is not read again, and all that is made is moved into place
   * whole.
   *
   * @param binaries those for linux, of one or more platforms
   * @param timeline where the time of each layer is counted
   * @throws ImageException if the configuration does not fit the binaries, or the image is too large
   * @throws IOException if a file can't be read or written
   * @throws InterruptedException if the calling thread is interrupted; the former image is there then
   */
  public AssembledImage assemble(
      ImageSpec spec, List<Binary> binaries, TargetFolder target, Timeline timeline)
      throws ImageException, IOException, InterruptedException {
    List<PlatformPlan> plans = PlatformPlan.of(spec.bases(), binaries, added(spec, target));
    JsonObject inputs = ImageInputs.of(spec, plans);
    ImageState last = ImageState.readFrom(target);
    try {
      Optional<ImageRecord> unchanged = unchanged(inputs, last, target);
      if (unchanged.isPresent()) {
        ImageFiles.removeAllBut(last.files().keySet(), target);
        return new AssembledImage(unchanged.get(), sizes(plans, last.layers()), true);
      }
      return make(new AssemblyRun(spec, plans, target, timeline), inputs, last, target);
    } catch (ClosedByInterruptException e) {
      Thread.interrupted();
      throw new InterruptedException("The image was not finished.");
    }
  }

  /** Gives the layers between base and binaries, the one that changes least first. */
  private static List<FilesLayer> added(ImageSpec spec, TargetFolder target)
      throws IOException, ImageException {
    List<FilesLayer> layers = new ArrayList<>();
    if (Files.isDirectory(target.licenses())) {
      FileTree licenses = new FileTree();
      licenses.add(LICENSES, target.licenses());
      layers.add(new FilesLayer("licenses", licenses));
    }
    spec.additions().layer().ifPresent(layers::add);
    return layers;
  }

  private static Optional<ImageRecord> unchanged(
      JsonObject inputs, ImageState last, TargetFolder target) {
    if (!last.holds(inputs, target)) {
      return Optional.empty();
    }
    try {
      ImageRecord record = ImageRecord.readFrom(target);
      String index = target.relative(new ImageLayout(target.image()).blob(record.digest()));
      return Optional.of(record).filter(known -> last.files().containsKey(index));
    } catch (RecordException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static AssembledImage make(
      AssemblyRun run, JsonObject inputs, ImageState last, TargetFolder target)
      throws IOException, ImageException, InterruptedException {
    AssemblyRun.Made made = run.make(last.usableFor(inputs));
    ImageRecord record = pushedAsBefore(made.record(), target);
    record.writeTo(target);
    new ImageState(inputs, made.files(), made.layers()).writeTo(target);
    ImageFiles.removeAllBut(made.files().keySet(), target);
    return new AssembledImage(record, sizes(run.plans(), made.layers()), false);
  }

  /** A change that does not show in the image, such as another limit of its size, does not mean that it has to be pushed again. */
  private static ImageRecord pushedAsBefore(ImageRecord record, TargetFolder target) {
    try {
      ImageRecord before = ImageRecord.readFrom(target);
      return before.isAlso(record) ? record.withPushed(before.pushed()) : record;
    } catch (RecordException e) {
      return record;
    }
  }

  private static List<PlatformSize> sizes(
      List<PlatformPlan> plans, Map<String, StoredLayer> layers) {
    return plans.stream().map(plan -> PlatformSize.of(plan, layers)).toList();
  }
}

package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNullElseGet;

import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageName;
import io.github.gok8s.image.ImageSpec;
import io.github.gok8s.image.Tag;
import io.github.gok8s.image.registry.HttpRegistries;
import io.github.gok8s.image.registry.ImagePush;
import io.github.gok8s.image.registry.PushOrder;
import io.github.gok8s.image.registry.PushResult;
import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.RecordException;
import io.github.gok8s.result.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Pushes the image of a goal's module, and finds out beforehand whether that will be allowed.
 *
 * @param goal the goal
 */
record ModulePush(GoMojo goal) {

  private static final PushResult NOTHING = new PushResult(0, 0, 0, 0, 0);

  /** Whether the module says where its image goes. */
  boolean hasDestination() {
    return goal.image != null && goal.image.name != null;
  }

  /** Whether this run of Maven will push the module's image. */
  boolean isAhead() {
    GoalStart start = new GoalStart(goal);
    if (!hasDestination() || start.isSkipped("push")) {
      return false;
    }
    boolean isBound = goal.project.getPackaging().equals("go")
        || goal.mojoExecution.getPlugin().getExecutions().stream()
            .anyMatch(execution -> execution.getGoals().contains("push"));
    return start.isAskedFor("push") || (isBound && goal.session.getGoals().contains("deploy"));
  }

  /**
   * Finds what would keep the image from being pushed, before it is built: a name without registry, another module's tag, a
   * credential that is missing or refused. Where the registry has the last image under all its tags, only that is asked.
   */
  void check() throws ImageException, IOException, MojoFailureException {
    ImageConfig config = requireNonNullElseGet(goal.image, ImageConfig::new);
    Optional<ImageRecord> last = last();
    ImageSpec.Naming naming = config.naming(ImageProject.of(goal.project));
    PushOrder order =
        order(naming.name(), naming.tags(), last.map(ImageRecord::digest).orElse(""), last);
    PushSession session = new PushSession(goal.session);
    requirePushable(order);
    session.claim(order, goal.project.getArtifactId());
    try (HttpRegistries registries = RegistryAccess.open(goal)) {
      ImagePush push = new ImagePush(registries, session.blobs());
      if (last.isPresent()) {
        push.current(order).forEach(tag -> session.saw(order, tag));
      }
      if (!session.sawAll(order)) {
        push.check(order);
      }
    }
  }

  /** Pushes what {@code image} has made, to where its name says. */
  PushResult push(ImageRecord record) throws ImageException, IOException, InterruptedException {
    ImageSpec.Naming naming = ImageSpec.Naming.parse(record.image(), record.tags());
    return push(record, naming.name(), naming.tags());
  }

  /** Pushes what {@code image} has made, under another name. */
  PushResult push(ImageRecord record, ImageName name, List<Tag> tags)
      throws ImageException, IOException, InterruptedException {
    PushOrder order = order(name, tags, record.digest(), Optional.of(record));
    PushSession session = new PushSession(goal.session);
    requirePushable(order);
    session.claim(order, goal.project.getArtifactId());
    boolean isTagged = session.sawAll(order);
    boolean isListed = !order.hasReferrers() || isRemembered(order);
    if (isTagged && isListed) {
      return NOTHING;
    }
    try (HttpRegistries registries = RegistryAccess.open(goal)) {
      ImagePush push = new ImagePush(registries, session.blobs());
      if (isListed
          && order.hasReferrers()
          && push.current(order).size() == order.tags().size()) {
        return NOTHING;
      }
      PushResult result = isTagged ? push.pushReferrers(order) : push.push(order);
      remember(order);
      return result;
    }
  }

  /** Whether the last push has brought what refers to the image: asking the registry again would be one or two requests more. */
  private boolean isRemembered(PushOrder order) throws IOException {
    Path memory = memory();
    return Files.exists(memory) && Files.readString(memory).equals(listed(order));
  }

  private void remember(PushOrder order) throws IOException {
    if (order.hasReferrers()) {
      AtomicFile.write(memory(), listed(order).getBytes(StandardCharsets.UTF_8));
    }
  }

  private Path memory() {
    return goal.target().state("referrers.txt");
  }

  private static String listed(PushOrder order) throws IOException {
    return order.name() + "@" + order.digest() + " "
        + Sha256.of(order.referrers().resolve("index.json")) + "\n";
  }

  private void requirePushable(PushOrder order) throws ImageException {
    if (!order.name().namesRegistry()) {
      throw ImageException.inProject("The image " + order.name()
          + " can't be pushed, because its name does not say where to: write the registry before"
          + " it, as in registry.example.com/shop/" + order.name().text().replaceFirst(".*/", "")
          + ", or docker.io/… for Docker Hub. Correct <image><name> (-Dk8s.image.name).");
    }
    if (goal.offline()) {
      throw ImageException.inEnvironment(
          "mvn -o makes no connections, so nothing can be pushed. Run it without -o, or with"
              + " -Dk8s.skip.push.");
    }
  }

  private PushOrder order(
      ImageName name, List<Tag> tags, String digest, Optional<ImageRecord> record) {
    return new PushOrder(
        goal.target().image(),
        goal.target().referrers(),
        digest,
        name,
        tags,
        record.flatMap(ModulePush::base).stream().toList());
  }

  /** The last image, where there is one; what is wrong with its record makes it none. */
  private Optional<ImageRecord> last() {
    try {
      return Optional.of(ImageRecord.readFrom(goal.target()));
    } catch (RecordException e) {
      return Optional.empty();
    }
  }

  /** Gives the repository of a base that lies in a registry; words such as {@code static} become names that are never asked for. */
  private static Optional<ImageName> base(ImageRecord record) {
    String name = record.base().name().replaceFirst("@.*", "").replaceFirst(":[^/:]*$", "");
    try {
      return Optional.of(ImageName.parse(name));
    } catch (ImageException e) {
      return Optional.empty();
    }
  }
}

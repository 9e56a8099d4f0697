package io.github.gok8s.mojo;

import static io.github.gok8s.result.Timeline.now;

import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.registry.PushResult;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.RecordException;
import java.io.IOException;
import java.util.Locale;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Pushes the image to its registry: what is missing there, and its tags last. */
@Mojo(name = "push", defaultPhase = LifecyclePhase.DEPLOY, threadSafe = true)
public final class PushMojo extends GoMojo {

  @Override
  void run()
      throws ImageException, RecordException, IOException, InterruptedException,
          MojoFailureException {
    ModulePush push = new ModulePush(this);
    if (!push.hasDestination()) {
      if (mojoExecution.getSource() == MojoExecution.Source.CLI) {
        throw new MojoFailureException(
            "The image has no name, so there is no registry to push it to: set <image><name>"
                + " (-Dk8s.image.name), as in"
                + " registry.example.com/shop/" + project.getArtifactId() + ".");
      }
      getLog().info("not pushed: <image><name> does not say where to");
      return;
    }
    long begin = now();
    ImageRecord record = ImageRecord.readFrom(target());
    report(record, push.push(record), (now() - begin) / 1e9);
    record.withPushed(true).writeTo(target());
  }

  private void report(ImageRecord record, PushResult result, double seconds) {
    String name = record.names();
    if (result.isUnchanged()) {
      getLog().info("up to date   the registry has " + name);
      return;
    }
    getLog()
        .info(String.format(
            Locale.ROOT,
            "pushed   %s@%s   %d blobs sent, %.1f MB; %d taken over, %d were there   %.1f s",
            name,
            record.digest(),
            result.sent(),
            result.bytes() / 1e6,
            result.mounted(),
            result.present(),
            seconds));
  }
}

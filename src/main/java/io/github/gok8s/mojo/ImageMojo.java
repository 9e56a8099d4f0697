package io.github.gok8s.mojo;

import io.github.gok8s.image.AssembledImage;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.Referrers;
import io.github.gok8s.image.SizeTable;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.InvalidPlatformException;
import io.github.gok8s.result.RecordException;
import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Makes an image of the linux binaries of the module, for all their platforms, as an OCI layout in {@code target/k8s/image}. */
@Mojo(name = "image", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class ImageMojo extends GoMojo {

  private final ModuleImage moduleImage;

  @Inject
  ImageMojo(ModuleImage moduleImage) {
    this.moduleImage = moduleImage;
  }

  @Override
  void run()
      throws ImageException, RecordException, InvalidPlatformException, IOException,
          InterruptedException, MojoFailureException {
    ModuleImage.Made made = moduleImage.make(this, BuildRecord.readFrom(target()), target());
    Referrers referrers = new Referrers(target());
    if (image != null && Boolean.FALSE.equals(image.sbom)) {
      referrers.remove();
    } else if (!made.image().upToDate() || !referrers.areCurrent()) {
      referrers.write(made.image().record(), made.binaries());
    }
    report(made.image());
  }

  private void report(AssembledImage made) {
    String name = made.record().image() + ":" + made.record().tags().get(0);
    int platforms = made.record().platforms().size();
    String count = platforms == 1 ? "1 platform" : platforms + " platforms";
    if (made.upToDate()) {
      getLog().info("up to date   image " + name + " for " + count);
      return;
    }
    SizeTable.lines(made).forEach(getLog()::info);
    getLog()
        .info("image   " + name + " for " + count + " in " + target().image() + ", "
            + made.record().digest());
  }
}

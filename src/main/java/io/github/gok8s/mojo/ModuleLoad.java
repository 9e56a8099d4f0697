package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNullElseGet;

import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageSpec;
import io.github.gok8s.image.load.ContainerEngine;
import io.github.gok8s.image.load.ImageLoad;
import io.github.gok8s.image.load.LoadOrder;
import io.github.gok8s.image.load.LoadResult;
import io.github.gok8s.result.ImageRecord;
import java.io.IOException;
import java.util.Optional;

/**
 * Loads the image of a goal's module into an engine, and finds out beforehand whether there is one.
 *
 * @param goal the goal
 * @param loading the way to the engines
 */
record ModuleLoad(GoMojo goal, ImageLoad loading) {

  /** Makes one for the programs of this machine. */
  ModuleLoad(GoMojo goal) {
    this(goal, new ImageLoad());
  }

  /** Whether this run of Maven will load the module's image. */
  boolean isAhead() {
    GoalStart start = new GoalStart(goal);
    return start.isAskedFor("load") && !start.isSkipped("load");
  }

  /** Finds what would keep the image from being loaded, before it is built: an engine that is not there or does not answer. */
  void check() throws ImageException, InterruptedException {
    loading.check(named());
  }

  /** Gives the engine that is named, or that is there. */
  ContainerEngine engine() throws ImageException, InterruptedException {
    return loading.engine(named());
  }

  private Optional<ContainerEngine> named() throws ImageException {
    return requireNonNullElseGet(goal.image, ImageConfig::new).engine();
  }

  /** Loads what {@code image} has made. */
  LoadResult load(ImageRecord record, ContainerEngine engine)
      throws ImageException, IOException, InterruptedException {
    ImageSpec.Naming naming = ImageSpec.Naming.parse(record.image(), record.tags());
    return loading.load(new LoadOrder(goal.target().image(), record.digest(), naming), engine);
  }
}

package io.github.gok8s.image.registry;

import java.time.Duration;

/** Waits; a test does not. */
interface Pause {

  Pause REAL = time -> Thread.sleep(time.toMillis());

  void take(Duration time) throws InterruptedException;
}

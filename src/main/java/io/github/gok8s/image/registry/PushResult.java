package io.github.gok8s.image.registry;

/**
 * Says what a push did.
 *
 * @param sent how many blobs were sent
 * @param bytes how many bytes these have
 * @param mounted how many blobs were taken over from other repositories
 * @param present how many blobs were there already
 * @param tagged how many tags were moved
 */
public record PushResult(int sent, long bytes, int mounted, int present, int tagged) {

  /** Whether the registry had the image under all its tags, and what refers to it: then no blob is asked for. */
  public boolean isUnchanged() {
    return sent + mounted + present + tagged == 0;
  }
}

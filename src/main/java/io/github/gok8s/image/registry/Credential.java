package io.github.gok8s.image.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Proves to a registry who we are. No log shows its secret.
 *
 * @param user the user's name, {@code <token>} where the secret is an identity token
 * @param secret the password, or the identity token
 * @param source where it was found, for messages
 */
public record Credential(String user, String secret, String source) {

  /** What docker's tools write in the place of a user who has an identity token. */
  private static final String TOKEN_USER = "<token>";

  /** Makes a credential of an identity token, which only a token service takes. */
  static Credential ofIdentityToken(String token, String source) {
    return new Credential(TOKEN_USER, token, source);
  }

  boolean isIdentityToken() {
    return user.equals(TOKEN_USER);
  }

  /** Gives the header of Basic authentication (RFC 7617). */
  String basic() {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
  }

  /** Gives who it is for messages: {@code jane (server registry.example.com in settings.xml)}. */
  String who() {
    return (isIdentityToken() ? "the identity token" : user) + " (" + source + ")";
  }

  @Override
  public String toString() {
    return who();
  }
}

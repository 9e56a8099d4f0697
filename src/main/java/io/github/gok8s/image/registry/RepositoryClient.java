package io.github.gok8s.image.registry;

import io.github.gok8s.image.ImageException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Sends the requests of one repository, with the authorization that its registry wants. */
final class RepositoryClient {

  private static final String AUTHORIZATION = "Authorization";

  private final RegistryHttp http;
  private final CredentialChain credentials;
  private final Repository repository;
  private final Purpose purpose;
  private final List<Repository> mountable;
  private volatile @Nullable String authorization;

  /**
   * Opens a repository.
   *
   * @param mountable further repositories of the same registry, whose blobs may be taken over
   */
  RepositoryClient(
      RegistryHttp http,
      CredentialChain credentials,
      Repository repository,
      Purpose purpose,
      List<Repository> mountable) {
    this.http = http;
    this.credentials = credentials;
    this.repository = repository;
    this.purpose = purpose;
    this.mountable = List.copyOf(mountable);
  }

  Repository repository() {
    return repository;
  }

  /** Waits after an attempt that failed. */
  void pause(int attempt) throws ImageException {
    try {
      http.pause(attempt);
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /**
   * Sends a request.
   *
   * @return the answer, whatever its status
   * @throws IOException if none came
   * @throws ImageException if there are no credentials, or they are not taken
   */
  Answer trySend(HttpCall call) throws IOException, ImageException {
    String used = authorization;
    Answer answer = http.send(repository.registry(), authorized(call, used));
    if (answer.status() != HttpStatus.SC_UNAUTHORIZED || !isForRegistry(call)) {
      return answer;
    }
    Optional<Challenge> challenge = answer.headers("WWW-Authenticate").stream()
        .flatMap(header -> Challenge.parse(header).stream())
        .findFirst();
    if (challenge.isEmpty()) {
      return answer;
    }
    answer.close();
    return http.send(repository.registry(), authorized(call, authorize(challenge.get(), used)));
  }

  /**
   * Sends a request and expects one of the answers.
   *
   * @param what what it is about, for messages
   */
  Answer send(HttpCall call, String what, Integer... expected) throws ImageException {
    try {
      Answer answer = trySend(call);
      if (List.of(expected).contains(answer.status())) {
        return answer;
      }
      try (answer) {
        throw failed(what, answer);
      }
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  ImageException failed(String what, Answer answer) throws ImageException {
    Optional<Credential> credential = credentials.find(repository.registry());
    String header = authorization;
    if (answer.status() == HttpStatus.SC_UNAUTHORIZED
        && credential.isPresent()
        && header != null
        && header.equals(credential.get().basic())) {
      return failure().refusedCredentials(credential.get(), answer.statusLine());
    }
    if (answer.status() == HttpStatus.SC_UNAUTHORIZED
        && credential.isEmpty()
        && purpose == Purpose.PUSH) {
      return failure().noCredentials(credentials.tried(repository.registry()));
    }
    return failure().answered(what, answer, credential);
  }

  ImageException unreachable(IOException problem) {
    return failure().unreachable(problem, http.timeout());
  }

  RegistryFailure failure() {
    return new RegistryFailure(repository, purpose);
  }

  private boolean isForRegistry(HttpCall call) {
    URI target = URI.create(call.target());
    return target.getHost() == null || repository.registry().serves(target);
  }

  private HttpCall authorized(HttpCall call, @Nullable String header) {
    return header == null || !isForRegistry(call) ? call : call.with(AUTHORIZATION, header);
  }

  /** Gets the header that the registry wants; once for all requests that run at the same time. */
  private synchronized String authorize(Challenge challenge, @Nullable String refused)
      throws IOException, ImageException {
    String present = authorization;
    if (present != null && !present.equals(refused)) {
      return present;
    }
    Optional<Credential> credential = credentials.find(repository.registry());
    if (credential.isPresent()
        && !http.transport(repository.registry()).keepsSecrets(repository.registry())) {
      throw failure().unsafe(credential.get());
    }
    String header =
        challenge.isBearer() ? bearer(challenge, credential) : basic(credential, refused);
    authorization = header;
    return header;
  }

  private String basic(Optional<Credential> credential, @Nullable String refused)
      throws ImageException {
    if (credential.isEmpty()) {
      throw failure().noCredentials(credentials.tried(repository.registry()));
    }
    String header = credential.get().basic();
    if (header.equals(refused)) {
      throw failure().refusedCredentials(credential.get(), "401 Unauthorized");
    }
    return header;
  }

  private String bearer(Challenge challenge, Optional<Credential> credential)
      throws IOException, ImageException {
    TokenService service = new TokenService(http, failure());
    List<String> scopes = new ArrayList<>(List.of(purpose.scope(repository)));
    mountable.forEach(other -> scopes.add(Purpose.PULL.scope(other)));
    TokenService.Outcome outcome = service.token(challenge, credential, scopes);
    if (outcome.token().isEmpty() && scopes.size() > 1) {
      // one repository of several that may not be read can spoil the whole token
      outcome = service.token(challenge, credential, scopes.subList(0, 1));
    }
    if (outcome.token().isPresent()) {
      return "Bearer " + outcome.token().get();
    }
    throw credential.isPresent()
        ? failure().refusedCredentials(credential.get(), outcome.statusLine())
        : failure().noCredentials(credentials.tried(repository.registry()));
  }
}

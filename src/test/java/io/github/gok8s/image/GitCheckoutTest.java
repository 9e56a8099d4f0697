package io.github.gok8s.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitCheckoutTest {

  private static final String ONE = "1".repeat(40);
  private static final String TWO = "2".repeat(40);

  @TempDir
  private Path folder;

  @Test
  void knowsTheCommitOfABranch() throws IOException {
    write(".git/HEAD", "ref: refs/heads/main\n");
    write(".git/refs/heads/main", ONE + "\n");

    assertThat(GitCheckout.of(folder).revision()).contains(ONE);
  }

  @Test
  void looksAboveTheModule() throws IOException {
    write(".git/HEAD", ONE);
    Path module = Files.createDirectories(folder.resolve("group/module"));

    assertThat(GitCheckout.of(module).revision()).contains(ONE);
  }

  @Test
  void knowsTheCommitOfABranchThatIsPacked() throws IOException {
    write(".git/HEAD", "ref: refs/heads/feature/x\n");
    write(
        ".git/packed-refs",
        "# pack-refs with: peeled fully-peeled sorted\n" + TWO + " refs/heads/x\n" + ONE
            + " refs/heads/feature/x\n^" + TWO + "\n");

    assertThat(GitCheckout.of(folder).revision()).contains(ONE);
  }

  @Test
  void believesTheFileOfABranchMoreThanThePack() throws IOException {
    write(".git/HEAD", "ref: refs/heads/main");
    write(".git/refs/heads/main", ONE);
    write(".git/packed-refs", TWO + " refs/heads/main\n");

    assertThat(GitCheckout.of(folder).revision()).contains(ONE);
  }

  @Test
  void knowsTheCommitOfAWorktreeAndTheRemoteOfItsRepository() throws IOException {
    write("main/.git/HEAD", "ref: refs/heads/main");
    write("main/.git/refs/heads/topic", ONE);
    write("main/.git/config", "[remote \"origin\"]\n\turl = git@example.com:shop/room.git\n");
    write("main/.git/worktrees/wt/HEAD", "ref: refs/heads/topic");
    write("main/.git/worktrees/wt/commondir", "../..\n");
    write("wt/.git", "gitdir: ../main/.git/worktrees/wt\n");

    assertThat(GitCheckout.of(folder.resolve("wt")))
        .isEqualTo(new GitCheckout(Optional.of(ONE), Optional.of("https://example.com/shop/room")));
  }

  @Test
  void knowsTheCommitOfASubmodule() throws IOException {
    write(".git/HEAD", TWO);
    write(".git/modules/lib/HEAD", ONE);
    write("lib/.git", "gitdir: ../.git/modules/lib");

    assertThat(GitCheckout.of(folder.resolve("lib")).revision()).contains(ONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "ref: refs/heads/.invalid",
        "ref: refs/heads/missing",
        "ref: ../../etc/passwd",
        "ref: refs/../../../etc/passwd",
        "ref: refs/heads/loop",
        "12345",
      })
  void tellsNoCommitWhereThereIsNone(String head) throws IOException {
    write(".git/HEAD", head);
    write(".git/refs/heads/loop", "ref: refs/heads/loop");

    assertThat(GitCheckout.of(folder).revision()).isEmpty();
  }

  @Test
  void tellsNothingOfABrokenLink() throws IOException {
    write(".git", "gitdir: /is/not/there");

    assertThat(GitCheckout.of(folder))
        .isEqualTo(new GitCheckout(Optional.empty(), Optional.empty()));
  }

  @Test
  void takesTheAddressOfOriginAlone() throws IOException {
    write(".git/config", """
        [core]
          url = no
        [remote "fork"]
          url = https://example.com/fork
        [ remote "origin" ]
          fetch = +refs/heads/*:refs/remotes/origin/*
          url = "https://example.com/origin.git"
        """);

    assertThat(GitCheckout.of(folder).source()).contains("https://example.com/origin");
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/a/b.git,               https://example.com/a/b",
    "https://me:secret@example.com:8443/a/b/,   https://example.com:8443/a/b",
    "http://example.com/a,                      http://example.com/a",
    "ssh://git@example.com:2222/a/b.git,        https://example.com/a/b",
    "git://example.com/a,                       https://example.com/a",
    "git@example.com:a/b.git,                   https://example.com/a/b",
    "example.com:a/b,                           https://example.com/a/b",
  })
  void makesAnAddressThatABrowserTakesAndThatHoldsNoSecret(String remote, String address) {
    assertThat(GitCheckout.address(remote)).contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/srv/git/room.git", "../room", "file:///srv/git/room.git", "C:\\git", ""})
  void makesNoneOfAFolder(String remote) {
    assertThat(GitCheckout.address(remote)).isEmpty();
  }

  private void write(String path, String content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}

package dev.polystack.workspace.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.workspace.git.CheckoutState.Distance;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutStateTest {

  @TempDir private Path folder;

  @Test
  void of_aCheckoutWithEverything_tellsItAll() throws Exception {
    var origin = TestRepository.create(folder.resolve("origin"));
    origin.commit("a.txt", "1");
    var clone = origin.clone(folder.resolve("clone"));
    origin.commit("a.txt", "2");
    String mine = clone.commit("mine.txt", "1");
    clone.git("fetch", "--quiet");
    clone.write("mine.txt", "2");
    clone.git("stash", "--quiet");
    clone.write("mine.txt", "3");
    clone.write("new file.txt", "1");

    CheckoutState state = CheckoutState.of(Git.in(clone.folder()));

    assertThat(state.commit()).contains(mine);
    assertThat(state.branch()).contains("main");
    assertThat(state.upstream()).contains("origin/main");
    assertThat(state.distance()).contains(new Distance(1, 1));
    assertThat(state.changed()).isEqualTo(1);
    assertThat(state.untracked()).isEqualTo(1);
    assertThat(state.stashes()).isEqualTo(1);
    assertThat(state.isClean()).isFalse();
  }

  @Test
  void of_aDetachedCheckout_andOfAnEmptyOne_haveLess() throws Exception {
    var repository = TestRepository.create(folder.resolve("a"));
    assertThat(CheckoutState.of(Git.in(repository.folder())).commit()).isEmpty();

    repository.commit("a.txt", "1");
    repository.git("checkout", "--quiet", "--detach");
    CheckoutState state = CheckoutState.of(Git.in(repository.folder()));

    assertThat(state.branch()).isEmpty();
    assertThat(state.upstream()).isEmpty();
    assertThat(state.isClean()).isTrue();
  }
}

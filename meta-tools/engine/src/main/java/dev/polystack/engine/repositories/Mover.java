package dev.polystack.engine.repositories;

import dev.polystack.engine.repositories.Move.Kind;
import dev.polystack.workspace.git.CheckoutState;
import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.git.GitAnswer;
import dev.polystack.workspace.git.WorkTree;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Moves a checkout to a commit by git, which goes over no local change, and finishes what was cut
 * off. A move is noted before git begins, and only where every file that it changes is as the
 * commit before has it. So what is found changed while there is such a note is git's doing or came
 * after it, and without a note it is somebody's.
 */
final class Mover {

  private final Git git;
  private final MoveNote note;

  /**
   * Moves a checkout.
   *
   * @param git in its topmost folder
   */
  Mover(Git git) {
    this.git = git;
    this.note = MoveNote.in(new WorkTree(git.folder()).gitFolder());
  }

  /**
   * Moves it.
   *
   * @param state as it is
   * @param to a commit
   * @return git's answer
   */
  GitAnswer move(Kind kind, CheckoutState state, String to) throws InterruptedException {
    Move move = Move.of(kind, state, to, git);
    boolean noted = nothingIsInTheWayOf(move, state);
    if (noted) {
      note.write(move);
    }
    GitAnswer answer = run(move);
    if (answer.succeeded()) {
      note.remove();
    } else if (noted) {
      clearAway(HalfMove.of(move, git), answer);
    }
    return answer;
  }

  /**
   * Git holds the index' lock while it writes files, until it has replaced the index. So one that
   * was killed on the way still had it, and whoever found it since has not taken another.
   */
  private void clearAway(HalfMove half, GitAnswer answer) {
    if (!half.isBegun()) {
      note.remove();
    } else if (answer.wasKilled() && half.hasTheIndexBefore()) {
      note.removeBeside("index.lock");
    }
  }

  private boolean nothingIsInTheWayOf(Move move, CheckoutState state) throws InterruptedException {
    if (!state.isClean()) {
      return HalfMove.of(move, git).isUntouched();
    }
    WorkFiles files = new WorkFiles(git);
    return FileChange.between(move.from(), move.to(), git).stream()
        .noneMatch(change -> change.isAddition() && files.exists(change.path())); // ignored ones
  }

  private GitAnswer run(Move move) throws InterruptedException {
    var command = new ArrayList<>(move.kind().command());
    command.add(move.to());
    return git.run(command);
  }

  /**
   * Finishes a move that was cut off, if nothing but git's own doing is in its way, and goes on; if
   * something is, says so and does nothing.
   */
  RepositoryResult finishThen(RepositoryResult.Work work) throws InterruptedException {
    Optional<Move> noted = note.read();
    Optional<RepositoryResult> finished = noted.isEmpty() ? Optional.empty() : finish(noted.get());
    if (finished.isPresent() && !finished.get().isGood()) {
      return finished.get();
    }
    note.remove();
    RepositoryResult result = work.run();
    return finished.map(result::after).orElse(result);
  }

  private Optional<RepositoryResult> finish(Move move) throws InterruptedException {
    if (!move.beginsAt(CheckoutState.of(git), git) || !git.succeeds("cat-file", "-e", move.to())) {
      return Optional.empty();
    }
    HalfMove half = HalfMove.of(move, git);
    if (half.isUntouched()) {
      return Optional.empty();
    }
    if (!half.foreign().isEmpty()) {
      return Optional.of(
          RepositoryResult.leftAlone(
              ("a run was ended in the middle of moving it to %.9s, and these have been changed"
                      + " since: %s. Put them aside, as with `git stash`, and do this again")
                  .formatted(move.to(), String.join(", ", half.foreign()))));
    }
    String restored = half.takeOver();
    GitAnswer answer = run(move);
    return Optional.of(
        answer.succeeded()
            ? RepositoryResult.changed(
                "a move that an earlier run was ended in the middle of is finished" + restored)
            : RepositoryResult.leftAlone(
                "a run was ended in the middle of moving it to %.9s, which cannot be finished: %s"
                    .formatted(move.to(), answer.reason())));
  }
}

package dev.polystack.engine.repositories;

import dev.polystack.engine.FileFaults;
import dev.polystack.engine.UserError;
import dev.polystack.workspace.git.Credentials;
import dev.polystack.workspace.git.GitException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * What became of a repository.
 *
 * @param kind how it ended
 * @param words what was done, or why it was not and what to do; no URL in it has a password
 */
public record RepositoryResult(Kind kind, String words) {

  /** How work with a repository ended. */
  public enum Kind {
    /** Something was done. */
    CHANGED,
    /** There was nothing to do. */
    UNCHANGED,
    /** Something would have been to do, but not without touching somebody's work. */
    LEFT_ALONE,
    /** It could not be done. */
    FAILED
  }

  /** Work with one repository. */
  @FunctionalInterface
  interface Work {

    /** Does it. */
    RepositoryResult run() throws InterruptedException;
  }

  /** What comes of work; what goes wrong with one repository does not end that with the others. */
  static RepositoryResult of(Work work) throws InterruptedException {
    try {
      return work.run();
    } catch (GitException e) {
      return failed(e.reason());
    } catch (UserError e) {
      return failed(String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof ClosedByInterruptException) {
        throw new InterruptedException(e.getMessage());
      }
      return failed(FileFaults.words(e));
    }
  }

  /** Takes passwords out of the words. */
  public RepositoryResult {
    words = Credentials.removedFrom(words);
  }

  static RepositoryResult changed(String words) {
    return new RepositoryResult(Kind.CHANGED, words);
  }

  static RepositoryResult unchanged(String words) {
    return new RepositoryResult(Kind.UNCHANGED, words);
  }

  static RepositoryResult leftAlone(String words) {
    return new RepositoryResult(Kind.LEFT_ALONE, words);
  }

  static RepositoryResult failed(String words) {
    return new RepositoryResult(Kind.FAILED, words);
  }

  /** The same after something else was done. */
  RepositoryResult after(RepositoryResult first) {
    return new RepositoryResult(
        kind == Kind.UNCHANGED ? first.kind : kind, words + "; " + first.words);
  }

  /** Whether the repository is now as it was asked for, as far as this work is concerned. */
  public boolean isGood() {
    return kind == Kind.CHANGED || kind == Kind.UNCHANGED;
  }
}

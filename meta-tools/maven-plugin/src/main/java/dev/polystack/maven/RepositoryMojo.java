package dev.polystack.maven;

import java.util.List;
import java.util.Objects;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal about a repository as a whole, with all of its modules and what their tests say. */
abstract class RepositoryMojo extends PactsMojo {

  @Parameter(defaultValue = "${mojoExecution}", readonly = true)
  private @Nullable MojoExecution execution;

  final MojoExecution execution() {
    return Objects.requireNonNull(execution);
  }

  final String goal() {
    return "polystack:" + execution().getGoal();
  }

  /**
   * For goals about all modules together.
   *
   * @throws MojoFailureException if this build has but some of them
   */
  final void requireWholeRepository() throws MojoFailureException {
    int chosen = session().getProjects().size();
    int all = session().getAllProjects().size();
    if (chosen < all) {
      throw new MojoFailureException(
          "%s is for a whole repository, and this build has %d of its %d modules. Leave -pl and -rf away."
              .formatted(goal(), chosen, all));
    }
  }

  /**
   * For goals that rely on what the tests have written.
   *
   * @throws MojoFailureException if modules have not written it, with all of them
   */
  final void requireTested(Reactor reactor) throws MojoFailureException {
    List<String> untested = reactor.untested();
    if (!untested.isEmpty()) {
      throw new MojoFailureException(
          "%s knows nothing of what was not tested:\n  %s\nRun the tests before, in the same build: mvn verify, without skipTests."
              .formatted(goal(), String.join("\n  ", untested)));
    }
  }
}

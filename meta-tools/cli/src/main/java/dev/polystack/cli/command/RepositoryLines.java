package dev.polystack.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.repositories.RepositoryStatus;
import dev.polystack.engine.repositories.RepositoryStatus.Place;
import dev.polystack.workspace.git.CheckoutState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Shows how repositories are, a line for each.
 *
 * @param deployed the version of each repository that the environment runs
 */
record RepositoryLines(List<RepositoryStatus> repositories, Map<String, String> deployed) {

  void show(Console console, String environment) {
    for (RepositoryStatus repository : repositories) {
      Tone tone =
          repository.state().map(CheckoutState::isClean).orElse(false) ? Tone.GOOD : Tone.NOTE;
      List<String> more = new ArrayList<>();
      if (!repository.version().isEmpty()) {
        more.add(repository.version());
      }
      if (!repository.contracts().isEmpty()) {
        more.add("contracts " + String.join(" and ", repository.contracts()));
      }
      Optional.ofNullable(deployed.get(repository.name()))
          .ifPresent(version -> more.add("%s runs %s".formatted(environment, version)));
      console.line(
          ("  "
                  + Console.padded(repository.name(), 26)
                  + " "
                  + console.paint(tone, Console.padded(words(repository), 40))
                  + " "
                  + console.paint(Tone.QUIET, String.join(", ", more)))
              .stripTrailing());
    }
  }

  private static String words(RepositoryStatus repository) {
    if (repository.place() == Place.MISSING) {
      return "is not here: `meta clone`";
    }
    if (!repository.problem().isEmpty()) {
      return "git cannot tell: " + repository.problem();
    }
    return repository.state().map(RepositoryLines::words).orElse("is no git checkout")
        + (repository.place() == Place.SHARED ? " (shared)" : "");
  }

  private static String words(CheckoutState state) {
    List<String> words = new ArrayList<>();
    words.add(
        state.branch().orElseGet(() -> "at %.9s".formatted(state.commit().orElse("no commit"))));
    state
        .distance()
        .ifPresent(
            distance -> {
              add(words, distance.ahead(), "+%d");
              add(words, distance.behind(), "-%d");
            });
    if (state.branch().isPresent() && state.distance().isEmpty()) {
      words.add(state.upstream().isPresent() ? "upstream gone" : "no upstream");
    }
    add(words, state.changed(), "%d changed");
    add(words, state.untracked(), "%d new");
    add(words, state.stashes(), "%d stashed");
    return String.join(" ", words);
  }

  private static void add(List<String> words, int number, String pattern) {
    if (number > 0) {
      words.add(pattern.formatted(number));
    }
  }

  void write(ArrayNode all, String environment) {
    for (RepositoryStatus repository : repositories) {
      ObjectNode one = all.addObject();
      one.put("name", repository.name());
      one.put("place", repository.place().name().toLowerCase(Locale.ROOT));
      repository.state().ifPresent(state -> write(one, state));
      if (!repository.problem().isEmpty()) {
        one.put("problem", repository.problem());
      }
      one.put("version", repository.version());
      repository.contracts().forEach(one.putArray("contracts")::add);
      Optional.ofNullable(deployed.get(repository.name()))
          .ifPresent(version -> one.putObject("deployed").put(environment, version));
    }
  }

  private static void write(ObjectNode one, CheckoutState state) {
    state.commit().ifPresent(commit -> one.put("commit", commit));
    state.branch().ifPresent(branch -> one.put("branch", branch));
    state.upstream().ifPresent(upstream -> one.put("upstream", upstream));
    state
        .distance()
        .ifPresent(distance -> one.put("ahead", distance.ahead()).put("behind", distance.behind()));
    one.put("changed", state.changed());
    one.put("untracked", state.untracked());
    one.put("stashed", state.stashes());
  }
}

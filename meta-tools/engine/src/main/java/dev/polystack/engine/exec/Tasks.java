package dev.polystack.engine.exec;

import dev.polystack.engine.UsageError;
import dev.polystack.engine.UserError;
import dev.polystack.engine.cache.Globs;
import dev.polystack.workspace.graph.DependencyGraph;
import dev.polystack.workspace.select.Suggestions;
import dev.polystack.workspace.task.DeclaredTask;
import dev.polystack.workspace.task.TaskFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What places declare in their {@value TaskFile#NAME}. */
public final class Tasks {

  private final ChosenPlaces places;
  private final Map<Place, Map<String, DeclaredTask>> declared;

  private Tasks(ChosenPlaces places, Map<Place, Map<String, DeclaredTask>> declared) {
    this.places = places;
    this.declared = declared;
  }

  /**
   * Reads what all of the places declare, and those that they need.
   *
   * @throws UserError with every mistake in every file
   */
  public static Tasks of(ChosenPlaces places) {
    List<String> problems = new ArrayList<>();
    Map<Place, Map<String, DeclaredTask>> declared = new LinkedHashMap<>();
    for (Place place : places.whole().order()) {
      declared.put(place, TaskFile.read(place.folder(), problems));
    }
    if (!problems.isEmpty()) {
      throw new UserError(String.join(System.lineSeparator(), problems));
    }
    return new Tasks(places, declared);
  }

  /** Every name, and who declares it. */
  public SortedMap<String, List<Place>> byName() {
    SortedMap<String, List<Place>> names = new TreeMap<>();
    for (Place place : places.graph().order()) {
      for (String name : tasks(place).keySet()) {
        names.computeIfAbsent(name, any -> new ArrayList<>()).add(place);
      }
    }
    return names;
  }

  private Map<String, DeclaredTask> tasks(Place place) {
    return declared.getOrDefault(place, Map.of());
  }

  /**
   * The task of that name.
   *
   * @param variables what every place's command gets to see
   * @throws UsageError if no place declares it; it says what may be meant
   */
  public NamedTask named(String name, Map<String, String> variables) {
    Map<Place, Command> commands = new LinkedHashMap<>();
    for (Place place : places.whole().order()) {
      DeclaredTask task = tasks(place).get(name);
      if (task != null) {
        commands.put(place, command(task, variables));
      }
    }
    ChosenPlaces declaring = places.among(commands.keySet());
    if (declaring.graph().nodes().isEmpty()) {
      throw new UsageError(
          "None of the %d places declares a task '%s' in a %s. %s"
              .formatted(
                  places.graph().nodes().size(),
                  name,
                  TaskFile.NAME,
                  Suggestions.instead(name, byName().keySet())));
    }
    List<Place> without = new ArrayList<>(places.graph().order());
    without.removeAll(commands.keySet());
    forgetWhatFollowsTheUnknown(declaring.whole(), commands);
    return new NamedTask(name, declaring, commands, without);
  }

  /** After something that may have made anything, nothing is known to be the same as before. */
  private static void forgetWhatFollowsTheUnknown(
      DependencyGraph<Place> places, Map<Place, Command> commands) {
    Set<Place> unknown = new HashSet<>();
    for (Place place : places.order()) {
      commands.computeIfPresent(
          place,
          (any, command) -> {
            if (command.isCacheable()
                && Collections.disjoint(unknown, places.dependenciesOf(place))) {
              return command;
            }
            unknown.add(place);
            return command.uncacheable();
          });
    }
  }

  private static Command command(DeclaredTask task, Map<String, String> variables) {
    return new Command(
        task.command(),
        new Globs(task.inputs()),
        new Globs(task.outputs()),
        Set.copyOf(task.variables()),
        variables);
  }
}

package dev.polystack.engine.exec;

import java.util.List;
import java.util.Map;

/**
 * A task that some places declare.
 *
 * @param places those that do
 * @param commands what it is in each of them
 * @param without those of the chosen places that do not
 */
public record NamedTask(
    String name, ChosenPlaces places, Map<Place, Command> commands, List<Place> without) {

  /** Keeps the collections. */
  public NamedTask {
    commands = Map.copyOf(commands);
    without = List.copyOf(without);
  }

  /** What it is in one of them. */
  Command any() {
    return commands.values().iterator().next();
  }

  Command command(Place place) {
    Command command = commands.get(place);
    if (command == null) {
      throw new IllegalArgumentException("%s does not declare %s".formatted(place, name));
    }
    return command;
  }
}

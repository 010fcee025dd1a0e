package dev.polystack.engine.exec;

import dev.polystack.engine.cache.Recipe;
import dev.polystack.engine.cache.TaskCache;
import dev.polystack.engine.process.Program;
import dev.polystack.engine.run.Job;
import dev.polystack.engine.run.LastLines;
import dev.polystack.workspace.fingerprint.Fingerprint;
import dev.polystack.workspace.graph.DependencyGraph;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Runs a place's command there, or takes what it made there before. */
final class CommandJob implements Job<Place> {

  private static final int LAST_LINES = 20;

  private final String kind;
  private final Function<Place, Command> commands;
  private final DependencyGraph<Place> places;
  private final Optional<TaskCache> cache;
  private final Path logs;
  private final Map<Place, Fingerprint> keys = new ConcurrentHashMap<>();
  private final Map<Place, Path> outputs = new ConcurrentHashMap<>();

  /**
   * Runs commands.
   *
   * @param logs where their output is kept
   * @param kind what tells this work from other work in the same places
   * @param commands which is to run where
   * @param cache empty if results are neither looked up nor kept
   */
  CommandJob(
      Path logs,
      String kind,
      Function<Place, Command> commands,
      DependencyGraph<Place> places,
      Optional<TaskCache> cache) {
    this.logs = logs;
    this.kind = kind;
    this.commands = commands;
    this.places = places;
    this.cache = cache;
  }

  @Override
  public Result run(Place place) throws InterruptedException {
    Command command = commands.apply(place);
    if (cache.isEmpty() || !command.isCacheable()) {
      execute(command, place);
      return Result.DONE;
    }
    Recipe recipe = recipe(command, place);
    Fingerprint key = cache.get().key(recipe);
    keys.put(place, key);
    Optional<TaskCache.Hit> hit = cache.get().restore(recipe, key);
    if (hit.isPresent()) {
      hit.get().log().ifPresent(log -> outputs.put(place, log));
      return Result.UNCHANGED;
    }
    cache.get().keep(recipe, key, execute(command, place));
    return Result.DONE;
  }

  /** Runs it and answers where its output is. */
  private Path execute(Command command, Place place) throws InterruptedException {
    Path log = logs.resolve(place.name().replace('/', '.') + ".log");
    outputs.put(place, log);
    int status =
        Program.of(command.words())
            .in(place.folder())
            .with(command.variables())
            .with(variables(place))
            .runInto(log);
    if (status != 0) {
      throw new CommandFailed(status, LastLines.of(log, LAST_LINES));
    }
    return log;
  }

  private Recipe recipe(Command command, Place place) {
    Map<String, String> relevant = new TreeMap<>(variables(place));
    relevant.remove("POLYSTACK_FOLDER"); // The same work elsewhere is still the same.
    for (String name : List.of("POLYSTACK_PROJECT", "POLYSTACK_ENV")) {
      relevant.put(name, command.variables().getOrDefault(name, ""));
    }
    for (String name : command.relevant()) {
      relevant.put("$" + name, System.getenv().getOrDefault(name, ""));
    }
    List<String> upstream = new ArrayList<>();
    for (Place needed : places.dependenciesOf(place)) {
      Optional.ofNullable(keys.get(needed)).ifPresent(key -> upstream.add(key.value()));
    }
    return new Recipe(
        place.name(),
        place.root(),
        place.folder(),
        command.words(),
        relevant,
        command.effectiveInputs(),
        command.outputs(),
        upstream);
  }

  /** What a place's command is told about where it is. */
  private static Map<String, String> variables(Place place) {
    Map<String, String> variables = new HashMap<>();
    variables.put("POLYSTACK_FOLDER", place.folder().toString());
    variables.put("POLYSTACK_REPOSITORY", place.repository());
    place
        .stack()
        .ifPresent(
            id -> {
              variables.put("POLYSTACK_SERVICE", id.service());
              variables.put("POLYSTACK_STACK", id.stack());
            });
    return variables;
  }

  @Override
  public String name(Place place) {
    return place.name();
  }

  @Override
  public Optional<Path> output(Place place) {
    return Optional.ofNullable(outputs.get(place)).filter(Files::exists);
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public boolean isResumable() {
    return true;
  }
}

package dev.polystack.engine.exec;

import dev.polystack.engine.cache.Recipe;
import dev.polystack.engine.cache.TaskCache;
import dev.polystack.engine.process.Program;
import dev.polystack.engine.run.Job;
import dev.polystack.engine.run.LastLines;
import dev.polystack.workspace.fingerprint.Fingerprint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Runs a place's command there, or takes what it made there before. */
final class CommandJob implements Job<Place> {

  private static final int LAST_LINES = 20;

  private final String kind;
  private final Function<Place, Command> commands;
  private final ChosenPlaces places;
  private final Optional<TaskCache> cache;
  private final Path logs;

  /** Of what is known to stand as it is made from what is there. */
  private final Map<Place, Fingerprint> keys = new ConcurrentHashMap<>();

  private final Set<Place> looked = new HashSet<>();
  private final Map<Place, Path> outputs = new ConcurrentHashMap<>();

  /** Whose result was not kept, for what it needs has none. */
  private final Map<Place, Place> unkept = new ConcurrentHashMap<>();

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
      ChosenPlaces places,
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
    return run(command, place, cache.get());
  }

  private Result run(Command command, Place place, TaskCache results) throws InterruptedException {
    if (places.leavesOut()) {
      lookAtWhatIsNotRun(place, results);
    }
    Optional<Recipe> recipe = recipe(command, place);
    if (recipe.isEmpty()) {
      execute(command, place);
      return Result.DONE;
    }
    Fingerprint key = results.key(recipe.get());
    Optional<TaskCache.Hit> hit = results.restore(recipe.get(), key);
    if (hit.isPresent()) {
      keys.put(place, key);
      hit.get().log().ifPresent(log -> outputs.put(place, log));
      return Result.UNCHANGED;
    }
    if (results.keep(recipe.get(), key, execute(command, place))) {
      keys.put(place, key);
    }
    return Result.DONE;
  }

  /**
   * What is needed but left out of this run counts if it stands as its own last run has made it
   * from what is there now. Otherwise whatever needs it is run, and not kept.
   */
  private synchronized void lookAtWhatIsNotRun(Place place, TaskCache results) {
    for (Place needed : places.whole().withDependencies(List.of(place))) {
      if (places.graph().nodes().contains(needed) || !looked.add(needed)) {
        continue;
      }
      recipe(commands.apply(needed), needed)
          .ifPresent(
              recipe -> {
                Fingerprint key = results.key(recipe);
                if (results.stands(recipe, key)) {
                  keys.put(needed, key);
                }
              });
    }
  }

  /** Runs it and answers where its output is. */
  private Path execute(Command command, Place place) throws InterruptedException {
    Path log = logs.resolve(place.name().replace('/', '+') + ".log");
    outputs.put(place, log);
    int status =
        Program.of(command.words())
            .in(place.folder())
            .with(command.variables())
            .with(place.variables())
            .runInto(log);
    if (status != 0) {
      throw new CommandFailed(status, LastLines.of(log, LAST_LINES));
    }
    return log;
  }

  /** What a place's result is made from; empty if that is not known of all that it needs. */
  private Optional<Recipe> recipe(Command command, Place place) {
    List<String> upstream = new ArrayList<>();
    for (Place needed : places.whole().dependenciesOf(place)) {
      Fingerprint key = keys.get(needed);
      if (key == null) {
        unkept.put(place, needed);
        return Optional.empty();
      }
      upstream.add(key.value());
    }
    Map<String, String> relevant = new TreeMap<>(place.variables());
    relevant.remove("POLYSTACK_FOLDER"); // The same work elsewhere is still the same.
    for (String name : List.of("POLYSTACK_PROJECT", "POLYSTACK_ENV")) {
      relevant.put(name, command.variables().getOrDefault(name, ""));
    }
    for (String name : command.relevant()) {
      relevant.put("$" + name, System.getenv().getOrDefault(name, ""));
    }
    return Optional.of(
        new Recipe(
            place.name(),
            place.root(),
            place.folder(),
            command.words(),
            relevant,
            command.effectiveInputs(),
            command.outputs(),
            upstream));
  }

  @Override
  public String name(Place place) {
    return place.name();
  }

  @Override
  public String done(Place place) {
    Place needed = unkept.get(place);
    return needed == null
        ? Job.super.done(place)
        : "done, and not kept: %s, which it needs, has no result".formatted(needed.name());
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
  public boolean isResumable(Place place) {
    return cache.isEmpty() || !commands.apply(place).isCacheable();
  }
}

package dev.polystack.cli.command;

import dev.polystack.engine.UserError;
import dev.polystack.engine.WorkFolder;
import dev.polystack.workspace.file.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Lets {@code --resume} stand for all the arguments of the verb's last run. Whatever else is given
 * with it is added to those, and counts more than they do.
 */
public final class Resumption {

  private static final Set<String> VERBS = Set.of("exec", "run", "deploy");
  private static final String OPTION = "--resume";
  private static final String END_OF_OPTIONS = "--";

  private Resumption() {}

  /** Whether the arguments ask to go on with an earlier run. */
  public static boolean isAskedFor(List<String> arguments) {
    return !arguments.isEmpty()
        && VERBS.contains(arguments.get(0))
        && options(arguments).contains(OPTION);
  }

  /** The arguments with those of the last run, if that is asked for. */
  public static List<String> complete(WorkFolder work, List<String> arguments) {
    if (!isAskedFor(arguments)) {
      return arguments;
    }
    Path file = file(work, arguments.get(0));
    try {
      return Files.exists(file)
          ? merge(Files.readAllLines(file).stream().map(Resumption::decode).toList(), arguments)
          : arguments;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * Remembers a command line that was understood, for a later {@code --resume}.
   *
   * @return what was remembered before, for {@link #restore}
   */
  static List<String> remember(WorkFolder work, CommandSpec verb) {
    String name = name(verb);
    List<String> all = new ArrayList<>(List.of(name));
    all.addAll(verb.commandLine().getParseResult().originalArgs());
    Path file = file(work, name);
    try {
      List<String> before = Files.exists(file) ? Files.readAllLines(file) : List.of();
      WholeFile.write(file, all.stream().map(Resumption::encode).toList());
      return before;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Remembers what was remembered before, since the new command line was wrong after all. */
  static void restore(WorkFolder work, CommandSpec verb, List<String> before) {
    Path file = file(work, name(verb));
    try {
      if (before.isEmpty()) {
        Files.deleteIfExists(file);
      } else {
        WholeFile.write(file, before);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /**
   * Refuses to go on where nothing has been remembered.
   *
   * @throws UserError that says so
   */
  static void require(WorkFolder work, String verb) {
    if (!Files.exists(file(work, verb))) {
      throw new UserError("There is nothing to resume: no `meta %s` has run here.".formatted(verb));
    }
  }

  static String name(CommandSpec verb) {
    return verb.name().substring(verb.name().lastIndexOf(' ') + 1); // of "meta exec"
  }

  private static Path file(WorkFolder work, String verb) {
    return work.path().resolve("run").resolve(verb + ".arguments");
  }

  private static List<String> merge(List<String> last, List<String> arguments) {
    List<String> all = new ArrayList<>(last);
    all.addAll(options(last).size(), arguments.subList(1, arguments.size()));
    return all;
  }

  private static List<String> options(List<String> arguments) {
    int end = arguments.indexOf(END_OF_OPTIONS);
    return end < 0 ? arguments : arguments.subList(0, end);
  }

  private static String encode(String argument) {
    return URLEncoder.encode(argument, StandardCharsets.UTF_8);
  }

  private static String decode(String line) {
    return URLDecoder.decode(line, StandardCharsets.UTF_8);
  }
}

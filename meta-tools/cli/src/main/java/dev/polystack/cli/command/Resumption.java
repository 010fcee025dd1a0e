package dev.polystack.cli;

import dev.polystack.engine.WorkFolder;
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

/**
 * Lets {@code --resume} stand for all the arguments of the verb's last run. Whatever else is given
 * with it is added to those, and counts more than they do.
 */
final class Resumption {

  private static final Set<String> VERBS = Set.of("exec", "run", "deploy");
  private static final String OPTION = "--resume";
  private static final String END_OF_OPTIONS = "--";

  private Resumption() {}

  /** Whether the arguments ask to go on with an earlier run. */
  static boolean isAskedFor(List<String> arguments) {
    return isResumable(arguments) && options(arguments).contains(OPTION);
  }

  /** The arguments with those of the last run, if that is asked for; else they are remembered. */
  static List<String> complete(WorkFolder work, List<String> arguments) {
    if (!isResumable(arguments) || options(arguments).contains("--help")) {
      return arguments;
    }
    Path file = work.made("run").resolve(arguments.get(0) + ".arguments");
    try {
      if (!isAskedFor(arguments)) {
        Files.write(file, arguments.stream().map(Resumption::encode).toList());
        return arguments;
      }
      return Files.exists(file)
          ? merge(Files.readAllLines(file).stream().map(Resumption::decode).toList(), arguments)
          : arguments;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use " + file, e);
    }
  }

  private static List<String> merge(List<String> last, List<String> arguments) {
    List<String> all = new ArrayList<>(last);
    all.addAll(options(last).size(), arguments.subList(1, arguments.size()));
    return all;
  }

  private static boolean isResumable(List<String> arguments) {
    return !arguments.isEmpty() && VERBS.contains(arguments.get(0));
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

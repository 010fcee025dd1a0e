package dev.polystack.engine.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who owns which folder of a repository, by its CODEOWNERS file: the last line that fits counts.
 *
 * @see <a
 *     href="https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners">About
 *     code owners</a>
 */
final class CodeOwners {

  private static final List<String> PLACES = List.of(".github", "", "docs");

  private record Line(List<PathMatcher> matchers, List<String> owners) {}

  private final List<Line> lines;

  private CodeOwners(List<Line> lines) {
    this.lines = lines;
  }

  /**
   * Reads the file of a repository, from wherever it may stand; without one nobody owns a thing.
   */
  static CodeOwners of(Path repository) {
    for (String place : PLACES) {
      Path file = repository.resolve(place).resolve("CODEOWNERS");
      if (Files.exists(file)) {
        try (Stream<String> text = Files.lines(file)) {
          return new CodeOwners(text.flatMap(CodeOwners::parse).toList());
        } catch (IOException e) {
          throw new UncheckedIOException("cannot read " + file, e);
        }
      }
    }
    return new CodeOwners(List.of());
  }

  /** Who owns a folder, given relative to the repository; {@code ""} for all of it. */
  List<String> of(String folder) {
    Path something = Path.of(folder).resolve("anything");
    List<String> owners = List.of();
    for (Line line : lines) {
      if (line.matchers().stream().anyMatch(matcher -> matcher.matches(something))) {
        owners = line.owners();
      }
    }
    return owners;
  }

  private static Stream<Line> parse(String text) {
    List<String> words =
        new ArrayList<>(List.of(text.replaceFirst("(^|\\s)#.*", "").strip().split("\\s+")));
    String pattern = words.remove(0);
    return pattern.isEmpty() ? Stream.of() : Stream.of(new Line(matchers(pattern), words));
  }

  /** A pattern with a slash within stands for one place; every folder owns what is in it. */
  private static List<PathMatcher> matchers(String pattern) {
    String name = pattern.replaceFirst("/+$", "");
    String place = name.contains("/") ? name.replaceFirst("^/", "") : "{,**/}" + name;
    return Stream.of(place, place + "/**")
        .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
        .toList();
  }
}

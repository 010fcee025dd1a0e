package dev.polystack.engine.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who owns which folder of a repository, by its CODEOWNERS file: the last line that fits counts, of
 * each section where there are some.
 *
 * @see <a
 *     href="https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners">About
 *     code owners (GitHub)</a>
 * @see <a href="https://docs.gitlab.com/user/project/codeowners/reference/">CODEOWNERS syntax
 *     (GitLab)</a>, which has the sections
 */
final class CodeOwners {

  private static final List<String> PLACES = List.of(".github", "", "docs", ".gitlab");

  /**
   * {@code [Name]}, perhaps optional or with a number of approvals, and who owns if none is said.
   */
  private static final Pattern SECTION =
      Pattern.compile("\\^?\\[(?<name>[^]]+)](\\[\\d+])?(?<owners>\\s.*)?");

  private record Line(List<PathMatcher> matchers, List<String> owners) {}

  private final Collection<List<Line>> sections;

  private CodeOwners(Collection<List<Line>> sections) {
    this.sections = sections;
  }

  /**
   * Reads the file of a repository, from wherever it may stand; without one nobody owns a thing.
   */
  static CodeOwners of(Path repository) {
    for (String place : PLACES) {
      Path file = repository.resolve(place).resolve("CODEOWNERS");
      if (Files.exists(file)) {
        try {
          return parse(Files.readAllLines(file));
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
    return sections.stream()
        .flatMap(lines -> lastOf(lines, something).stream())
        .distinct()
        .toList();
  }

  private static List<String> lastOf(List<Line> lines, Path something) {
    List<String> owners = List.of();
    for (Line line : lines) {
      if (line.matchers().stream().anyMatch(matcher -> matcher.matches(something))) {
        owners = line.owners();
      }
    }
    return owners;
  }

  private static CodeOwners parse(List<String> text) {
    Map<String, List<Line>> sections = new LinkedHashMap<>();
    String name = "";
    List<String> otherwise = List.of();
    for (String each : text) {
      String line = each.replaceFirst("(^|\\s)#.*", "").strip();
      Matcher section = SECTION.matcher(line);
      if (section.matches()) {
        name = section.group("name").toLowerCase(Locale.ROOT);
        otherwise = words(section.group("owners") == null ? "" : section.group("owners").strip());
      } else if (!line.isEmpty()) {
        List<String> words = words(line);
        List<String> owners = words.subList(1, words.size());
        sections
            .computeIfAbsent(name, any -> new ArrayList<>())
            .add(new Line(matchers(words.get(0)), owners.isEmpty() ? otherwise : owners));
      }
    }
    return new CodeOwners(sections.values());
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("(?<!\\\\)\\s+"));
  }

  /**
   * A pattern with a slash within stands for one place; every folder owns what is in it, but for
   * {@code folder/*}, which owns the files alone that stand right there. Of brackets and braces,
   * which a glob would read, neither format knows anything.
   */
  private static List<PathMatcher> matchers(String pattern) {
    String name = pattern.replaceFirst("[/\\\\]+$", "").replaceAll("[\\[\\]{}]", "\\\\$0");
    String place = name.contains("/") ? name.replaceFirst("^/", "") : "{,**/}" + name;
    Stream<String> globs =
        pattern.endsWith("/*") ? Stream.of(place) : Stream.of(place, place + "/**");
    return globs.map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob)).toList();
  }
}

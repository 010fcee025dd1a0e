package dev.polystack.engine.scaffold;

import com.samskivert.mustache.Mustache;
import dev.polystack.engine.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files to begin with: a folder of Mustache templates, and in {@code files} for each the path that
 * it becomes, which is a template too.
 *
 * @see <a href="https://mustache.github.io/mustache.5.html">Mustache</a>
 */
final class Template {

  private static final String FOLDER = "/dev/polystack/engine/scaffold/";

  /** Throws on a name that has no value, instead of leaving a hole. */
  private static final Mustache.Compiler MUSTACHE = Mustache.compiler().escapeHTML(false);

  private final String name;

  Template(String name) {
    this.name = name;
  }

  /**
   * Writes every file of the template, or none.
   *
   * @param values what stands for the names in it
   * @return the paths that were written, relative to the folder
   * @throws UserError if one of the files is there already
   */
  List<Path> writeTo(Path folder, Map<String, ?> values) {
    Map<Path, String> files = render(values);
    List<Path> there =
        files.keySet().stream().filter(f -> Files.exists(folder.resolve(f))).toList();
    if (!there.isEmpty()) {
      throw new UserError(
          "Nothing was written: %s has %s already. Choose another name, or remove what is there."
              .formatted(folder, there));
    }
    files.forEach((file, text) -> write(folder.resolve(file), text));
    return List.copyOf(files.keySet());
  }

  /** One file of the template as text; after a slash, of another: {@code /repository/ci.yml}. */
  String text(String file, Map<String, ?> values) {
    String path = file.startsWith("/") ? file.substring(1) : name + "/" + file;
    return MUSTACHE.compile(resource(path)).execute(values);
  }

  private Map<Path, String> render(Map<String, ?> values) {
    Map<Path, String> files = new LinkedHashMap<>();
    resource(name + "/files")
        .lines()
        .forEach(
            line -> {
              List<String> fromAndTo = List.of(line.strip().split(" +", 2));
              files.put(
                  Path.of(MUSTACHE.compile(fromAndTo.get(1)).execute(values)),
                  text(fromAndTo.get(0), values));
            });
    return files;
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static String resource(String path) {
    try (InputStream stream = Template.class.getResourceAsStream(FOLDER + path)) {
      if (stream == null) {
        throw new IllegalStateException("this program lacks its own " + path);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read this program's own " + path, e);
    }
  }
}

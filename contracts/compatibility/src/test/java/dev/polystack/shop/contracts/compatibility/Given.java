package dev.polystack.shop.contracts.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Contracts for tests: made of texts, changed by replacing some text. */
final class Given {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Given() {}

  /** What breaks when a text in one of these documents is replaced by another. */
  static List<Finding> change(Map<String, String> documents, String old, String now) {
    assertThat(documents.values())
        .as("a document with %s", old)
        .anyMatch(each -> each.contains(old));
    Map<String, String> changed = new TreeMap<>();
    documents.forEach((file, text) -> changed.put(file, text.replace(old, now)));
    return compare(contracts(documents), contracts(changed));
  }

  /** What breaks when all contracts are replaced by others. */
  static List<Finding> compare(ContractSet released, ContractSet current) {
    Findings findings = new Findings();
    Comparison.compare(released, current, new Retired(), findings);
    Comparison.versions(released, current, findings);
    return findings.list();
  }

  static ContractSet contracts(Map<String, String> documents) {
    Map<Path, JsonNode> json = new TreeMap<>();
    Map<Path, String> sdl = new TreeMap<>();
    documents.forEach(
        (file, text) -> {
          if (file.endsWith(".json")) {
            json.put(Path.of(file), parse(text));
          } else {
            sdl.put(Path.of(file), text);
          }
        });
    return new ContractSet(json, sdl);
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** Compiles types of the package without a name into a jar. */
  static Path jar(Path jar, String... sources) throws IOException {
    List<JavaFileObject> files = new ArrayList<>();
    for (String source : sources) {
      String name = source.replaceFirst("(?s).*?(record|class|interface|enum) (\\w+).*", "$2");
      files.add(
          new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
              return source;
            }
          });
    }
    return jar(jar, List.of(), files);
  }

  /**
   * Compiles all sources of a folder into a jar.
   *
   * @param others the folder of the sources that they need
   */
  static Path jar(Path jar, Path sources, Path others) throws IOException {
    List<JavaFileObject> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(sources)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.add(
            new SimpleJavaFileObject(file.toUri(), Kind.SOURCE) {
              @Override
              public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
                return Files.readString(file);
              }
            });
      }
    }
    return jar(
        jar,
        List.of(
            "-proc:none",
            "-XDsuppressNotes",
            "-cp",
            System.getProperty("java.class.path"),
            "-sourcepath",
            sources + File.pathSeparator + others),
        files);
  }

  private static Path jar(Path jar, List<String> more, List<? extends JavaFileObject> files)
      throws IOException {
    Path classes = Files.createTempDirectory(jar.toAbsolutePath().getParent(), "classes");
    List<String> options = new ArrayList<>(List.of("-d", classes.toString()));
    options.addAll(more);
    boolean compiled =
        ToolProvider.getSystemJavaCompiler().getTask(null, null, null, options, null, files).call();
    assertThat(compiled).as("the sources compile").isTrue();
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> all = Files.walk(classes)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
    return jar;
  }

  /** Copies a folder with all that is in it. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}

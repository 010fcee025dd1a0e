package dev.polystack.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A generated project: a repository of stacks in layers, each of which consumes what two stacks of
 * the layer before publish; and the same graph for make, turbo, nx and lerna.
 */
final class StackProject {

  private static final int LAYERS = 5;

  private final Path root;
  private final int perLayer;

  private StackProject(Path root, int perLayer) {
    this.root = root;
    this.perLayer = perLayer;
  }

  /** Makes one of that many stacks, with two small files each, in a new folder. */
  static void generate(Path root, int stacks) {
    StackProject project = new StackProject(root, stacks / LAYERS);
    project.write(
        "repos.yaml",
        "repositories:\n  app: {type: git, url: https://example.org/app.git, version: main}\n");
    PackageFiles.ofRoot().forEach(file -> project.write(file.path(), file.content()));
    List<String> rules = new ArrayList<>(List.of("all:"));
    for (int layer = 0; layer < LAYERS; layer++) {
      for (int i = 0; i < project.perLayer; i++) {
        project.addStack(layer, i, rules);
      }
    }
    project.write("Makefile", String.join("\n", rules) + "\n");
  }

  private void addStack(int layer, int index, List<String> rules) {
    String name = name(layer, index);
    List<String> needs = new ArrayList<>();
    if (layer > 0) {
      needs.add(name(layer - 1, index));
      if (perLayer > 1) {
        needs.add(name(layer - 1, (index + 1) % perLayer));
      }
    }
    String consumes = String.join(", ", needs.stream().map(need -> need + "/value").toList());
    write(
        "app/" + name + "/stack.yaml", "publishes: [value]\nconsumes: [%s]\n".formatted(consumes));
    var npm = PackageFiles.ofStack(Path.of("app", name), name, needs, 0.2);
    write(npm.path(), npm.content());
    write("app/" + name + "/src/one.txt", name);
    write("app/" + name + "/src/two.txt", name);
    rules.add("all: " + name);
    rules.add("%s: %s\n\t@sleep 0.2".formatted(name, String.join(" ", needs)));
  }

  private static String name(int layer, int index) {
    return "s%d-%d".formatted(layer, index);
  }

  private void write(String path, String content) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

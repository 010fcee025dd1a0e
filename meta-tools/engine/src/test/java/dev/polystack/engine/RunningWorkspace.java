package dev.polystack.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The workspace above this folder whose embedded cloud runs. */
public final class RunningWorkspace {

  private RunningWorkspace() {}

  /** Finds it. */
  public static Checkout checkout() {
    Path root =
        Stream.iterate(Path.of("").toAbsolutePath(), each -> each != null, Path::getParent)
            .filter(each -> Files.exists(each.resolve(".polystack/local/cloud.json")))
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException("no cloud runs above this folder: run `meta up`"));
    return new Checkout(root, root.resolve("meta-tools"));
  }
}

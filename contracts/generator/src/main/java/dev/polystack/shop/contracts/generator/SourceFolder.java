package dev.polystack.shop.contracts.generator;

import com.palantir.javapoet.JavaFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The folder of generated sources. A source that stays the same is not touched, nor compiled. */
final class SourceFolder {

  private final Path root;
  private final Set<Path> written = new HashSet<>();

  SourceFolder(Path root) {
    this.root = root;
  }

  void write(JavaFile source) throws IOException {
    Path file =
        root.resolve(source.packageName().replace('.', '/'))
            .resolve(source.typeSpec().name() + ".java");
    String text = source.toString();
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    written.add(file);
  }

  /** A type whose contract is gone must not be compiled for ever. */
  void removeOthers() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!written.contains(file)) {
          Files.delete(file);
        }
      }
    }
  }
}

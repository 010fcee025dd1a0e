package dev.polystack.local.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives one {@link Daemon} to all the tests that do it no harm, since starting one takes seconds.
 * It ends with the last test.
 */
final class SharedDaemon implements ParameterResolver {

  /** The daemon, and the folder that goes with it. */
  private record Started(Daemon daemon) implements AutoCloseable {

    static Started now() {
      try {
        return new Started(Daemon.start(Files.createTempDirectory("shared-cloud-")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      daemon.close();
      try (Stream<Path> files = Files.walk(daemon.home())) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Daemon.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedDaemon.class))
        .getOrComputeIfAbsent("daemon", key -> Started.now(), Started.class)
        .daemon();
  }
}

package dev.polystack.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The daemon: runs every part of the cloud until it is asked to end. */
@Command(name = "local-cloud", description = "Runs the embedded cloud of one checkout.")
public final class LocalCloud implements Callable<Integer> {

  @Option(names = "--home", required = true, description = "Where it keeps everything.")
  private @Nullable Path homeFolder;

  @Option(names = "--python", required = true, description = "The interpreter with the emulator.")
  private @Nullable Path python;

  @Option(names = "--port", description = "The API's port; another one is an error.")
  private int port;

  /** Not static: {@link #main} says first how to log. */
  private final Logger log = LoggerFactory.getLogger(LocalCloud.class);

  /** Runs until it is asked to end. */
  public static void main(String[] arguments) {
    // The JDK's server answers 40 ms late otherwise: Nagle's algorithm waits for an
    // acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("logback.configurationFile", "dev/polystack/local/logback-daemon.xml");
    int status =
        new CommandLine(new LocalCloud())
            .setExecutionExceptionHandler(
                (e, command, parsed) -> {
                  LoggerFactory.getLogger(LocalCloud.class).error("The embedded cloud stopped.", e);
                  System.err.println(e.getMessage());
                  return 1;
                })
            .execute(arguments);
    System.exit(status);
  }

  @Override
  public Integer call() throws Exception {
    Home home = new Home(Objects.requireNonNull(homeFolder).toAbsolutePath());
    Path interpreter = Objects.requireNonNull(python).toAbsolutePath();
    Files.createDirectories(home.root());
    Optional<OnlyOne> only = OnlyOne.in(home);
    if (only.isEmpty()) {
      log.info("another embedded cloud runs in {} already", home.root());
      return 0;
    }
    try (OnlyOne held = only.get()) {
      run(home, interpreter);
    }
    return 0;
  }

  private void run(Home home, Path interpreter) throws IOException, InterruptedException {
    long began = System.nanoTime();
    Files.deleteIfExists(home.cloudFile());
    Leftovers leftovers = new Leftovers(home);
    leftovers.await();
    Identity identity = Identity.of(home, port);
    MovedPorts.rewrite(home.state("emulator"), identity.moved());
    identity.settled(home);
    Parts parts = new Parts(home, identity);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(parts), "stop"));
    parts.start(interpreter, leftovers);
    log.info("ready in {} ms", (System.nanoTime() - began) / 1_000_000);
    Thread.currentThread().join();
  }

  private void stop(Parts parts) {
    log.info("stopping");
    parts.close();
    log.info("stopped");
  }
}

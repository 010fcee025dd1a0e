package dev.polystack.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.process.Finished;
import dev.polystack.pacts.Participant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One repository in a clone of its own. */
record Alone(Polyrepo polyrepo, String name, Path folder) {

  /** Its own build, as its README and its CI workflow have it: with all gates and unit tests. */
  Finished deploy(String... more) throws InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("deploy"));
    arguments.addAll(List.of(more));
    return polyrepo.maven(this, arguments);
  }

  /**
   * Its own build without what {@code meta test} has run on the same sources: the gates, and all
   * unit tests but those that write and verify pacts.
   */
  Finished deployQuickly(String... more) throws InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of("-Dquick", "-Dtest=*PactTest", "-Dsurefire.failIfNoSpecifiedTests=false"));
    arguments.addAll(List.of(more));
    return deploy(arguments.toArray(String[]::new));
  }

  /** Commits what was changed. */
  void commit() throws InterruptedException {
    polyrepo.git(folder, "commit", "--quiet", "--all", "--message", "Change");
  }

  /** Its service as a broker calls what is committed: by the snapshot and the commit. */
  Participant as(String service) throws InterruptedException {
    String commit = polyrepo.git(folder, "rev-parse", "HEAD").get(0).substring(0, 12);
    return new Participant(service, "0.1.0-SNAPSHOT+" + commit);
  }

  /** Changes a file. */
  void edit(String path, String before, String after) throws IOException {
    Path file = folder.resolve(path);
    String text = Files.readString(file);
    assertThat(text).as("%s has to hold what is to be changed", path).containsOnlyOnce(before);
    Files.writeString(file, text.replace(before, after));
  }
}

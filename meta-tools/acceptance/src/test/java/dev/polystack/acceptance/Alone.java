package dev.polystack.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.process.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One repository in a clone of its own. */
record Alone(Polyrepo polyrepo, Path folder) {

  /**
   * Its own build. The gates and all other unit tests have been run by {@code meta test} when this
   * is, so only pacts are written and verified again.
   */
  Finished deploy(String... more) throws InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "deploy",
                "-Dquick",
                "-Dtest=*PactTest",
                "-Dsurefire.failIfNoSpecifiedTests=false",
                "-Dpolystack.work=" + polyrepo.work()));
    arguments.addAll(List.of(more));
    return polyrepo.maven(folder, arguments);
  }

  /** Changes a file. */
  void edit(String path, String before, String after) throws IOException {
    Path file = folder.resolve(path);
    String text = Files.readString(file);
    assertThat(text).as("%s has to hold what is to be changed", path).contains(before);
    Files.writeString(file, text.replace(before, after));
  }
}

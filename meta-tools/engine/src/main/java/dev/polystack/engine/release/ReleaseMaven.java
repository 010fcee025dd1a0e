package dev.polystack.engine.release;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.engine.UserError;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.process.Program;
import dev.polystack.engine.tools.Maven;
import dev.polystack.workspace.git.Git;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Maven in the clone of a release, and what the repository does there by itself. */
record ReleaseMaven(WorkFolder work, ReleaseRequest request) {

  /** Says how to start what a repository wants to do before each of its releases. */
  private static final String HOOK = "release.json";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * Writes what the repository itself wants to keep of each version.
   *
   * @return whether it wants to
   * @throws UserError if that fails
   */
  boolean prepareContents(Git clone, Version version) throws InterruptedException {
    Path hook = clone.folder().resolve(HOOK);
    if (!Files.exists(hook)) {
      return false;
    }
    Path log = work.log("release-" + clone.folder().getFileName());
    Finished finished =
        Program.of("bash", "-c", app(hook))
            .in(clone.folder())
            .with(
                Map.of(
                    "RELEASE_VERSION",
                    version.toString(),
                    "MAVEN",
                    ReleaseRequest.quoted(mavenCommand()) + " " + request.mavenLine()))
            .run(log);
    if (!finished.succeeded()) {
      throw new UserError(
          "What %s does before a release failed:\n%s\n  Log: %s"
              .formatted(clone.folder().getFileName(), Maven.errors(finished), log));
    }
    return true;
  }

  private static String app(Path hook) {
    try {
      return JSON.readTree(hook.toFile()).path("app").asText();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + hook, e);
    }
  }

  private static String mavenCommand() {
    return System.getenv().getOrDefault("META_MAVEN", "mvn");
  }

  /**
   * Runs a goal of Maven, with what the user wants it to be given.
   *
   * @throws UserError if it fails
   */
  void run(Git clone, String goal, String... properties) throws InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(mavenCommand(), "-B", "-ntp", "-Dstyle.color=never"));
    command.addAll(request.mavenArguments());
    command.add("-Darguments=" + request.mavenLine());
    command.addAll(List.of(properties));
    command.add(goal);
    Path log = work.log("release-" + clone.folder().getFileName());
    Finished finished = Program.of(command).in(clone.folder()).run(log);
    if (!finished.succeeded()) {
      throw new UserError(
          "%s of %s failed:\n%s\n  Mend it and run `meta release` again: it goes on with what is left. Log: %s"
              .formatted(goal, clone.folder().getFileName(), Maven.errors(finished), log));
    }
  }
}

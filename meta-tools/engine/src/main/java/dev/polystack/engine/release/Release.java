package dev.polystack.engine.release;

import dev.polystack.engine.UserError;
import dev.polystack.engine.repositories.Connections;
import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.git.GitAnswer;
import dev.polystack.workspace.git.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** The release of one repository, or its coming to build with others' new versions. */
final class Release {

  /** How the commits of the Maven Release Plugin begin. */
  static final String TOOL = "[maven-release-plugin]";

  private static final int ATTEMPTS = 3;

  private final Workspace workspace;
  private final Scratch scratch;
  private final ReleaseMaven maven;
  private final Clock clock;
  private final Transport transport = Connections.USUAL.transport();

  Release(Workspace workspace, Scratch scratch, ReleaseMaven maven, Clock clock) {
    this.workspace = workspace;
    this.scratch = scratch;
    this.maven = maven;
    this.clock = clock;
  }

  /**
   * Makes the commits and the tag, and pushes them as a whole. Whoever pushed to the branch in the
   * meantime was first: then it begins anew.
   */
  void tag(Source source, ReleasePlan plan, Version version) throws InterruptedException {
    for (int attempt = 1; !source.isTagged(version); attempt++) {
      Git clone = source.cloneTo(scratch.folder(source.name()));
      List<String> subjects = subjects(clone);
      raise(clone, source.name(), plan);
      if (maven.prepareContents(clone, version)) {
        commit(clone, "Keep what %s promises".formatted(version));
      }
      Path changelog = clone.folder().resolve("CHANGELOG.md");
      write(
          changelog,
          Changelog.release(
              Files.exists(changelog) ? read(changelog) : "",
              version,
              LocalDate.now(clock),
              subjects));
      commit(clone, "Write the changelog of %s".formatted(version));
      maven.run(
          clone,
          "release:prepare",
          "-DreleaseVersion=" + version,
          "-DdevelopmentVersion=" + version.nextSnapshot(),
          "-DpushChanges=false",
          "-Dscm.url=" + clone.folder().toUri());
      if (isPushed(clone, source, attempt, "--atomic", version.tag())) {
        return;
      }
    }
  }

  /** Builds what the tag holds and publishes it. */
  void publish(Source source, Version version) throws InterruptedException {
    Git clone = source.cloneTo(scratch.folder(source.name()));
    // What the plugin would know from the preparation, which was made in another clone.
    Properties prepared = new Properties();
    prepared.setProperty("completedPhase", "end-release");
    prepared.setProperty("scm.url", "scm:git:" + clone.folder().toUri());
    prepared.setProperty("scm.tag", version.tag());
    try (Writer file = Files.newBufferedWriter(clone.folder().resolve("release.properties"))) {
      prepared.store(file, null);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + clone.folder(), e);
    }
    maven.run(clone, "release:perform");
  }

  /** Has a repository build with others' new versions, and pushes that. */
  void raiseOnly(Source source, ReleasePlan plan) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Git clone = source.cloneTo(scratch.folder(source.name()));
      raise(clone, source.name(), plan);
      if (clone.lines("log", "--format=%h", "origin/" + source.branch() + "..HEAD").isEmpty()
          || isPushed(clone, source, attempt)) {
        return;
      }
    }
  }

  /**
   * Whether the remote takes the branch as it is here; if not, somebody else was first.
   *
   * @throws UserError if it refused for another reason, or if that was the last attempt
   */
  private boolean isPushed(Git clone, Source source, int attempt, String... more)
      throws InterruptedException {
    List<String> push =
        new ArrayList<>(List.of("push", "--quiet", "origin", "HEAD:" + source.branch()));
    push.addAll(List.of(more));
    GitAnswer answer = transport.run(clone, source.url(), push);
    if (!answer.succeeded() && (attempt == ATTEMPTS || !hasMoved(clone, source))) {
      throw new UserError(
          "%s could not be pushed to %s: %s\n  Is the branch %s protected?"
              .formatted(source.name(), source.url(), answer.reason(), source.branch()));
    }
    return answer.succeeded();
  }

  /** Whether the remote's branch is another than it was when it was cloned. */
  private static boolean hasMoved(Git clone, Source source) throws InterruptedException {
    String ref = "refs/heads/" + source.branch();
    String cloned = clone.need("rev-parse", "origin/" + source.branch());
    return clone
        .ask("ls-remote", "origin", ref)
        .filter(line -> !line.startsWith(cloned))
        .isPresent();
  }

  /** Commits whatever has changed; nothing, if nothing has. */
  private static void commit(Git clone, String subject) throws InterruptedException {
    clone.need("add", "--all");
    if (!clone.succeeds("diff", "--cached", "--quiet")) {
      clone.need("commit", "--quiet", "--message", subject);
    }
  }

  /** A commit for each repository whose new version this one builds with. */
  private void raise(Git clone, String repository, ReleasePlan plan) throws InterruptedException {
    Map<String, Version> upstream = new TreeMap<>();
    for (String each : workspace.upstreamOf(repository)) {
      plan.version(each).ifPresent(version -> upstream.put(each, version));
    }
    for (Map.Entry<String, Version> each : upstream.entrySet()) {
      Set<String> artifacts = workspace.artifacts(each.getKey());
      Map<String, String> texts = new LinkedHashMap<>();
      clone.lines("-c", "core.quotePath=false", "ls-files").stream()
          .filter(Poms::isOne)
          .forEach(path -> texts.put(path, read(clone.folder().resolve(path))));
      new Poms(texts)
          .raised(artifacts, each.getValue())
          .texts()
          .forEach((path, text) -> write(clone.folder().resolve(path), text));
      commit(clone, "Build with %s %s".formatted(each.getKey(), each.getValue()));
    }
  }

  /** What was committed since the last release, oldest first. */
  private static List<String> subjects(Git clone) throws InterruptedException {
    String range =
        clone
            .ask("describe", "--tags", "--match", "v*", "--abbrev=0")
            .map(tag -> tag + "..HEAD")
            .orElse("HEAD");
    return clone.lines("log", "--reverse", "--no-merges", "--format=%s", range).stream()
        .filter(subject -> !subject.startsWith(TOOL))
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}

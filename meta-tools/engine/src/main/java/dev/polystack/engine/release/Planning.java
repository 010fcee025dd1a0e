package dev.polystack.engine.release;

import dev.polystack.engine.UserError;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.release.ReleasePlan.State;
import dev.polystack.engine.release.ReleasePlan.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.model.Model;
import org.jspecify.annotations.Nullable;

/** Works out which repositories are released as which versions, and who has to follow. */
final class Planning {

  private final Workspace workspace;
  private final ReleaseRequest request;
  private final Console console;
  private final Map<String, Source> sources = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final Set<String> released = new LinkedHashSet<>();
  private final List<String> problems = new ArrayList<>();

  Planning(Workspace workspace, ReleaseRequest request, Console console) {
    this.workspace = workspace;
    this.request = request;
    this.console = console;
  }

  /**
   * The plan. Only what is chosen and what follows it is looked at.
   *
   * @throws UserError with everything that stands in its way
   */
  ReleasePlan plan() throws InterruptedException {
    for (String repository : workspace.order()) {
      boolean follows = workspace.upstreamOf(repository).stream().anyMatch(released::contains);
      if ((follows || isChosen(repository)) && !isPinned(repository)) {
        try {
          add(repository, follows);
        } catch (UserError e) {
          problems.add(e.getMessage());
        }
      }
    }
    ReleasePlan plan = new ReleasePlan(steps);
    for (String repository : released) {
      requireNoSnapshots(repository, plan);
    }
    for (Step step : steps) {
      requireRaised(step.repository(), plan);
    }
    if (!problems.isEmpty()) {
      throw new UserError(String.join("\n", problems));
    }
    return plan;
  }

  private void add(String repository, boolean follows) throws InterruptedException {
    if (isChosen(repository)) {
      source(repository).requirePushed();
    }
    source(repository).requireSamePoms();
    if (isChosen(repository) && (follows || hasNews(repository))) {
      steps.add(step(repository, version(repository)));
      released.add(repository);
    } else if (follows) {
      steps.add(step(repository, null));
    }
  }

  /** Nobody releases what the manifest keeps at a tag or a commit, unless it is asked for. */
  private boolean isPinned(String repository) throws InterruptedException {
    String version = workspace.version(repository);
    Path folder = workspace.folder(repository);
    if (!Source.isPinned(folder, version)) {
      return false;
    }
    if (request.repositories().contains(repository)) {
      problems.add(
          "%s is kept at %s by repos.yaml: check out the branch to release, such as main, in %s."
              .formatted(repository, version, folder));
    } else {
      console.line(
          Tone.NOTE,
          "%s is left out, for repos.yaml keeps it at %s.".formatted(repository, version));
    }
    return true;
  }

  private Step step(String repository, @Nullable Version version) throws InterruptedException {
    return new Step(repository, source(repository).branch(), version, State.PLANNED);
  }

  private boolean isChosen(String repository) {
    return request.repositories().isEmpty() || request.repositories().contains(repository);
  }

  private boolean hasNews(String repository) throws InterruptedException {
    Source source = source(repository);
    Optional<Version> newest = source.newest();
    return newest.isEmpty() || source.hasChangedSince(newest.get());
  }

  private Version version(String repository) throws InterruptedException {
    if (request.version() != null) {
      return checked(repository, request.version());
    }
    Model pom = PomVersions.read(source(repository).file("pom.xml"));
    String written = pom.getVersion() == null ? pom.getParent().getVersion() : pom.getVersion();
    Optional<Version> next = Version.ofSnapshot(written);
    Version newest = source(repository).newest().orElse(new Version(0, 0, 0));
    if (next.isEmpty()) {
      problems.add(
          "%s has the version '%s', which is no snapshot such as %s: set that in its POMs and push it."
              .formatted(repository, written, newest.nextSnapshot()));
      return newest;
    }
    Version raised = request.bump().map(newest::raised).orElse(next.get());
    return checked(repository, raised.compareTo(next.get()) < 0 ? next.get() : raised);
  }

  /** A tag that is there would be taken for what this release has done, and published again. */
  private Version checked(String repository, Version version) throws InterruptedException {
    Source source = source(repository);
    Optional<Version> newest = source.newest().filter(each -> each.compareTo(version) >= 0);
    if (newest.isPresent()) {
      problems.add(
          "%s cannot be released as %s, for %s is released: raise the version in its POMs, or give a later --version."
              .formatted(repository, version, newest.get()));
    } else if (source.hasTag(version.tag())) {
      problems.add(
          "%s cannot be released as %s, for its remote has the tag %s already, on another branch than %s: merge that, or give another --version."
              .formatted(repository, version, version.tag(), source.branch()));
    }
    return version;
  }

  /** A release that builds with something which still changes would not be one. */
  private void requireNoSnapshots(String repository, ReleasePlan plan) throws InterruptedException {
    for (String upstream : workspace.upstreamOf(repository)) {
      if (plan.version(upstream).isEmpty()
          && source(repository).poms().buildWithSnapshotOf(workspace.artifacts(upstream))) {
        problems.add(
            "%s builds with a snapshot of %s, and a release must not. Release %s too: `meta release %s %s`."
                .formatted(repository, upstream, upstream, upstream, repository));
      }
    }
  }

  /** What would go on building with an older version, unseen. */
  private void requireRaised(String repository, ReleasePlan plan) throws InterruptedException {
    for (String upstream : workspace.upstreamOf(repository)) {
      Optional<Version> version = plan.version(upstream);
      if (version.isPresent()) {
        Set<String> artifacts = workspace.artifacts(upstream);
        List<String> left =
            source(repository)
                .poms()
                .raised(artifacts, version.get())
                .othersThan(artifacts, version.get());
        if (!left.isEmpty()) {
          problems.add(
              "%s cannot come to build with %s %s, for its version is not a property of these POMs: %s. Write ${%s.version} there, and that into <properties>."
                  .formatted(
                      repository, upstream, version.get(), String.join(", ", left), upstream));
        }
      }
    }
  }

  private Source source(String repository) throws InterruptedException {
    Source known = sources.get(repository);
    if (known == null) {
      known = Source.of(repository, workspace.folder(repository));
      known.fetch();
      sources.put(repository, known);
    }
    return known;
  }
}

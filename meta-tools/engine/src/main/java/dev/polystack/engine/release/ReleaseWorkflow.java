package dev.polystack.engine.release;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.release.ReleasePlan.State;
import dev.polystack.engine.release.ReleasePlan.Step;
import dev.polystack.workspace.git.GitAnswer;
import dev.polystack.workspace.process.Leftovers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Releases repositories one after another. What is done is told by the remotes' tags and by the
 * plan that is kept, so that the same command goes on after whatever ended it.
 */
public final class ReleaseWorkflow {

  private final Checkout checkout;
  private final Console console;
  private final ReleaseRequest request;
  private final Clock clock;
  private final Workspace workspace;
  private final Path kept;

  /** A release in a checkout whose repositories have remotes of their own. */
  public ReleaseWorkflow(Checkout checkout, Console console, ReleaseRequest request, Clock clock) {
    this.checkout = checkout;
    this.console = console;
    this.request = request;
    this.clock = clock;
    this.workspace = Workspace.of(checkout);
    this.kept = checkout.made("release").resolve("plan.json");
    workspace.check(request.repositories());
  }

  /**
   * What {@link #run} would do: the rest of what was begun, or a new plan.
   *
   * @throws UserError if it cannot be done, with every reason
   */
  public ReleasePlan plan() throws InterruptedException {
    try (Leftovers leftovers = endLeftovers()) {
      return begunOrNew();
    }
  }

  /** Git of a run that was killed may still be at work in the same checkouts. */
  private Leftovers endLeftovers() {
    return Leftovers.endIn(checkout.made("run"));
  }

  private ReleasePlan begunOrNew() throws InterruptedException {
    Optional<ReleasePlan> begun = ReleasePlan.read(kept);
    if (begun.isPresent()) {
      return goOn(begun.get());
    }
    ReleasePlan plan = new Planning(workspace, request, console).plan();
    for (Step step : plan.steps()) {
      String usual = workspace.version(step.repository());
      if (!step.branch().equals(usual)) {
        console.line(
            Tone.NOTE,
            "%s is released from its branch %s, and not from %s, which repos.yaml names."
                .formatted(step.repository(), step.branch(), usual));
      }
    }
    return plan;
  }

  private ReleasePlan goOn(ReleasePlan begun) throws InterruptedException {
    if (request.choosesAnything()) {
      throw new UserError(
          "A release is half done: %s. `meta release` without arguments goes on with it; what is chosen now comes after that."
              .formatted(begun.progress()));
    }
    List<String> problems = new ArrayList<>();
    for (Step step : begun.steps()) {
      Source source = Source.of(step.repository(), workspace.folder(step.repository()));
      if (!source.branch().equals(step.branch())) {
        problems.add(
            "%s is released from its branch %s, and now %s is checked out: `git switch %s` in %s, then `meta release` goes on."
                .formatted(
                    step.repository(),
                    step.branch(),
                    source.branch(),
                    step.branch(),
                    source.git().folder()));
      }
    }
    if (!problems.isEmpty()) {
      throw new UserError(String.join("\n", problems));
    }
    console.line("Going on with " + begun.progress());
    return begun;
  }

  /**
   * Does it.
   *
   * @return the plan, all of it done
   * @throws UserError if a step failed; the next run goes on there
   */
  public ReleasePlan run() throws InterruptedException {
    try (Leftovers leftovers = endLeftovers()) {
      return release();
    }
  }

  private ReleasePlan release() throws InterruptedException {
    ReleasePlan plan = begunOrNew();
    if (plan.steps().isEmpty()) {
      console.line("Nothing is new since the last releases.");
      return plan;
    }
    plan.write(kept);
    try (Scratch scratch = Scratch.in(checkout.made("release"))) {
      plan =
          take(
              plan,
              new Release(workspace, scratch, new ReleaseMaven(checkout.work(), request), clock));
    }
    forget();
    return plan;
  }

  private ReleasePlan take(ReleasePlan begun, Release release) throws InterruptedException {
    ReleasePlan plan = begun;
    StepProgress progress = new StepProgress(checkout.work(), console, plan.steps().size());
    for (Step step : plan.steps()) {
      Source source = Source.of(step.repository(), workspace.folder(step.repository()));
      if (step.state() != State.DONE) {
        ReleasePlan before = plan;
        plan = progress.during(step, each -> take(each, before, source, release));
      }
      follow(source); // A run that was ended may have come just to here.
    }
    return plan;
  }

  private ReleasePlan take(Step step, ReleasePlan before, Source source, Release release)
      throws InterruptedException {
    long start = System.nanoTime();
    ReleasePlan plan = before;
    Step now = step;
    Version version = step.version();
    if (version == null) {
      release.raiseOnly(source, plan);
    }
    if (version != null && now.state() == State.PLANNED) {
      release.tag(source, plan, version);
      now = now.as(State.TAGGED);
      plan = plan.with(now);
      plan.write(kept);
    }
    if (version != null) {
      release.publish(source, version);
    }
    plan = plan.with(now.as(State.DONE));
    plan.write(kept);
    console.task(
        Tone.GOOD,
        step.repository(),
        version == null ? "builds with what is new" : "released " + version,
        Duration.ofNanos(System.nanoTime() - start));
    return plan;
  }

  private void follow(Source source) throws InterruptedException {
    GitAnswer answer = source.follow();
    if (!answer.succeeded()) {
      console.line(
          Tone.NOTE,
          "  %s was left as it is; `git pull` there later. Git says: %s"
              .formatted(source.git().folder(), answer.reason()));
    }
  }

  private void forget() {
    try {
      Files.delete(kept);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + kept, e);
    }
  }
}

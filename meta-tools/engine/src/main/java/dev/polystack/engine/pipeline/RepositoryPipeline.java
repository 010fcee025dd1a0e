package dev.polystack.engine.pipeline;

import dev.polystack.engine.UserError;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.CdkCommand;
import dev.polystack.engine.deploy.Deployment;
import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.pacts.Recording;
import dev.polystack.engine.plan.Plan;
import dev.polystack.engine.plan.Review;
import dev.polystack.engine.tools.CdkTool;
import dev.polystack.engine.verify.Verification;
import dev.polystack.pacts.Deployed;
import dev.polystack.workspace.schedule.Task.Result;
import dev.polystack.workspace.stack.Assembly;
import dev.polystack.workspace.stack.StackGraph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one repository's own build does after its modules are built: it needs no other repository
 * beside it. What those publish is looked up in the environment.
 */
public final class RepositoryPipeline {

  private final Path repository;
  private final WorkFolder work;
  private final Console console;
  private final Target target;

  /**
   * The pipeline of a repository that Maven has built.
   *
   * @param repository its folder, with {@code cdk.json} in it
   * @param work where tools and assemblies are kept
   */
  public RepositoryPipeline(Path repository, WorkFolder work, Console console, Target target) {
    this.repository = repository;
    this.work = work;
    this.console = console;
    this.target = target;
  }

  /**
   * Runs the CDK app.
   *
   * @param rules whether the templates are held against CloudFormation's rules: what breaks one is
   *     an error
   * @throws UserError if the app fails or a template breaks a rule
   */
  public Path synthesize(Synthesis.Rules rules) throws InterruptedException {
    return synthesis().anew(repository, rules);
  }

  /** The service that was synthesized. */
  public String service() {
    return Assembly.read(synthesis().assembly(repository)).service();
  }

  private Synthesis synthesis() {
    return new Synthesis(work, target.project(), target.environment());
  }

  /**
   * Deploys what {@link #synthesize} has written, in the order that follows from what the stacks
   * publish and consume. Unchanged stacks are skipped, so that the same call goes on after a
   * failure.
   *
   * @param now what is recorded to run there, when all of it does
   * @throws UserError if production would be changed without consent, and nothing is deployed; or
   *     if a stack could not be deployed. The console has the reasons
   */
  public void deploy(Deployed now, Consent consent) throws InterruptedException {
    if (new CdkTool(work).install() == Result.DONE) {
      console.line("Installed the CDK command");
    }
    List<Path> assemblies = List.of(synthesis().assembly(repository));
    Deployment deployment = new Deployment(work, console, new CdkCommand(work), target, assemblies);
    requireConsent(deployment.stacks(), consent);
    if (!deployment.deploy(List.of())) {
      throw new UserError(
          "Not every stack is deployed to '%s'; the reasons stand above. Mend them and run the same"
                  .formatted(target.environment())
              + " again: it goes on with what is left.");
    }
    // Before anything is asked of it: this is what runs there now, in whatever state.
    Recording.record(service(), now, target);
  }

  private void requireConsent(StackGraph stacks, Consent consent) throws InterruptedException {
    Optional<Plan> plan =
        Review.ofProduction(work, console, target, stacks, stacks.graph().nodes());
    if (plan.isPresent()) {
      Review.requireNoLoss(plan.get(), consent.dataLoss(), "-Dpolystack.allowDataLoss");
      if (plan.get().hasChanges() && !consent.production()) {
        throw new UserError(
            "'%s' is production, and somebody has to have read what is deployed there: it stands above. Nothing was deployed. Whoever agrees gives -Dpolystack.yes."
                .formatted(target.environment()));
      }
    }
  }

  /**
   * The smoke test of what {@link #deploy} has deployed.
   *
   * @throws UserError if something is not as it should be, with everything that was found
   */
  public void verify() throws InterruptedException {
    List<String> faults = new ArrayList<>();
    Verification.ofService(
        target,
        service(),
        checked -> {
          console.line(
              "  %-26s %s"
                  .formatted(
                      checked.name(),
                      checked.isGood()
                          ? "%d are well".formatted(checked.looked())
                          : "%d are not well".formatted(checked.faults().size())));
          faults.addAll(checked.faults());
        });
    if (!faults.isEmpty()) {
      throw new UserError(
          "%s is deployed to '%s', but not all is well:\n  %s"
              .formatted(service(), target.environment(), String.join("\n  ", faults)));
    }
  }
}

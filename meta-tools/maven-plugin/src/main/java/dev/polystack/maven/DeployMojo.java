package dev.polystack.maven;

import dev.polystack.engine.pipeline.Consent;
import dev.polystack.engine.pipeline.RepositoryPipeline;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Deploys the repository's stacks to an environment, if its services may be deployed there: in the
 * order that their parameters give. Then it records which version runs there, and looks whether all
 * of it is well. With {@code -Dpactbroker.url} a broker is told before what the tests wrote and
 * verified, it says whether they may be deployed, and is told when they are. What other
 * repositories publish has to be there already. A deployment to production is shown first, and
 * refused without consent.
 */
@Mojo(name = "deploy", defaultPhase = LifecyclePhase.DEPLOY, threadSafe = true)
public final class DeployMojo extends PipelineMojo {

  /** Whether production may be changed: somebody has read how. */
  @Parameter(property = "polystack.yes", defaultValue = "false")
  private boolean yes;

  /** Whether production may lose data. */
  @Parameter(property = "polystack.allowDataLoss", defaultValue = "false")
  private boolean allowDataLoss;

  @Parameter(property = "skipTests", defaultValue = "false")
  private boolean skipTests;

  @Parameter(property = "maven.test.skip", defaultValue = "false")
  private boolean skip;

  @Override
  void run(RepositoryPipeline pipeline)
      throws InterruptedException, MojoExecutionException, MojoFailureException {
    Reactor reactor = reactor();
    if ((skipTests || skip) && reactor.takesPart()) {
      throw new MojoFailureException(
          "Nothing is deployed whose pacts were not written and verified by this very build. Leave skipTests and maven.test.skip away.");
    }
    requireTested(reactor);
    Optional<Brokerage> broker = brokerage();
    broker.ifPresent(each -> each.publish(reactor));
    Admission admission = new Admission(reactor, deployed(), environment(), broker);
    boolean hasPacts = admission.services().contains(pipeline.service());
    if (hasPacts) {
      admission.check(List.of(pipeline.service()), getLog());
    } else {
      getLog().info("%s has no pact with anybody".formatted(pipeline.service()));
    }
    pipeline.deploy(reactor.published(snapshots()), new Consent(yes, allowDataLoss));
    if (hasPacts) {
      admission.tellBroker(pipeline.service());
    }
    pipeline.verify();
  }
}

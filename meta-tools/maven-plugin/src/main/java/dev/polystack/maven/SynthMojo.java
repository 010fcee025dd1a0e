package dev.polystack.maven;

import dev.polystack.engine.deploy.Synthesis.Rules;
import dev.polystack.engine.pipeline.RepositoryPipeline;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Synthesizes the repository's stacks for an environment and holds them against CloudFormation's
 * rules and the kit's policies. Needs no cloud.
 */
@Mojo(name = "synth", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class SynthMojo extends PipelineMojo {

  /** Whether the rules are looked at, which takes some ten seconds: the parent POM's gates. */
  @Parameter(property = "polystack.rules", defaultValue = "true")
  private boolean rules;

  @Override
  void run(RepositoryPipeline pipeline) throws InterruptedException, MojoExecutionException {
    brokerage(); // What a broker could not name is refused before anything is published.
    Path assembly = pipeline.synthesize(rules ? Rules.CHECKED : Rules.LEFT_OUT);
    getLog().info("Synthesized for %s: %s".formatted(environment(), assembly));
  }
}

package dev.polystack.maven;

import dev.polystack.engine.pipeline.RepositoryPipeline;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Synthesizes the repository's stacks for an environment and holds them against CloudFormation's
 * rules. Needs no cloud.
 */
@Mojo(name = "synth", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class SynthMojo extends PipelineMojo {

  @Override
  void run(RepositoryPipeline pipeline) throws InterruptedException {
    brokerage(); // What a broker could not name is refused before anything is published.
    getLog().info("Synthesized for %s: %s".formatted(environment(), pipeline.synthesize()));
  }
}

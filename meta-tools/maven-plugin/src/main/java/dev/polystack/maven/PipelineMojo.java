package dev.polystack.maven;

import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.pipeline.RepositoryPipeline;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** A step of the pipeline of a repository that has stacks. */
abstract class PipelineMojo extends WholeBuildMojo {

  @Override
  final void act() throws InterruptedException, MojoExecutionException, MojoFailureException {
    if (environment().isEmpty()) {
      throw new MojoExecutionException("Say which environment: -Denv=test");
    }
    if (!Synthesis.hasApp(repository())) {
      getLog().info("There is no cdk.json here, so there are no stacks");
      return;
    }
    run(
        new RepositoryPipeline(
            repository(),
            work(),
            Console.plain(new LogStream(getLog())),
            new Target(polystackProject(), environment(), null)));
  }

  abstract void run(RepositoryPipeline pipeline)
      throws InterruptedException, MojoExecutionException, MojoFailureException;
}

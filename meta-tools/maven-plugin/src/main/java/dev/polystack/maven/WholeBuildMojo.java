package dev.polystack.maven;

import dev.polystack.engine.UserError;
import dev.polystack.pacts.PactException;
import dev.polystack.workspace.graph.GraphException;
import dev.polystack.workspace.stack.AssemblyException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A goal that is bound in every module and acts once, when every module of the build has come this
 * far: whatever fails before, in whichever module, it never acts.
 */
abstract class WholeBuildMojo extends RepositoryMojo {

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (!isLast()) {
      return;
    }
    requireWholeRepository();
    try {
      act();
    } catch (UserError | GraphException | AssemblyException | PactException e) {
      throw new MojoFailureException(e.getMessage(), e);
    } catch (SdkException e) {
      throw new MojoExecutionException(
          "The cloud does not do what %s asks: %s. Region, credentials and AWS_ENDPOINT_URL are those of any AWS tool."
              .formatted(goal(), e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("Interrupted. The same command goes on from here.", e);
    }
  }

  /** What the goal does, once. */
  abstract void act() throws InterruptedException, MojoExecutionException, MojoFailureException;

  /** Counts the modules, for with {@code -T} the last one in order need not be the last to end. */
  @SuppressWarnings("unchecked") // The context is ours alone, and this its only use.
  private boolean isLast() {
    Map<String, Object> context =
        session()
            .getPluginContext(
                execution().getMojoDescriptor().getPluginDescriptor(),
                session().getTopLevelProject());
    synchronized (session()) {
      Set<String> here =
          (Set<String>) context.computeIfAbsent(goal(), any -> new HashSet<String>());
      here.add(project().getId());
      return here.size() == session().getProjects().size();
    }
  }
}

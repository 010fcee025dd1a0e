package dev.polystack.engine.verify;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.engine.inventory.Inventory;
import dev.polystack.engine.inventory.Named;
import dev.polystack.workspace.stack.Assembly;
import dev.polystack.workspace.stack.StackId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The smoke test of an environment. It changes nothing, but for what a repository's own may. */
public final class Verification {

  private final Checkout checkout;
  private final Target target;

  /** Of what a checkout has deployed to a target. */
  public Verification(Checkout checkout, Target target) {
    this.checkout = checkout;
    this.target = target;
  }

  /**
   * Looks at the resources of one service, whose repository may stand alone.
   *
   * @param each is told of every check when it is done
   */
  public static List<Checked> ofService(Target target, String service, Consumer<Checked> each)
      throws InterruptedException {
    Inventory chosen = Inventory.of(target).only(stack -> stack.service().equals(service));
    List<Checked> results = new ArrayList<>();
    for (Check check : new ResourceChecks(target).all()) {
      Checked result = check.run(chosen);
      results.add(result);
      each.accept(result);
    }
    return results;
  }

  /**
   * Runs every check.
   *
   * @param stacks which stacks; all, and the repositories' own checks too, if none is named
   * @param each is told of every check when it is done
   * @throws UserError if nothing is deployed, or a name is not known
   */
  public List<Checked> run(List<String> stacks, Consumer<Checked> each)
      throws InterruptedException {
    Inventory all = Inventory.of(target);
    if (all.stacks().isEmpty()) {
      throw new UserError(
          "No stack of %s is deployed to %s. `meta deploy --env %s` comes first."
              .formatted(target.project(), target.environment(), target.environment()));
    }
    Set<StackId> wanted =
        new HashSet<>(Named.select("stack", all.stacks(), StackId::toString, stacks));
    Inventory chosen = all.only(wanted::contains);
    List<Check> checks = new ArrayList<>();
    checks.add(new StacksCheck(checkout, target, id -> stacks.isEmpty() || wanted.contains(id)));
    checks.addAll(new ResourceChecks(target).all());
    if (stacks.isEmpty()) {
      checks.add(new OwnCheck(checkout, target, isProduction()));
    }
    List<Checked> results = new ArrayList<>();
    for (Check check : checks) {
      Checked result = check.run(chosen);
      results.add(result);
      each.accept(result);
    }
    return results;
  }

  /** As the assemblies say; what nobody knows is treated as production, but for this machine. */
  private boolean isProduction() {
    Synthesis synthesis = new Synthesis(checkout.work(), target.project(), target.environment());
    List<Path> assemblies =
        checkout.checkedOut().stream()
            .map(checkout::folder)
            .map(synthesis::assembly)
            .filter(assembly -> Files.exists(assembly.resolve(Assembly.FILE)))
            .toList();
    return assemblies.isEmpty()
        ? target.local() == null
        : assemblies.stream().map(Assembly::read).anyMatch(Assembly::production);
  }
}

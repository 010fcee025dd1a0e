package dev.polystack.engine.verify;

import dev.polystack.engine.cloud.Questions;
import dev.polystack.engine.inventory.DeployedResource;
import dev.polystack.engine.inventory.Inventory;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Something that is looked at. */
interface Check {

  Checked run(Inventory inventory) throws InterruptedException;

  /** A check of every resource of a type, of some at a time. */
  static Checked each(
      String name,
      Inventory inventory,
      String type,
      Function<DeployedResource, Optional<String>> fault) {
    List<DeployedResource> resources = inventory.ofType(type).toList();
    return new Checked(
        name,
        resources.size(),
        Questions.ask(
                resources,
                resource -> fault.apply(resource).map(words -> resource.shortName() + ": " + words))
            .stream()
            .flatMap(Optional::stream)
            .toList());
  }
}

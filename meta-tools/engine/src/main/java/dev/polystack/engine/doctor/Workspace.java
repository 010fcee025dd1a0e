package dev.polystack.engine.doctor;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.CheckoutLock;
import dev.polystack.engine.UserError;
import dev.polystack.engine.cloud.LocalCloud;
import dev.polystack.engine.cloud.RunningCloud;
import dev.polystack.workspace.process.Orphans;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The manifest, and who works here or worked here and left something. */
record Workspace(Checkout checkout) implements Examination {

  @Override
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(manifest());
    findings.add(
        CheckoutLock.holder(checkout)
            .map(
                holder ->
                    Finding.bad(
                        "lock", "%s works here now: wait until it has ended".formatted(holder)))
            .orElseGet(
                () ->
                    Finding.good(
                        "lock", "free; the system gives it back when its holder ends, however")));
    findings.add(leftovers());
    return findings;
  }

  private Finding manifest() {
    try {
      return Finding.good(
          "repos.yaml",
          "%d of %d repositories checked out"
              .formatted(checkout.checkedOut().size(), checkout.manifest().repositories().size()));
    } catch (UserError e) {
      return Finding.bad("repos.yaml", String.valueOf(e.getMessage()));
    }
  }

  private Finding leftovers() {
    // The embedded cloud outlives its command on purpose.
    long cloud = new LocalCloud(checkout).running().map(RunningCloud::pid).orElse(-1L);
    List<ProcessHandle> orphans =
        Orphans.below(checkout.root()).stream().filter(process -> process.pid() != cloud).toList();
    if (orphans.isEmpty()) {
      return Finding.good("leftovers", "no process of an earlier command still runs");
    }
    return Finding.bad(
        "leftovers",
        "processes of a command that was killed still run: "
            + orphans.stream()
                .map(process -> String.valueOf(process.pid()))
                .collect(Collectors.joining(", ")),
        new Finding.Fix("end them", () -> orphans.forEach(ProcessHandle::destroy)));
  }
}

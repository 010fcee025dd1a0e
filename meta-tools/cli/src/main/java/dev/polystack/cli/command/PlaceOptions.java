package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.Preparation;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.engine.exec.ChosenPlaces;
import dev.polystack.engine.exec.Places;
import dev.polystack.engine.exec.WorkspaceStacks;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.run.Runner;
import dev.polystack.workspace.stack.StackId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where commands run, and what they are told about that. */
final class PlaceOptions {

  @Mixin private EnvironmentOption environment = new EnvironmentOption();

  @Mixin private SelectionOptions selection = new SelectionOptions();

  @Option(names = "--stacks", description = "In every stack's folder.")
  private boolean stacks;

  /** Every name that was given, whatever stands for a place among them. */
  List<String> names() {
    return selection.names();
  }

  /**
   * The places.
   *
   * @param names those of the given ones that stand for places
   * @param ordered whether one waits for those that it needs
   */
  ChosenPlaces places(Checkout checkout, Runner runner, List<String> names, boolean ordered)
      throws InterruptedException {
    Places places = new Places(checkout);
    if (!stacks) {
      return places.ofRepositories(selection.selection(names), ordered);
    }
    Synthesis synthesis = new Synthesis(checkout.work(), environment.project(), environment.name());
    if (WorkspaceStacks.needSynthesis(checkout)) {
      new Preparation(checkout, runner, synthesis, false, 0).run();
    }
    WorkspaceStacks all =
        WorkspaceStacks.of(checkout, environment.project(), environment.name(), synthesis);
    if (!all.leftOut().isEmpty()) {
      runner
          .console()
          .line(
              Tone.NOTE,
              "%s is production, so these mocks are left out: %s"
                  .formatted(
                      environment.name(),
                      all.leftOut().stream().map(StackId::toString).sorted().toList()));
    }
    return places.ofStacks(all, selection.selection(names), ordered);
  }

  /** What every command gets to see. */
  Map<String, String> variables(Checkout checkout) {
    Map<String, String> variables =
        new HashMap<>(environment.reachable(checkout).map(Target::variables).orElse(Map.of()));
    variables.put("POLYSTACK_PROJECT", environment.project());
    variables.put("POLYSTACK_ENV", environment.name());
    return variables;
  }
}

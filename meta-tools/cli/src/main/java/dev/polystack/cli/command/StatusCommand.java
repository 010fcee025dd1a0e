package dev.polystack.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.engine.Checkout;
import dev.polystack.engine.cloud.RunningCloud;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.StackStates;
import dev.polystack.engine.deploy.StackStates.State;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What runs and what is deployed. */
@Command(
    name = "status",
    description = "Shows the embedded cloud's parts, and of each stack whether it is up to date.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  meta status", "  meta status --json | jq .stacks"})
public final class StatusCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Mixin private EnvironmentOption environment = new EnvironmentOption();

  @Option(names = "--json", description = "For machines.")
  private boolean json;

  @Override
  public Integer call() {
    Checkout checkout = ThisCheckout.current();
    Target target = environment.target(checkout);
    JsonNode parts = parts(target.local());
    Map<String, State> stacks = StackStates.of(checkout, target);
    if (json) {
      ObjectNode root = JSON.createObjectNode();
      root.put("environment", target.environment());
      root.set("parts", parts);
      root.set("stacks", JSON.valueToTree(stacks));
      System.out.println(root.toPrettyString());
      return 0;
    }
    Console console = Console.standard();
    if (target.local() != null) {
      console.line(Tone.TITLE, "Embedded cloud at " + target.local().endpoint());
      for (JsonNode part : parts) {
        console.line(
            "  %-46s %-8s process %d%s"
                .formatted(
                    part.path("name").asText(),
                    part.path("state").asText(),
                    part.path("pid").asLong(),
                    part.path("restarts").asInt() == 0
                        ? ""
                        : ", restarted " + part.path("restarts").asInt() + " times"));
      }
    }
    console.line(Tone.TITLE, "Stacks of " + target.environment());
    stacks.forEach(
        (id, state) ->
            console.line(
                "  %-26s %s"
                    .formatted(
                        id,
                        console.paint(
                            state == State.DEPLOYED ? Tone.GOOD : Tone.NOTE, state.words()))));
    return 0;
  }

  private static JsonNode parts(@Nullable RunningCloud cloud) {
    if (cloud == null) {
      return JSON.createArrayNode();
    }
    try {
      return JSON.readTree(URI.create(cloud.health()).toURL()).path("parts");
    } catch (IOException e) {
      return JSON.createArrayNode();
    }
  }
}

package dev.polystack.cli.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.cli.Checkout;
import dev.polystack.cli.UserError;
import dev.polystack.cli.process.Finished;
import dev.polystack.cli.process.Program;
import dev.polystack.workspace.schedule.Task.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Runs a repository's CDK app, as its {@code cdk.json} says. */
public final class Synthesis {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Checkout checkout;
  private final String project;
  private final String environment;

  /** Synthesis for one environment. */
  public Synthesis(Checkout checkout, String project, String environment) {
    this.checkout = checkout;
    this.project = project;
    this.environment = environment;
  }

  /** Whether a repository has stacks at all. */
  public static boolean hasApp(Path repository) {
    return Files.exists(repository.resolve("cdk.json"));
  }

  /** Where a repository's cloud assembly is. */
  public Path assembly(Path repository) {
    return checkout.made("assembly", environment, repository.getFileName().toString());
  }

  /**
   * Synthesizes a repository's stacks, unless nothing was built since the last time.
   *
   * @param sources what the stacks were built from
   * @throws UserError if the app fails; its own words are in the message
   */
  public Result run(Path repository, String sources) throws InterruptedException {
    Path assembly = assembly(repository);
    Path stamp = assembly.resolveSibling(assembly.getFileName() + ".sources");
    if (Files.exists(assembly.resolve("polystack.json")) && sources.equals(read(stamp))) {
      return Result.UNCHANGED;
    }
    JsonNode cdk = cdkJson(repository);
    Map<String, String> variables =
        Map.of(
            "CDK_OUTDIR",
            assembly.toString(),
            "CDK_CONTEXT_JSON",
            context(cdk),
            "CDK_VALIDATION",
            "false",
            // Node keeps the CDK library's cache of fingerprints in its home directory.
            "HOME",
            checkout.made("work", "cdk").toString(),
            "JSII_RUNTIME_PACKAGE_CACHE_ROOT",
            checkout.made("work", "jsii").toString(),
            "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION",
            "1");
    Path log = checkout.log("synth-" + repository.getFileName());
    Finished finished =
        Program.of("bash", "-c", cdk.path("app").asText()).in(repository).with(variables).run(log);
    if (!finished.succeeded()) {
      throw new UserError(
          "%s does not synthesize:\n%s\n  Log: %s"
              .formatted(repository.getFileName(), finished.relevant(Synthesis::matters), log));
    }
    write(stamp, sources);
    return Result.DONE;
  }

  private static boolean matters(String line) {
    return !line.startsWith("\tat ") && (line.contains("Exception") || line.contains("rror"));
  }

  private static JsonNode cdkJson(Path repository) {
    Path file = repository.resolve("cdk.json");
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UserError("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private String context(JsonNode cdk) {
    ObjectNode context =
        cdk.path("context") instanceof ObjectNode given
            ? given.deepCopy()
            : JSON.createObjectNode();
    return context.put("env", environment).put("project", project).toString();
  }

  private static String read(Path stamp) {
    try {
      return Files.exists(stamp) ? Files.readString(stamp) : "";
    } catch (IOException e) {
      return "";
    }
  }

  private static void write(Path stamp, String text) {
    try {
      Files.writeString(stamp, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + stamp, e);
    }
  }
}

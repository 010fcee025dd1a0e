package dev.polystack.engine.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.process.Program;
import dev.polystack.engine.tools.CdkTool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Starts the CDK's own command; on wish before it is known what for. */
public final class CdkCommand implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final WorkFolder work;
  private final AtomicReference<Program.@Nullable Started> loaded = new AtomicReference<>();

  private record Input(List<String> args, Map<String, String> variables) {}

  /** The CDK command installed in this folder. */
  public CdkCommand(WorkFolder work) {
    this.work = work;
  }

  /**
   * Starts the command and lets it load, which takes a second, while there is other work. The next
   * {@link #run} uses it.
   */
  public void loadAhead() {
    CdkTool tool = new CdkTool(work);
    if (tool.isInstalled()) { // Otherwise it is about to be.
      loaded.set(program(List.of("node", "-e", script(), tool.command().toString())).start());
    }
  }

  /** Runs the command to its end. */
  Finished run(List<String> arguments, Map<String, String> variables, Path log)
      throws InterruptedException {
    Program.Started ahead = loaded.getAndSet(null);
    if (ahead != null) {
      return ahead.finish(json(new Input(arguments, variables)), log);
    }
    List<String> command = new ArrayList<>(List.of("node", new CdkTool(work).command().toString()));
    command.addAll(arguments);
    return program(command).with(variables).run(log);
  }

  /** Ends what was loaded and never needed. */
  @Override
  public void close() {
    Program.Started unused = loaded.getAndSet(null);
    if (unused != null) {
      unused.end();
    }
  }

  private Program program(List<String> command) {
    return Program.of(command)
        .in(work.made("work"))
        .with(
            Map.of(
                "CDK_DISABLE_VERSION_CHECK", "1",
                "CDK_DISABLE_CLI_TELEMETRY", "true",
                "CDK_HOME", work.made("work", "cdk").toString(),
                "NO_COLOR", "1"));
  }

  private static String json(Input input) {
    try {
      return JSON.writeValueAsString(input);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are always JSON", e);
    }
  }

  private static String script() {
    try (InputStream script = CdkCommand.class.getResourceAsStream("cdk-ahead.cjs")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read this program's own cdk-ahead.cjs", e);
    }
  }
}

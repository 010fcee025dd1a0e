package dev.polystack.engine.tools;

import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.process.Program;
import dev.polystack.workspace.schedule.Task.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** The CDK's own command, installed from a lock file that comes with the engine. */
public final class CdkTool {

  private static final String MANIFEST = "package.json";
  private static final String LOCK = "package-lock.json";

  private final WorkFolder work;
  private final Installation installation;

  /** The CDK command of a work folder. */
  public CdkTool(WorkFolder work) {
    this.work = work;
    this.installation = new Installation(work, "cdk", () -> resource(LOCK));
  }

  /** Its JavaScript file, for Node; there once it is installed. */
  public Path command() {
    return installation.folder().resolve("node_modules/aws-cdk/bin/cdk");
  }

  /** Installs it, unless it stands. */
  public Result install() throws InterruptedException {
    if (installation.isCurrent()) {
      return Result.UNCHANGED;
    }
    try {
      Files.createDirectories(installation.folder());
      Files.writeString(installation.folder().resolve(MANIFEST), resource(MANIFEST));
      Files.writeString(installation.folder().resolve(LOCK), resource(LOCK));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + installation.folder(), e);
    }
    Installation.check(
        Program.of("npm", "ci", "--no-audit", "--no-fund", "--prefer-offline")
            .in(installation.folder())
            .with(Map.of("NPM_CONFIG_UPDATE_NOTIFIER", "false"))
            .run(work.log("npm")),
        "the CDK command could not be installed",
        "check the network (packages come from npm's registry once, then from its cache)"
            + " and try again");
    installation.setCurrent();
    return Result.DONE;
  }

  private static String resource(String name) {
    try (InputStream file =
        CdkTool.class.getResourceAsStream("/dev/polystack/engine/cdk/" + name)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read this program's own " + name, e);
    }
  }
}

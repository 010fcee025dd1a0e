package dev.polystack.engine.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.process.Program;
import dev.polystack.workspace.schedule.Task.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Packages of npm's registry that the tools run with Node, installed from a lock file that comes
 * with the engine.
 */
public final class NpmTool {

  private static final String MANIFEST = "package.json";
  private static final String LOCK = "package-lock.json";

  private final WorkFolder work;
  private final String name;
  private final String what;
  private final Installation installation;

  /**
   * A tool of a work folder.
   *
   * @param name the tool's name, and of the folder of this engine's resources with its lock file
   * @param what for people, such as {@code the CDK command}
   */
  public NpmTool(WorkFolder work, String name, String what) {
    this.work = work;
    this.name = name;
    this.what = what;
    this.installation = new Installation(work, name, () -> resource(name, LOCK));
  }

  /** A file of one of its packages; there once it is installed. */
  public Path module(String path) {
    return installation.folder().resolve("node_modules").resolve(path);
  }

  /** Whether it was installed here from the engine's lock file. */
  public boolean isInstalled() {
    return installation.isCurrent();
  }

  /** Installs it, unless it stands. */
  public Result install() throws InterruptedException {
    return installation.once(this::download);
  }

  private void download() throws InterruptedException {
    try {
      Files.createDirectories(installation.folder());
      for (String file : List.of(MANIFEST, LOCK)) {
        Files.writeString(installation.folder().resolve(file), resource(name, file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + installation.folder(), e);
    }
    Installation.check(
        Program.of("npm", "ci", "--no-audit", "--no-fund", "--prefer-offline")
            .in(installation.folder())
            .with(Map.of("NPM_CONFIG_UPDATE_NOTIFIER", "false"))
            .run(work.log("npm")),
        what + " could not be installed",
        "check the network (packages come from npm's registry once, then from its cache)"
            + " and try again");
  }

  /** The version of a package that a tool is installed with. */
  static String version(String tool, String pack) {
    try {
      return JsonMapper.builder()
          .build()
          .readTree(resource(tool, MANIFEST))
          .path("dependencies")
          .path(pack)
          .asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("this program's own package.json is no JSON", e);
    }
  }

  private static String resource(String name, String file) {
    String path = "/dev/polystack/engine/%s/%s".formatted(name, file);
    try (InputStream content = NpmTool.class.getResourceAsStream(path)) {
      return new String(
          Objects.requireNonNull(content, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read this program's own " + path, e);
    }
  }
}

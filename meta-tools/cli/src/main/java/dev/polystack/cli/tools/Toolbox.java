package dev.polystack.cli.tools;

import dev.polystack.cli.Checkout;
import dev.polystack.cli.UserError;
import dev.polystack.cli.process.Finished;
import dev.polystack.cli.process.Program;
import dev.polystack.workspace.fingerprint.Fingerprint;
import dev.polystack.workspace.schedule.Task.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** The emulator's Python and the CDK command, each installed once per lock file. */
public final class Toolbox {

  private final Checkout checkout;

  /** The toolbox of a checkout. */
  public Toolbox(Checkout checkout) {
    this.checkout = checkout;
  }

  /** The interpreter of the emulator's virtual environment. */
  public Path python() {
    return folder("python").resolve("bin").resolve("python");
  }

  /** The CDK command's own JavaScript file, for Node. */
  public Path cdk() {
    return folder("cdk").resolve("node_modules").resolve("aws-cdk").resolve("bin").resolve("cdk");
  }

  /** Makes the virtual environment from the lock file with hashes, unless it stands. */
  public Result installPython() throws InterruptedException {
    Path lock = checkout.tools().resolve("local/requirements.lock");
    if (isCurrent("python", lock)) {
      return Result.UNCHANGED;
    }
    Path log = checkout.log("python");
    String interpreter = System.getenv().getOrDefault("META_PYTHON", "python3");
    check(
        Program.of(interpreter, "-m", "venv", "--clear", folder("python").toString()).run(log),
        "the virtual environment for the emulator could not be made",
        "install Python's venv module (Debian: apt-get install python3-venv) and try again");
    check(
        Program.of(
                python().toString(),
                "-m",
                "pip",
                "install",
                "--disable-pip-version-check",
                "--no-input",
                "--quiet",
                "--require-hashes",
                "-r",
                lock.toString())
            .run(log),
        "the emulator's packages could not be installed",
        "check the network (packages come from PyPI once, then from pip's cache) and try again");
    setCurrent("python", lock);
    return Result.DONE;
  }

  /** Installs the CDK command from its lock file, unless it stands. */
  public Result installCdk() throws InterruptedException {
    Path source = checkout.tools().resolve("local/cdk");
    Path lock = source.resolve("package-lock.json");
    if (isCurrent("cdk", lock)) {
      return Result.UNCHANGED;
    }
    Path target = checkout.made("env", "cdk");
    try {
      for (String name : new String[] {"package.json", "package-lock.json"}) {
        Files.copy(source.resolve(name), target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy the CDK's lock file to " + target, e);
    }
    check(
        Program.of("npm", "ci", "--no-audit", "--no-fund", "--prefer-offline")
            .in(target)
            .with(Map.of("NPM_CONFIG_UPDATE_NOTIFIER", "false"))
            .run(checkout.log("npm")),
        "the CDK command could not be installed",
        "check the network (packages come from npm's registry once, then from its cache)"
            + " and try again");
    setCurrent("cdk", lock);
    return Result.DONE;
  }

  private static void check(Finished finished, String what, String next) {
    if (!finished.succeeded()) {
      throw new UserError(
          "%s:\n%s\n  %s. Log: %s"
              .formatted(
                  what,
                  finished.relevant(line -> line.contains("rror") || line.contains("ERR!")),
                  next,
                  finished.log()));
    }
  }

  private Path folder(String tool) {
    return checkout.root().resolve(".polystack").resolve("env").resolve(tool);
  }

  private boolean isCurrent(String tool, Path lock) {
    Path stamp = folder(tool).resolve(".lock");
    try {
      return Files.exists(stamp) && Files.readString(stamp).equals(stampOf(lock));
    } catch (IOException e) {
      return false;
    }
  }

  private void setCurrent(String tool, Path lock) {
    try {
      Files.writeString(folder(tool).resolve(".lock"), stampOf(lock));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot note that " + tool + " is installed", e);
    }
  }

  /** The lock's content and the place: a virtual environment cannot be moved. */
  private String stampOf(Path lock) throws IOException {
    return Fingerprint.builder()
        .add("lock", Files.readAllBytes(lock))
        .add("place", checkout.root().toString())
        .build()
        .value();
  }
}

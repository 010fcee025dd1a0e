package dev.polystack.engine.tools;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.process.Program;
import dev.polystack.workspace.schedule.Task.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The emulator's Python, installed from its lock file with hashes. */
public final class EmulatorTool {

  private final WorkFolder work;
  private final Path lock;
  private final Installation installation;

  /** The emulator of a checkout. */
  public EmulatorTool(Checkout checkout) {
    this.work = checkout.work();
    this.lock = checkout.tools().resolve("local/requirements.lock");
    this.installation = new Installation(work, "python", () -> read(lock));
  }

  /** The interpreter of the emulator's virtual environment. */
  public Path python() {
    return installation.folder().resolve("bin").resolve("python");
  }

  /** Makes the virtual environment, unless it stands. */
  public Result install() throws InterruptedException {
    return installation.once(this::make);
  }

  private void make() throws InterruptedException {
    Path log = work.log("python");
    String interpreter = System.getenv().getOrDefault("META_PYTHON", "python3");
    Installation.check(
        Program.of(interpreter, "-m", "venv", "--clear", installation.folder().toString()).run(log),
        "the virtual environment for the emulator could not be made",
        "install Python's venv module (Debian: apt-get install python3-venv) and try again");
    Installation.check(
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
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}

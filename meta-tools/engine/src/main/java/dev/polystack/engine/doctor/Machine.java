package dev.polystack.engine.doctor;

import com.sun.management.OperatingSystemMXBean;
import dev.polystack.engine.Checkout;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tools and room. */
record Machine(Checkout checkout) implements Examination {

  /** Tools, packages and the cloud's state together. */
  private static final long DISK_BYTES = 3_000_000_000L;

  private static final long MEMORY_BYTES = 4_000_000_000L;
  private static final Pattern VERSION = Pattern.compile("(\\d+)(?:\\.(\\d+))?");

  /** Some tools write in colours even where nobody sees them. */
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  @Override
  public List<Finding> findings() throws InterruptedException {
    return List.of(
        version("java", System.getProperty("java.version"), 17, 0),
        tool("git", 2, 25),
        tool("node", 20, 0),
        tool("npm", 9, 0),
        tool(System.getenv().getOrDefault("META_PYTHON", "python3"), 3, 10),
        tool(System.getenv().getOrDefault("META_MAVEN", "mvn"), 3, 8),
        disk(),
        memory());
  }

  private Finding tool(String name, int major, int minor) throws InterruptedException {
    String subject = String.valueOf(Path.of(name).getFileName());
    try {
      Finished finished = Program.of(name, "--version").run(checkout.log("doctor"));
      return finished.succeeded() && !finished.lines().isEmpty()
          ? version(subject, COLOUR.matcher(finished.lines().get(0)).replaceAll(""), major, minor)
          : Finding.bad(subject, "does not tell its version: install it again");
    } catch (UncheckedIOException e) {
      return Finding.bad(
          subject, "is not there: install version %d.%d or newer".formatted(major, minor));
    }
  }

  static Finding version(String subject, String said, int major, int minor) {
    Matcher version = VERSION.matcher(said);
    if (!version.find()) {
      return Finding.bad(subject, "says '%s', which is no version".formatted(said));
    }
    int first = Integer.parseInt(version.group(1));
    int second = version.group(2) == null ? 0 : Integer.parseInt(version.group(2));
    return first > major || (first == major && second >= minor)
        ? Finding.good(subject, said)
        : Finding.bad(
            subject, "%s is too old: install version %d.%d or newer".formatted(said, major, minor));
  }

  private Finding disk() {
    try {
      long free = Files.getFileStore(checkout.root()).getUsableSpace();
      String words = "%d MB free".formatted(free / 1_000_000);
      return free > DISK_BYTES
          ? Finding.good("disk", words)
          : Finding.bad("disk", words + ": make room, about 3 GB are needed");
    } catch (IOException e) {
      return Finding.bad("disk", "cannot be looked at: " + e.getMessage());
    }
  }

  private static Finding memory() {
    long all =
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    String words = "%d MB".formatted(all / 1_000_000);
    return all > MEMORY_BYTES
        ? Finding.good("memory", words)
        : Finding.bad("memory", words + ": the whole system needs up to 3 GB");
  }
}

package dev.polystack.engine.output;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What else a run is to write down, besides what people read.
 *
 * @param report a file for JSON
 * @param junit a file for JUnit's XML, which continuous integration shows as tests
 * @param trace a file in Chrome's Trace Event Format
 * @param json whether the standard output is JSON; people then read the standard error output
 */
public record Outputs(
    Optional<Path> report, Optional<Path> junit, Optional<Path> trace, boolean json) {

  /** Nothing else. */
  public static final Outputs NONE =
      new Outputs(Optional.empty(), Optional.empty(), Optional.empty(), false);

  /** Where people read. */
  public Console console() {
    return json ? Console.standardError() : Console.standard();
  }

  /** Writes everything down. */
  public void write(RunRecord run) {
    report.ifPresent(file -> Written.to(file, ReportJson.of(run)));
    junit.ifPresent(file -> Written.to(file, JUnitXml.of(run)));
    trace.ifPresent(file -> Written.to(file, TraceJson.of(run)));
    if (json) {
      System.out.print(ReportJson.of(run));
      System.out.flush();
    }
  }
}

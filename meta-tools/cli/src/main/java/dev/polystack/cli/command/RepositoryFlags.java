package dev.polystack.cli.command;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long a command over repositories may take, and what it writes about that. */
final class RepositoryFlags {

  @Mixin private TimeoutOption timeout = new TimeoutOption();

  @Mixin private ReportOptions reports = new ReportOptions();

  @Option(names = "--json", description = "Prints JSON, for machines.")
  private boolean json;

  /** Begins a verb's report, and its time. */
  RepositoryReport report(String verb) {
    return new RepositoryReport(verb, json, timeout.time(), reports.outputs(false));
  }
}

package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.select.Selection;
import dev.polystack.engine.select.Selector;
import dev.polystack.workspace.manifest.Repository;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which repositories of the manifest a command is about, checked out or not. */
final class RepositoryOptions {

  @Parameters(
      paramLabel = "REPOSITORY",
      arity = "0..*",
      description = "By name; * stands for any part of it (default: all).")
  private List<String> names = List.of();

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      description = "Only repositories of this group in the manifest; may be repeated.")
  private List<String> groups = List.of();

  List<String> names() {
    return names;
  }

  boolean isEverything() {
    return names.isEmpty() && groups.isEmpty();
  }

  /** Those that are chosen by these names. */
  List<Repository> among(Checkout checkout, List<String> chosen) throws InterruptedException {
    return new Selector(checkout)
        .repositories(
            checkout.manifest().repositories(),
            new Selection(chosen, groups, List.of(), Optional.empty()));
  }

  List<Repository> among(Checkout checkout) throws InterruptedException {
    return among(checkout, names);
  }
}

package dev.polystack.shop.contracts.compatibility;

import java.nio.file.Path;

/** The contracts break somebody; the message is the report for people. */
public final class BrokenContractsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokenContractsException(Report report, Path folder) {
    super("the contracts break what was released:\n" + report.text(folder));
  }
}

package dev.polystack.shop.contracts.compatibility;

/** The contracts break somebody; the message is the whole report. */
public final class BrokenContractsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokenContractsException(Report report) {
    super("the contracts break what was released:\n" + report.text());
  }
}

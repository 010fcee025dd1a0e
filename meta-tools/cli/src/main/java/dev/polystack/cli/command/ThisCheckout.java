package dev.polystack.cli.command;

import dev.polystack.cli.Checkout;
import java.nio.file.Path;

/** The checkout that the meta script belongs to; the script says where that is. */
final class ThisCheckout {

  private ThisCheckout() {}

  static Checkout current() {
    return new Checkout(Path.of(System.getProperty("meta.root", ".")).toAbsolutePath().normalize());
  }
}

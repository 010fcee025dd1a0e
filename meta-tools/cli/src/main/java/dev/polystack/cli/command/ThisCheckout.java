package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import java.nio.file.Path;

/** The workspace that a command is about, and meta's own sources; the meta script says where. */
final class ThisCheckout {

  private ThisCheckout() {}

  static Checkout current() {
    Path root = folder("meta.root", Path.of("."));
    return new Checkout(root, folder("meta.home", root.resolve("meta-tools")));
  }

  private static Path folder(String property, Path otherwise) {
    return Path.of(System.getProperty(property, otherwise.toString())).toAbsolutePath().normalize();
  }
}

package dev.polystack.shop.contracts.generator;

import com.palantir.javapoet.ClassName;
import java.nio.file.Path;

/** Where a contract's Java type belongs: the folder under {@code contracts/} is its package. */
final class Packages {

  /** What reads, checks and publishes is there. */
  private static final String ROOT = "dev.polystack.shop.contracts";

  /** Where generated types go: another project's contracts name a package of their own. */
  private static final String OWN = System.getProperty("contracts.package", ROOT);

  private Packages() {}

  static ClassName root(String name) {
    return ClassName.get(ROOT, name);
  }

  /** The class whose constants name events, or messages. */
  static ClassName of(Kind kind) {
    return ClassName.get(ROOT + "." + kind.folder(), kind.javaType());
  }

  /** The type of a contract file, given relative to {@code contracts/}. */
  static ClassName ofFile(Path file) {
    return inFolder(
        file.resolveSibling(""), file.getFileName().toString().replaceFirst("\\.[a-z]+$", ""));
  }

  /** A type of a folder's contracts. */
  static ClassName inFolder(Path folder, String type) {
    String name = folder.toString().replace('/', '.');
    return ClassName.get(name.isEmpty() ? OWN : OWN + "." + name, type);
  }
}

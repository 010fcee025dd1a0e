package dev.polystack.shop.contracts.generator;

import com.palantir.javapoet.ClassName;
import java.nio.file.Path;

/** Where a contract's Java type belongs: the folder under {@code contracts/} is its package. */
final class Packages {

  private static final String ROOT = "dev.polystack.shop.contracts";

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
    return inFolderOf(file, file.getFileName().toString().replaceFirst("\\.[a-z]+$", ""));
  }

  /** A type that a contract file holds among others. */
  static ClassName inFolderOf(Path file, String type) {
    String folder = file.toString().contains("/") ? parent(file) : "";
    return ClassName.get(folder.isEmpty() ? ROOT : ROOT + "." + folder.replace('/', '.'), type);
  }

  private static String parent(Path file) {
    String path = file.toString();
    return path.substring(0, path.lastIndexOf('/'));
  }
}

package dev.polystack.pacts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells whether a module's classes are still those that were verified: a SNAPSHOT keeps its version
 * while its code changes.
 */
public final class CodeDigest {

  private CodeDigest() {}

  /** SHA-256 of every class in a folder, names included; the compiler makes the same again. */
  public static String of(Path classes) {
    try (Stream<Path> files = Files.walk(classes)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      List<Path> all = files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
      for (Path file : all) {
        digest.update(classes.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the classes in " + classes, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

package dev.polystack.assets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The code that all functions of a stack share: the compiled classes of the stack's module. The
 * infrastructure stands beside the functions in that module, but is no part of their code: a class
 * that is called {@code …Stack} and refers to the stack kit, which no function has, and whatever is
 * nested in it. A function's own {@code CardStack} is code like any other.
 *
 * @param folder the compiler's output
 */
public record FunctionCode(Path folder) {

  private static final String STACK = "Stack.class";

  /** How a class file begins the name of whatever is the kit's. */
  private static final String KIT = "dev/polystack/kit/";

  /**
   * What is left out, by path relative to the folder, as patterns that the CDK reads.
   *
   * @throws UncheckedIOException if the folder cannot be read
   */
  public List<String> excluded() {
    return all().filter(file -> !isIncluded(file)).map(this::relative).sorted().toList();
  }

  /**
   * A SHA-256 of every file's path and content, in hexadecimal. It is the same on every machine.
   *
   * @throws UncheckedIOException if a file cannot be read
   */
  public String hash() {
    MessageDigest digest = sha256();
    files()
        .forEach(
            (name, file) -> {
              update(digest, name.getBytes(StandardCharsets.UTF_8));
              update(digest, read(file));
            });
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The id that the CDK gives to an asset with this {@link #hash()}: it hashes it once more. */
  public String assetId() {
    return HexFormat.of().formatHex(sha256().digest(hash().getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Copies the code, and nothing that is left out.
   *
   * @param target an empty folder, or one that does not exist yet
   * @throws UncheckedIOException if it cannot be written
   */
  public void copyTo(Path target) {
    files()
        .forEach(
            (name, file) -> {
              Path copy = target.resolve(name);
              try {
                Files.createDirectories(copy.resolveSibling(".").normalize());
                Files.copy(file, copy);
              } catch (IOException e) {
                throw new UncheckedIOException("cannot copy %s to %s".formatted(file, copy), e);
              }
            });
  }

  /** By path relative to the folder, with slashes on every system. */
  private SortedMap<String, Path> files() {
    SortedMap<String, Path> files = new TreeMap<>();
    all().filter(FunctionCode::isIncluded).forEach(file -> files.put(relative(file), file));
    return files;
  }

  private Stream<Path> all() {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the code in " + folder, e);
    }
  }

  private String relative(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static boolean isIncluded(Path file) {
    String name = String.valueOf(file.getFileName());
    int nested = name.indexOf('$');
    String outer =
        nested > 0 && name.endsWith(".class") ? name.substring(0, nested) + ".class" : name;
    return !outer.endsWith(STACK) || !refersToKit(file.resolveSibling(outer));
  }

  private static boolean refersToKit(Path file) {
    return Files.exists(file) && new String(read(file), StandardCharsets.ISO_8859_1).contains(KIT);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** With its length, so that no two lists of files look the same. */
  private static void update(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).flip());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

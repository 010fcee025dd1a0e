package dev.polystack.shop.contracts.compatibility;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import javassist.bytecode.AccessFlag;
import javassist.bytecode.ClassFile;
import javassist.bytecode.FieldInfo;
import javassist.bytecode.MethodInfo;

/**
 * What a jar promises to those who compile against it: its accessible classes and members, without
 * any code. The same jar always gives the same bytes.
 */
final class JavaApi {

  /** The file of a release that holds it. */
  static final String FILE = "java-api.jar";

  /** The earliest time that a zip file can say. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private JavaApi() {}

  /**
   * Writes the API of a jar.
   *
   * @throws IOException if the jar cannot be read or the API not be written
   */
  static void write(Path jar, Path api) throws IOException {
    TreeMap<String, byte[]> classes = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (Enumeration<JarEntry> all = file.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        if (entry.getName().endsWith(".class")) {
          try (InputStream in = file.getInputStream(entry)) {
            promised(new ClassFile(new DataInputStream(in)))
                .ifPresent(bytes -> classes.put(entry.getName(), bytes));
          }
        }
      }
    }
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(api))) {
      for (String name : classes.keySet()) {
        JarEntry entry = new JarEntry(name);
        entry.setTimeLocal(NO_TIME);
        out.putNextEntry(entry);
        out.write(classes.get(name));
        out.closeEntry();
      }
    }
  }

  private static Optional<byte[]> promised(ClassFile type) throws IOException {
    boolean inner = type.getInnerAccessFlags() != -1;
    if (!isAccessible(inner ? type.getInnerAccessFlags() : type.getAccessFlags())) {
      return Optional.empty();
    }
    type.getFields().removeIf((FieldInfo field) -> !isAccessible(field.getAccessFlags()));
    type.getMethods().removeIf((MethodInfo method) -> !isAccessible(method.getAccessFlags()));
    type.getMethods().forEach(MethodInfo::removeCodeAttribute);
    type.removeAttribute("BootstrapMethods");
    type.compact();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    type.write(new DataOutputStream(bytes));
    return Optional.of(bytes.toByteArray());
  }

  private static boolean isAccessible(int flags) {
    return AccessFlag.isPublic(flags) || AccessFlag.isProtected(flags);
  }
}

package dev.polystack.local.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The launcher and its patches, which lie beside this class, as files that Python can run. */
final class PythonFiles {

  /** In this order; each patch says in its first line what it mends. */
  private static final List<String> PATCHES =
      List.of(
          "apis_need_permission",
          "archives",
          "bus_policies",
          "event_sources",
          "granted_arns",
          "graphql_address",
          "http_api_address",
          "java_functions",
          "log_targets",
          "loopback_is_secure",
          "one_root_key",
          "payload_limits",
          "queue_mappings",
          "rules_need_permission",
          "saved_often",
          "stream_arns",
          "streams_survive",
          "target_dead_letters",
          "targets_of_replays");

  private PythonFiles() {}

  /** Writes them all to a folder and answers the launcher. */
  static Path unpack(Path folder) {
    try {
      deleteOld(Files.createDirectories(folder.resolve("patches")));
      for (String patch : PATCHES) {
        copy("patches/" + patch + ".py", folder);
      }
      return copy("launcher.py", folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the emulator's files to " + folder, e);
    }
  }

  /** The launcher applies whatever lies there, and an earlier version may have had more. */
  private static void deleteOld(Path patches) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(patches, "*.py")) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  private static Path copy(String name, Path folder) throws IOException {
    try (InputStream stream = PythonFiles.class.getResourceAsStream("python/" + name)) {
      if (stream == null) {
        throw new IOException("python/" + name + " is missing from this build");
      }
      Path file = folder.resolve(name);
      Files.copy(stream, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    }
  }
}

package dev.polystack.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code cloud.json}: how to reach the cloud that runs, for the meta command. */
final class CloudFile {

  private CloudFile() {}

  static void write(Home home, Cloud cloud, Identity identity, List<Watched> watched) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pid", ProcessHandle.current().pid());
    json.put("endpoint", cloud.endpoint().toString());
    json.put("region", cloud.region());
    json.put("accountId", Cloud.ACCOUNT);
    json.put("accessKeyId", cloud.accessKeyId());
    json.put("secretAccessKey", cloud.secretAccessKey());
    json.put("ports", identity.ports());
    json.put("children", watched.stream().map(Watched::health).toList());
    json.put("startedAt", Instant.now().toString());
    Json.write(home.cloudFile(), json);
  }

  static void delete(Home home) {
    try {
      Files.deleteIfExists(home.cloudFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + home.cloudFile(), e);
    }
  }
}

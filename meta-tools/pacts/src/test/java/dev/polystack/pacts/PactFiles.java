package dev.polystack.pacts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes pact files for tests. */
final class PactFiles {

  private PactFiles() {}

  /** A pact whose interactions each expect a message with one word. */
  static Path pact(Path file, String consumer, String provider, String... words)
      throws IOException {
    return Files.writeString(file, text(consumer, provider, words));
  }

  private static String text(String consumer, String provider, String... words) {
    return """
        {"consumer": {"name": "%s"}, "provider": {"name": "%s"},
         "interactions": [%s],
         "metadata": {"pactSpecification": {"version": "4.0"}}}
        """
        .formatted(
            consumer,
            provider,
            Arrays.stream(words).map(PactFiles::interaction).collect(Collectors.joining(",")));
  }

  private static String interaction(String word) {
    return """
        {"type": "Asynchronous/Messages", "description": "about %1$s", "key": "k-%1$s",
         "pending": false, "comments": {"testname": "t"},
         "contents": {"content": {"word": "%1$s"}, "contentType": "application/json"}}
        """
        .formatted(word);
  }
}

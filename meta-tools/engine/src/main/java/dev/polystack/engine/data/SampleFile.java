package dev.polystack.engine.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.polystack.engine.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A repository's {@code sample-data.yaml}: who may sign in, what is asked for, and which addresses
 * are worth knowing. Values such as {@code catalog/api/url} name published parameters.
 */
record SampleFile(@Nullable Users users, List<Call> requests, List<Address> urls) {

  SampleFile {
    requests = requests == null ? List.of() : List.copyOf(requests);
    urls = urls == null ? List.of() : List.copyOf(urls);
  }

  /** Users of one pool. */
  record Users(String pool, String client, List<Person> people) {}

  /** One user. */
  record Person(String username, String password, List<String> groups, @Nullable String note) {

    Person {
      groups = groups == null ? List.of() : List.copyOf(groups);
    }
  }

  /** One request, as one of the users. */
  record Call(
      @JsonProperty("as") String user,
      String method,
      String url,
      String path,
      @Nullable Map<String, String> headers,
      @Nullable JsonNode body) {}

  /** One address. */
  record Address(String name, String url) {}

  /**
   * Reads a repository's file; empty if it has none.
   *
   * @throws UserError if it is not in this shape
   */
  static Optional<SampleFile> of(Path repository) {
    Path file = repository.resolve("sample-data.yaml");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Objects.requireNonNull(
              YAMLMapper.builder().build().readValue(file.toFile(), SampleFile.class)));
    } catch (UnrecognizedPropertyException e) {
      throw new UserError(
          "%s: unknown key '%s'; known here are %s"
              .formatted(file, e.getPropertyName(), e.getKnownPropertyIds()),
          e);
    } catch (JsonProcessingException e) {
      throw new UserError("%s: %s".formatted(file, e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new UserError("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }
}

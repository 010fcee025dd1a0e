package dev.polystack.engine.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.workspace.file.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a release over several repositories is about. It is kept until all of it is done: a version
 * that was chosen once stays chosen, whatever the POMs say after half of it.
 *
 * @param steps in the order in which they are taken
 */
public record ReleasePlan(List<Step> steps) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** How far a step is. */
  public enum State {
    /** Not begun, or nothing of it is visible to others yet. */
    PLANNED,
    /** Its commits and its tag are pushed; nothing but publishing is left. */
    TAGGED,
    /** Done. */
    DONE
  }

  /**
   * One repository's part.
   *
   * @param repository its name in the manifest
   * @param branch that it is released from
   * @param version to be released; null if it only comes to build with others' new versions
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Step(String repository, String branch, @Nullable Version version, State state) {

    Step as(State now) {
      return new Step(repository, branch, version, now);
    }

    @Override
    public String toString() {
      return version == null ? repository : repository + " " + version;
    }
  }

  /** Copies the steps. */
  public ReleasePlan {
    steps = List.copyOf(steps);
  }

  /** The version that this plan gives a repository; empty if it releases none of it. */
  Optional<Version> version(String repository) {
    return steps.stream()
        .filter(step -> step.repository().equals(repository))
        .findFirst()
        .flatMap(step -> Optional.ofNullable(step.version()));
  }

  /** For people: a line for each step. */
  public String toText() {
    return steps.isEmpty()
        ? "Nothing is new since the last releases."
        : steps.stream()
            .map(
                step ->
                    step.version() == null
                        ? "  %-26s builds with what is new".formatted(step.repository())
                        : "  %-26s is released as %s".formatted(step.repository(), step.version()))
            .collect(Collectors.joining("\n"));
  }

  /** For people: how far each step is. */
  String progress() {
    return steps.stream()
        .map(
            step ->
                "%s (%s)"
                    .formatted(
                        step,
                        switch (step.state()) {
                          case PLANNED -> "to do";
                          case TAGGED -> "tagged, to be published";
                          case DONE -> "done";
                        }))
        .collect(Collectors.joining(", "));
  }

  ReleasePlan with(Step step) {
    return new ReleasePlan(
        steps.stream()
            .map(each -> each.repository().equals(step.repository()) ? step : each)
            .toList());
  }

  /** Reads the plan that was kept; empty if there is none. */
  static Optional<ReleasePlan> read(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(JSON.readValue(file.toFile(), ReleasePlan.class))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Keeps it: all of it or, whatever happens meanwhile, what was there before. */
  void write(Path file) {
    try {
      WholeFile.write(
          file, List.of(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}

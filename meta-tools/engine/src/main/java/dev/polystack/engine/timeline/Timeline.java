package dev.polystack.engine.timeline;

import dev.polystack.engine.logs.Level;
import dev.polystack.engine.timeline.Step.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One request's way from its first line to its last event.
 *
 * @param steps what the request itself caused, in the order of time; the rest hangs below
 */
public record Timeline(String correlationId, List<Step> steps) {

  /** Keeps the steps. */
  public Timeline {
    steps = List.copyOf(steps);
  }

  /** Deeper than this is what runs in a circle: events that cause the next ones without an end. */
  private static final int DEEPEST = 100;

  static Timeline of(String correlationId, Evidence evidence) {
    return new Timeline(correlationId, finish(Causes.of(evidence), null, 1));
  }

  private static List<Step> finish(List<Draft> drafts, @Nullable Draft cause, int depth) {
    List<Draft> level = depth < DEEPEST ? drafts : flattened(drafts);
    List<Draft> sorted = level.stream().sorted(Draft.BY_TIME).toList();
    List<Step> steps = new ArrayList<>();
    Set<String> failed = new HashSet<>();
    for (int i = 0; i < sorted.size(); i++) {
      Draft draft = sorted.get(i);
      if (draft.kind == Kind.LINE) {
        if (cause != null && failed.remove(draft.where)) {
          draft.notes.add("tried again");
        }
        if (draft.level.compareTo(Level.WARN) >= 0) {
          failed.add(draft.where);
        }
      }
      Duration gap = gap(draft, sorted.subList(0, i), cause);
      if (gap.isNegative()) {
        draft.notes.add("seen before its cause: out of order, or clocks that differ");
      }
      steps.add(draft.finish(gap, finish(draft.consequences, draft, depth + 1)));
    }
    return steps;
  }

  /**
   * Since what the step followed upon: what the same function said before, else the event that
   * caused it, else the line before it.
   */
  private static Duration gap(Draft draft, List<Draft> earlier, @Nullable Draft cause) {
    for (int i = earlier.size() - 1; i >= 0; i--) {
      Draft before = earlier.get(i);
      boolean sameWay =
          cause == null
              ? before.kind == Kind.LINE
              : draft.kind == Kind.LINE && before.where.equals(draft.where);
      if (sameWay) {
        return Duration.between(before.time, draft.time);
      }
    }
    return cause == null ? Duration.ZERO : Duration.between(cause.time, draft.time);
  }

  /** All that followed from these, beside them. */
  private static List<Draft> flattened(List<Draft> drafts) {
    List<Draft> all = new ArrayList<>(drafts);
    for (int i = 0; i < all.size(); i++) { // What follows from what is added here is added, too.
      Draft draft = all.get(i);
      if (!draft.consequences.isEmpty()) {
        draft.notes.add("what followed stands beside it, for so much is below each other already");
        all.addAll(draft.consequences);
        draft.consequences.clear();
      }
    }
    return all;
  }

  /** Every step, each before its consequences. */
  public Stream<Step> all() {
    return steps.stream().flatMap(Step::all);
  }

  /** Whether anything is known of the request. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /** The time of the first step. */
  public Instant start() {
    return all().map(Step::time).min(Instant::compareTo).orElse(Instant.EPOCH);
  }

  /** From the first step to the last. */
  public Duration duration() {
    return Duration.between(
        start(), all().map(Step::time).max(Instant::compareTo).orElse(Instant.EPOCH));
  }

  /** What happened, in one sentence. */
  public String summary() {
    return String.join(
        ", ",
        duration().toMillis() + " ms",
        counted(
            all().filter(step -> step.kind() == Kind.LINE).map(Step::where).distinct().count(),
            "function",
            "s"),
        counted(count(Kind.EVENT), "event", "s"),
        counted(
            all().filter(step -> step.kind() == Kind.LINE && step.level() == Level.ERROR).count(),
            "error",
            "s"),
        counted(
            all().filter(step -> step.notes().contains("tried again")).count(), "retr", "y", "ies"),
        counted(count(Kind.DEAD_LETTER), "dead letter", "s"));
  }

  private static String counted(long count, String word, String many) {
    return counted(count, word, "", many);
  }

  private static String counted(long count, String stem, String one, String many) {
    return count + " " + stem + (count == 1 ? one : many);
  }

  private long count(Kind kind) {
    return all().filter(step -> step.kind() == kind).count();
  }
}

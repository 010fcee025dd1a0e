package dev.polystack.workspace.split;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/**
 * What {@code git fast-import} is told. No file goes through it: a commit names a tree that is
 * there already.
 *
 * @see <a href="https://git-scm.com/docs/git-fast-import">git fast-import</a>
 */
final class ImportStream {

  private static final String WORKING = "refs/split/working";

  private final Rewrite rewrite;
  private final Part part;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  ImportStream(Rewrite rewrite, Part part) {
    this.rewrite = rewrite;
    this.part = part;
  }

  byte[] write(List<Commit> history, String branch, List<Tag> tags) {
    rewrite.steps().forEach(this::commit);
    rewrite
        .mark(history.get(history.size() - 1).id())
        .ifPresent(mark -> reset("refs/heads/" + branch, mark));
    tags.forEach(tag -> rewrite.mark(tag.commit()).ifPresent(mark -> tag(tag, mark)));
    return out.toByteArray();
  }

  private void commit(Rewrite.Step step) {
    if (step.parents().isEmpty()) {
      line("reset " + WORKING);
      line("");
    }
    Commit original = step.original();
    line("commit " + WORKING);
    line("mark :" + step.mark());
    line("author " + original.author());
    line("committer " + original.committer());
    original.encoding().ifPresent(encoding -> line("encoding " + encoding));
    data(original.message());
    for (int i = 0; i < step.parents().size(); i++) {
      line((i == 0 ? "from :" : "merge :") + step.parents().get(i));
    }
    content(step);
    line("");
  }

  private void content(Rewrite.Step step) {
    Optional<String> tree = step.tree();
    if (tree.isEmpty()) {
      line("deleteall");
    } else if (part instanceof Part.Rest rest) {
      line("M 040000 %s \"\"".formatted(step.original().tree()));
      rest.paths().forEach(path -> line("D " + Bytes.of(path)));
    } else {
      line("M 040000 %s \"\"".formatted(tree.get()));
    }
  }

  private void reset(String ref, int mark) {
    line("reset " + Bytes.of(ref));
    line("from :" + mark);
    line("");
  }

  private void tag(Tag tag, int mark) {
    if (tag.annotation().isEmpty()) {
      reset("refs/tags/" + tag.name(), mark);
      return;
    }
    line("tag " + Bytes.of(tag.name()));
    line("from :" + mark);
    tag.annotation().get().tagger().ifPresent(tagger -> line("tagger " + tagger));
    data(tag.annotation().get().message());
  }

  private void data(byte[] bytes) {
    line("data " + bytes.length);
    out.writeBytes(bytes);
    line("");
  }

  /** Each character is a byte. */
  private void line(String text) {
    out.writeBytes((text + "\n").getBytes(Bytes.CHARSET));
  }
}

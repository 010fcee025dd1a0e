package dev.polystack.bench;

import java.util.List;

/**
 * What is done with all repositories of a workspace, as meta and as its peers do it, eight at a
 * time ({@code meta status} has a width of its own, which is less on up to three cores).
 *
 * @param meta what follows the command's name
 * @param vcs the line for vcstool
 * @param git what git with xargs does with each of them
 * @param most how many times what git with xargs takes vcstool took, and so meta may take, on the
 *     machine that the bounds were set on
 */
record Verb(String name, Before before, String meta, String vcs, String git, double most) {

  /** What each round of it begins with. */
  enum Before {
    /** All repositories are deleted. */
    CLONES_DELETED,
    NOTHING,
    /** Each origin gets a commit. */
    COMMIT_IN_EACH
  }

  static final List<Verb> ALL =
      List.of(
          new Verb(
              "clone",
              Before.CLONES_DELETED,
              "clone --width 8 --host-width 8",
              "vcs import --workers 8 < ../exported.yaml",
              "clone -q ../origins/r{}.git r{}",
              4.82 / 4.03),
          new Verb(
              "status",
              Before.NOTHING,
              "status",
              "vcs status --workers 8",
              "-C r{} status -s",
              0.41 / 0.17),
          new Verb(
              "exec",
              Before.NOTHING,
              "exec --width 8 -- git rev-parse",
              "vcs custom --workers 8 --git --args rev-parse",
              "-C r{} rev-parse",
              0.36 / 0.09),
          new Verb(
              "sync",
              Before.NOTHING,
              "sync --width 8 --host-width 8",
              "vcs pull --workers 8",
              "-C r{} pull -q",
              0.72 / 0.59),
          new Verb(
              "sync, each with a commit",
              Before.COMMIT_IN_EACH,
              "sync --width 8 --host-width 8",
              "vcs pull --workers 8",
              "-C r{} pull -q",
              1.31 / 1.23));
}

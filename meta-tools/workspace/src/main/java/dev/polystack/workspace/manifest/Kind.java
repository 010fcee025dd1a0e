package dev.polystack.workspace.manifest;

import java.util.Locale;

/** What a repository is for. */
public enum Kind {
  /** A service of its own: what a repository is that says nothing else. */
  SERVICE,
  /** The interfaces between services. */
  CONTRACTS,
  /** What the others are built with. */
  TOOLS;

  /** The kind as the manifest writes it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

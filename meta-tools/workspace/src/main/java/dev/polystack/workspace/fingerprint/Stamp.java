package dev.polystack.workspace.fingerprint;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What changes whenever a file's content does: its size, the time of its last change, and where
 * there are such, its inode and that one's time. The last cannot be set by a program, so a file
 * whose times were set back is noticed as git notices it.
 *
 * @param size in bytes
 * @param inodeChanged the same as {@code modified} where there is no such time
 * @param inode with its device; {@code null} where there is none
 */
public record Stamp(long size, FileTime modified, FileTime inodeChanged, String inode) {

  /**
   * A file may change again within the same tick of its file system's clock, unseen; two seconds
   * are the coarsest tick there is (FAT).
   */
  private static final Duration TICK = Duration.ofSeconds(2);

  private static final boolean UNIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

  /**
   * The stamp that a file has now.
   *
   * @throws IOException if it cannot be looked at
   */
  public static Stamp of(Path file) throws IOException {
    if (UNIX) { // in one look
      Map<String, Object> all =
          Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,dev,ino");
      return new Stamp(
          of(all, "size", Long.class),
          of(all, "lastModifiedTime", FileTime.class),
          of(all, "ctime", FileTime.class),
          all.get("dev") + ":" + all.get("ino"));
    }
    var basic = Files.readAttributes(file, BasicFileAttributes.class);
    return new Stamp(
        basic.size(),
        basic.lastModifiedTime(),
        basic.lastModifiedTime(),
        String.valueOf(basic.fileKey()));
  }

  private static <T> T of(Map<String, Object> all, String name, Class<T> type) {
    return Objects.requireNonNull(type.cast(all.get(name)), name);
  }

  /** Whether the file cannot change any more without getting another stamp. */
  public boolean isSettled() {
    return modified.toInstant().plus(TICK).isBefore(Instant.now());
  }

  /** Written out: what a record has by itself is made at run time, which takes 10 ms once. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Stamp that
        && size == that.size
        && modified.equals(that.modified)
        && inodeChanged.equals(that.inodeChanged)
        && inode.equals(that.inode);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(size) * 31 + inodeChanged.hashCode();
  }

  /** One word. */
  @Override
  public String toString() {
    return size
        + "/"
        + modified.to(TimeUnit.NANOSECONDS)
        + "/"
        + inodeChanged.to(TimeUnit.NANOSECONDS)
        + "/"
        + inode;
  }
}

package dev.polystack.workspace.fingerprint;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

/**
 * What changes whenever a file's content does: its size, the time of its last change, and where
 * there are such, its inode and that one's time. The last cannot be set by a program, so a file
 * whose times were set back is noticed as git notices it.
 *
 * @param inodeChanged the same as {@code modified} where there is no such time
 */
record Stamp(long size, FileTime modified, FileTime inodeChanged, String inode) {

  private static final boolean UNIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

  static Stamp of(Path file) throws IOException {
    var basic = Files.readAttributes(file, BasicFileAttributes.class);
    return new Stamp(
        basic.size(),
        basic.lastModifiedTime(),
        UNIX ? (FileTime) Files.getAttribute(file, "unix:ctime") : basic.lastModifiedTime(),
        String.valueOf(basic.fileKey()));
  }

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

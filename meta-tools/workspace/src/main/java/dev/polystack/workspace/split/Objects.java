package dev.polystack.workspace.split;

import dev.polystack.workspace.git.Git;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads objects of a repository, all through one process of git. */
final class Objects implements AutoCloseable {

  private final Process git;
  private final OutputStream questions;
  private final DataInputStream answers;

  Objects(Path repository) {
    try {
      this.git =
          Git.in(repository)
              .builder("cat-file", "--batch")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("git cannot be started in " + repository, e);
    }
    this.questions = git.getOutputStream();
    this.answers = new DataInputStream(new BufferedInputStream(git.getInputStream(), 1 << 16));
  }

  /**
   * The content of an object.
   *
   * @throws UncheckedIOException if there is no such object
   */
  byte[] read(String id) {
    try {
      questions.write((id + "\n").getBytes(StandardCharsets.US_ASCII));
      questions.flush();
      String[] words = line().split(" ");
      if (words.length < 3) {
        throw new IOException("git has no object " + id);
      }
      byte[] content = answers.readNBytes(Integer.parseInt(words[2]));
      answers.read(); // the line feed behind it
      return content;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int next = answers.read(); next != '\n'; next = answers.read()) {
      if (next < 0) {
        throw new IOException("git ended while it was asked");
      }
      line.append((char) next);
    }
    return line.toString();
  }

  @Override
  public void close() {
    git.destroy();
  }
}

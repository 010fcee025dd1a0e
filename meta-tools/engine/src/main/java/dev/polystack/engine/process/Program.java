package dev.polystack.engine.process;

import dev.polystack.workspace.process.Child;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A program to run: its output goes to a log, line by line to whoever listens, and it never
 * outlives this JVM.
 */
public final class Program {

  private static final ProcessBuilder.Redirect PIPE = ProcessBuilder.Redirect.PIPE;

  /** For programs that end in their own way when somebody presses Ctrl-C. */
  private static final Duration DOUBT = Duration.ofMillis(100);

  private final List<String> command;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private Path folder = Path.of("").toAbsolutePath();
  private Consumer<String> listener = line -> {};

  private Program(List<String> command) {
    this.command = List.copyOf(command);
  }

  /** A program and its arguments. */
  public static Program of(String... command) {
    return new Program(List.of(command));
  }

  /** A program and its arguments. */
  public static Program of(List<String> command) {
    return new Program(command);
  }

  /** Runs it there. */
  public Program in(Path where) {
    this.folder = where;
    return this;
  }

  /** Adds environment variables. */
  public Program with(Map<String, String> more) {
    variables.putAll(more);
    return this;
  }

  /** Hands every line over while it runs. */
  public Program listening(Consumer<String> toLines) {
    this.listener = toLines;
    return this;
  }

  /**
   * Runs it to its end.
   *
   * @param log gets everything it prints, after what is there
   * @throws InterruptedException if this thread is interrupted; the program has been ended then
   */
  public Finished run(Path log) throws InterruptedException {
    return await(begin(ProcessBuilder.Redirect.from(new File("/dev/null")), PIPE), log);
  }

  /**
   * Runs it to its end without looking at what it prints.
   *
   * @param output gets everything it prints, instead of what is there
   * @return its exit status
   * @throws InterruptedException if this thread is interrupted; the program has been ended then
   */
  public int runInto(Path output) throws InterruptedException {
    Child child =
        begin(
            ProcessBuilder.Redirect.from(new File("/dev/null")),
            ProcessBuilder.Redirect.to(output.toFile()));
    try {
      return child.await(DOUBT);
    } catch (InterruptedException e) {
      child.end();
      throw e;
    } finally {
      child.forget();
    }
  }

  /** Starts it, so that it can load while there is other work; then it waits for its input. */
  public Started start() {
    return new Started(begin(PIPE, PIPE));
  }

  /** A program that has been started and waits for its input. */
  public final class Started {

    private final Child child;

    private Started(Child child) {
      this.child = child;
    }

    /**
     * Hands the input over and runs the program to its end.
     *
     * @param log gets everything it prints, after what is there
     * @throws InterruptedException if this thread is interrupted; the program has been ended then
     */
    public Finished finish(String input, Path log) throws InterruptedException {
      try (Writer standardInput = child.process().outputWriter(StandardCharsets.UTF_8)) {
        standardInput.write(input);
      } catch (IOException e) {
        // It has ended already; its status and its words say why.
      }
      return await(child, log);
    }

    /** Ends it, if there is nothing for it to do. */
    public void end() {
      child.end();
      child.forget();
    }
  }

  private Child begin(ProcessBuilder.Redirect input, ProcessBuilder.Redirect output) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(variables);
    builder.redirectErrorStream(true).redirectInput(input).redirectOutput(output);
    try {
      Child.expectSignals();
      return Child.start(builder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start %s: %s".formatted(command.get(0), whyNot(e)), e);
    }
  }

  /**
   * What the system does not tell apart: one "no such file" for a program, its folder, its shell.
   */
  private String whyNot(IOException e) {
    Path program = folder.resolve(command.get(0));
    if (!Files.isDirectory(folder)) {
      return "there is no folder " + folder;
    }
    if (!command.get(0).contains("/") && String.valueOf(e.getMessage()).contains("error=2,")) {
      return "no program of that name is on the PATH";
    }
    if (command.get(0).contains("/") && !Files.isExecutable(program)) {
      return Files.exists(program) ? program + " is not executable" : "there is no file " + program;
    }
    return String.valueOf(e.getMessage());
  }

  private Finished await(Child child, Path log) throws InterruptedException {
    List<String> lines = new ArrayList<>();
    Thread reader = new Thread(() -> read(child.process(), log, lines), "output");
    reader.start();
    try {
      int status = child.await(DOUBT);
      reader.join();
      return new Finished(status, List.copyOf(lines), log);
    } catch (InterruptedException e) {
      child.end();
      throw e;
    } finally {
      child.forget();
    }
  }

  private void read(Process process, Path log, List<String> lines) {
    try (BufferedReader output =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Writer file =
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      file.write("$ " + String.join(" ", command) + "\n");
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        file.write(line + "\n");
        file.flush();
        listener.accept(line);
      }
    } catch (IOException e) {
      lines.add("(the rest of the output is lost: " + e.getMessage() + ")");
    }
  }
}

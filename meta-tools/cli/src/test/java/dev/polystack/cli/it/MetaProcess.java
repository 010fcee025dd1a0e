package dev.polystack.cli.it;

import dev.polystack.cli.PseudoTerminal;
import dev.polystack.cli.SharedClasses;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command as a user starts it, for a project on whatever cloud the AWS variables name. */
final class MetaProcess {

  private final Path root;
  private final String project;

  MetaProcess(Path root, String project) {
    this.root = root;
    this.project = project;
  }

  /** What it wrote to either stream, and how it ended. */
  record Ended(int status, String output) {}

  Ended run(String... arguments) {
    return answer("", arguments);
  }

  /** As {@link #run}, with nothing of what it wrote to the standard error. */
  Ended standardOutput(String... arguments) {
    return answer("", command(arguments).redirectError(Redirect.DISCARD));
  }

  /** Types an answer to whatever it asks. */
  Ended answer(String input, String... arguments) {
    return answer(input, command(arguments).redirectErrorStream(true));
  }

  private static Ended answer(String input, ProcessBuilder command) {
    try {
      Process process = command.start();
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readAllBytes();
      return new Ended(process.waitFor(), new String(output, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Runs it on a terminal, and types an answer to a question.
   *
   * @param question what it asks in the end
   */
  Ended onTerminal(String question, String answer, String... arguments) {
    List<String> terminal =
        List.of("-Dmeta.terminal.input=true", "-Dmeta.terminal.output=true"); // as the script says
    try {
      Process process = PseudoTerminal.of(command(terminal, arguments), 120, 40).start();
      StringBuilder said = new StringBuilder();
      Reader output = process.inputReader(StandardCharsets.UTF_8);
      for (int next = output.read(); next >= 0; next = output.read()) {
        said.append((char) next);
        if (said.indexOf(question, said.length() - question.length()) >= 0) {
          PseudoTerminal.type(process, answer);
        }
      }
      return new Ended(process.waitFor(), said.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Process start(String... arguments) throws IOException {
    return command(arguments).redirectErrorStream(true).start();
  }

  private ProcessBuilder command(String... arguments) {
    return command(List.of(), arguments);
  }

  private ProcessBuilder command(List<String> properties, String... arguments) {
    List<String> command = new ArrayList<>(SharedClasses.java());
    command.addAll(properties);
    command.addAll(List.of("-Dmeta.root=" + root, "dev.polystack.cli.Meta"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--project", project, "--env", Project.ENVIRONMENT));
    return new ProcessBuilder(command);
  }
}

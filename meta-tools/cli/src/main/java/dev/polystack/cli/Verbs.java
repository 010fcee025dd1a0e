package dev.polystack.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;

import dev.polystack.cli.command.AffectedCommand;
import dev.polystack.cli.command.BootstrapCommand;
import dev.polystack.cli.command.CanIDeployCommand;
import dev.polystack.cli.command.CatalogueCommand;
import dev.polystack.cli.command.CloneCommand;
import dev.polystack.cli.command.DemoCommand;
import dev.polystack.cli.command.DeployCommand;
import dev.polystack.cli.command.DestroyCommand;
import dev.polystack.cli.command.DlqCommand;
import dev.polystack.cli.command.DoctorCommand;
import dev.polystack.cli.command.DownCommand;
import dev.polystack.cli.command.ExecCommand;
import dev.polystack.cli.command.ExportCommand;
import dev.polystack.cli.command.GraphCommand;
import dev.polystack.cli.command.ImportCommand;
import dev.polystack.cli.command.LogsCommand;
import dev.polystack.cli.command.MvnCommand;
import dev.polystack.cli.command.NewCommand;
import dev.polystack.cli.command.PlanCommand;
import dev.polystack.cli.command.RehearseCommand;
import dev.polystack.cli.command.ReleaseCommand;
import dev.polystack.cli.command.RunCommand;
import dev.polystack.cli.command.SplitCommand;
import dev.polystack.cli.command.StatusCommand;
import dev.polystack.cli.command.SyncCommand;
import dev.polystack.cli.command.TestCommand;
import dev.polystack.cli.command.TimelineCommand;
import dev.polystack.cli.command.UpCommand;
import dev.polystack.cli.command.VerifyCommand;
import java.util.List;
import picocli.CommandLine;

/**
 * Every verb of the command. One is made only when it is asked for: reading the options of all of
 * them takes longer than the rest of a short command.
 */
final class Verbs {

  /** In the order of their help. */
  static final List<String> NAMES =
      List.of(
          "up",
          "down",
          "deploy",
          "test",
          "mvn",
          "graph",
          "new",
          "demo",
          "catalogue",
          "doctor",
          "completion",
          "clone",
          "bootstrap",
          "sync",
          "status",
          "affected",
          "exec",
          "run",
          "export",
          "import",
          "split",
          "plan",
          "destroy",
          "verify",
          "logs",
          "timeline",
          "dlq",
          "can-i-deploy",
          "release",
          "rehearse",
          Rehearsal.NAME);

  private Verbs() {}

  /** The command with all of them, to choose from. */
  static CommandLine all() {
    CommandLine line = new CommandLine(new Meta());
    NAMES.forEach(name -> line.addSubcommand(verb(name)));
    line.getHelpSectionMap().put(SECTION_KEY_COMMAND_LIST, new VerbList());
    return withHabits(line);
  }

  /** One of them, which takes the arguments after its name. */
  static CommandLine one(String name) {
    return withHabits(new CommandLine(verb(name)).setCommandName("meta " + name));
  }

  /** What starts with {@code @} is a word like others, as in {@code exec -- curl -d @body.json}. */
  private static CommandLine withHabits(CommandLine line) {
    line.setHelpFactory(new HelpWithExitStatus());
    return line.setCaseInsensitiveEnumValuesAllowed(true).setExpandAtFiles(false);
  }

  private static Object verb(String name) {
    return switch (name) {
      case "up" -> new UpCommand();
      case "down" -> new DownCommand();
      case "test" -> new TestCommand();
      case "exec" -> new ExecCommand();
      case "run" -> new RunCommand();
      case "plan" -> new PlanCommand();
      case "deploy" -> new DeployCommand();
      case "destroy" -> new DestroyCommand();
      case "can-i-deploy" -> new CanIDeployCommand();
      case "clone" -> new CloneCommand();
      case "sync" -> new SyncCommand();
      case "status" -> new StatusCommand();
      case "affected" -> new AffectedCommand();
      case "graph" -> new GraphCommand();
      case "verify" -> new VerifyCommand();
      case "logs" -> new LogsCommand();
      case "timeline" -> new TimelineCommand();
      case "dlq" -> new DlqCommand();
      case "new" -> new NewCommand();
      case "demo" -> new DemoCommand();
      case "bootstrap" -> new BootstrapCommand();
      case "mvn" -> new MvnCommand();
      case "import" -> new ImportCommand();
      case "export" -> new ExportCommand();
      case "split" -> new SplitCommand();
      case "catalogue" -> new CatalogueCommand();
      case "doctor" -> new DoctorCommand();
      case "release" -> new ReleaseCommand();
      case "completion" -> new CompletionCommand();
      case "rehearse" -> new RehearseCommand();
      case Rehearsal.NAME -> new Rehearsal();
      default -> throw new IllegalArgumentException("no verb is called " + name);
    };
  }
}

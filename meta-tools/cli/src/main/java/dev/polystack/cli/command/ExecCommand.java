package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.cache.Globs;
import dev.polystack.engine.exec.ChosenPlaces;
import dev.polystack.engine.exec.Command;
import dev.polystack.engine.exec.Execution;
import dev.polystack.engine.run.Runner;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Any command, everywhere. */
@picocli.CommandLine.Command(
    name = "exec",
    description =
        "Runs a command in every repository, or with --stacks in every stack's folder. These"
            + " variables tell it where it is: POLYSTACK_REPOSITORY, POLYSTACK_SERVICE,"
            + " POLYSTACK_STACK, POLYSTACK_FOLDER, POLYSTACK_PROJECT and POLYSTACK_ENV;"
            + " AWS_ENDPOINT_URL, region and keys reach the embedded cloud, if that runs. Without"
            + " --inputs or --outputs nothing is kept, and the command runs every time.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    customSynopsis = {
      "meta exec [OPTION]... [NAME]... -- COMMAND [ARGUMENT]...",
      "       meta exec --resume"
    },
    footer = {
      "",
      "Examples:",
      "  meta exec -- git log -1 --oneline       in every repository",
      "  meta exec --stacks --ordered -- make    in every stack, after what it consumes",
      "  meta exec --stacks --outputs 'dist/**' -- npm run build",
      "                                          again only where a file changed",
      "  meta exec --stacks orders '*/api' -- ls",
      "                                          in some stacks",
      "  meta exec -- sh -c 'npm ci && npm test'",
      "                                          what needs a shell",
      "  meta exec --resume                      the last one, where it is not done yet"
    })
public final class ExecCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private PlaceOptions where = new PlaceOptions();

  @Mixin private RunFlags flags = new RunFlags();

  @Option(
      names = "--ordered",
      description =
          "Each after those that it needs: repositories as their builds do, stacks as they consume"
              + " what others publish.")
  private boolean ordered;

  @Option(
      names = "--inputs",
      paramLabel = "GLOB",
      description =
          "Files that the command reads, beneath its folder; may be repeated. It is not run again"
              + " while they, the command and its program are the same (default: with --outputs"
              + " every file that git does not ignore).")
  private List<String> inputs = List.of();

  @Option(
      names = "--outputs",
      paramLabel = "GLOB",
      description =
          "Files that the command makes, beneath its folder; may be repeated. They are restored"
              + " where it is not run again.")
  private List<String> outputs = List.of();

  @Option(
      names = "--input-variable",
      paramLabel = "NAME",
      description = "An environment variable that the result depends on; may be repeated.")
  private List<String> inputVariables = List.of();

  @Option(names = "--no-cache", description = "Runs it everywhere, and keeps nothing.")
  private boolean uncached;

  @Option(
      names = "--resume",
      description = "Goes on with the last `meta exec`: only where it has not succeeded yet.")
  private boolean resume;

  @Override
  public Integer call() throws InterruptedException {
    List<String> words = command();
    Checkout checkout = ThisCheckout.current();
    return flags.resumable(checkout, "exec-", resume, runner -> run(words, checkout, runner));
  }

  private boolean run(List<String> words, Checkout checkout, Runner runner)
      throws InterruptedException {
    ChosenPlaces places = where.places(checkout, runner, names(words), ordered);
    Command command =
        new Command(
            words,
            new Globs(inputs),
            new Globs(outputs),
            Set.copyOf(inputVariables),
            where.variables(checkout));
    return new Execution(checkout.work(), runner).run(command, places, !uncached);
  }

  /** What stands after the two dashes; nothing if a run is to be resumed that never was. */
  private List<String> command() {
    List<String> all = spec.commandLine().getParseResult().originalArgs();
    int dashes = all.indexOf("--");
    if (dashes < 0 && resume) {
      return List.of();
    }
    if (dashes < 0 || dashes == all.size() - 1) {
      throw new ParameterException(
          spec.commandLine(), "Write the command after two dashes: meta exec -- git status");
    }
    return all.subList(dashes + 1, all.size());
  }

  private List<String> names(List<String> words) {
    return where.names().subList(0, where.names().size() - words.size());
  }
}

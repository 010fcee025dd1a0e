package dev.polystack.cli;

import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

/**
 * The verbs in the help of {@code meta}, by what they are for.
 *
 * <p>No method reference: with one, the archive that commands start from would leave out all of
 * picocli's renderers, which are classes of a version too old to be linked before.
 */
final class VerbList implements IHelpSectionRenderer {

  private static final String TEXT =
      """

      Every day:
        up            everything on this machine; what is done already is skipped
        down          stop; the next up continues with the data
        deploy        stacks after a change
        test          every test of every repository, against the running system
        mvn           Maven in one repository, with what this checkout has installed
        graph         what depends on what: tree, Mermaid, DOT, JSON, or a page
        new           a project, service, stack, function or event
        demo          one product's way through the system, with the time of every hop
        catalogue     the site about every contract, with who offers and who uses it
        doctor        looks for what may be wrong, and says what to do
        completion    what bash or zsh needs to complete verbs, options and names

      Repositories:
        clone         all of them side by side; goes on after any interruption
        bootstrap     builds and installs what they need of each other
        sync          what is new in each; your own work is left alone
        status        branches and changes, the cloud's parts, what is up to date
        affected      what a change concerns: repositories, modules, stacks
        exec          any command in every repository or stack
        run           what they declare under a name in their tasks.yaml
        export        the manifest for any other place, or a lock file of commits
        import        the commits of a lock file
        split         one repository becomes many, each with its history

      Environments (this machine without --env):
        plan          what a deployment would change, and whether data are lost
        destroy       stacks and whatever depends on them
        verify        the smoke test: stacks, functions, APIs, alarms, dead letters
        logs          what functions said
        timeline      one request's way over functions, buses and queues
        dlq           dead letters: where they wait, why, and their way back

      Releases:
        can-i-deploy  whether services fit what an environment runs
        release       new versions, in the order that repositories build
      """;

  @Override
  public String render(Help help) {
    return help.colorScheme().ansi().string(TEXT.replaceAll("(?m)^  (\\S+)", "  @|bold $1|@"));
  }
}

package dev.polystack.shop.contracts.catalogue;

import dev.polystack.shop.contracts.catalogue.contract.ContractLibrary;
import dev.polystack.shop.contracts.catalogue.site.Site;
import dev.polystack.shop.contracts.catalogue.site.SiteWriter;
import dev.polystack.shop.contracts.catalogue.use.DeclaredUse;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Makes the site. */
public final class Catalogue {

  private static final String ASSEMBLIES = "--assemblies=";

  private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

  private Catalogue() {}

  /**
   * Makes the site, all of it anew.
   *
   * @param arguments the folder of the contracts; the folder that gets the site and holds nothing
   *     else; and {@code --assemblies=} with folders of cloud assemblies, parted as in a class path
   * @throws IOException if a file cannot be read or written
   * @throws CatalogueException if an assembly names an event that no contract promises
   */
  public static void main(String[] arguments) throws IOException {
    List<Path> assemblies =
        Arrays.stream(arguments)
            .filter(argument -> argument.startsWith(ASSEMBLIES))
            .flatMap(argument -> SEPARATOR.splitAsStream(argument.substring(ASSEMBLIES.length())))
            .filter(folder -> !folder.isBlank())
            .map(Path::of)
            .toList();
    ContractLibrary library = ContractLibrary.read(Path.of(arguments[0]));
    Site site = new Site(library, DeclaredUse.read(assemblies, library));
    new SiteWriter(site, Path.of(arguments[1])).write();
  }
}

package dev.polystack.shop.contracts.catalogue.site;

import dev.polystack.shop.contracts.catalogue.contract.Contract;
import dev.polystack.shop.contracts.catalogue.contract.SchemaDoc;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Writes the site's files, and removes those of pages that are no more. */
public final class SiteWriter {

  private static final List<String> ASSETS = List.of("catalogue.css", "catalogue.js");

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          SiteWriter.class.getClassLoader(),
          "dev.polystack.shop.contracts.catalogue.templates");

  private final Set<Path> written = new HashSet<>();
  private final Site site;
  private final Path folder;

  /** Writes a site into a folder that holds nothing else. */
  public SiteWriter(Site site, Path folder) {
    this.site = site;
    this.folder = folder;
  }

  /** Writes everything. */
  public void write() throws IOException {
    page("index.jte", new Page(site, "index.html", "Event catalogue"), Map.of());
    for (Contract contract : site.contracts()) {
      String template =
          switch (contract.kind()) {
            case EVENT, QUEUE_MESSAGE -> "message.jte";
            case REST_API -> "rest.jte";
            case GRAPHQL_API -> "graphql.jte";
          };
      page(
          template,
          new Page(site, Site.address(contract.file()), contract.name()),
          Map.of("contract", contract));
    }
    for (SchemaDoc type : site.types()) {
      page(
          "type.jte",
          new Page(site, Site.address(type.file()), type.title()),
          Map.of("schema", type));
    }
    for (String service : site.services()) {
      page(
          "service.jte",
          new Page(site, Site.serviceAddress(service), service),
          Map.of("service", service));
    }
    text("assets/index.js", new SearchIndex(site).script());
    for (String asset : ASSETS) {
      asset(asset);
    }
    removeOthers();
  }

  private void page(String template, Page page, Map<String, Object> parameters) throws IOException {
    StringOutput output = new StringOutput();
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("page", page);
    templates.render(template, all, output);
    text(page.address(), output.toString());
  }

  private void text(String address, String text) throws IOException {
    Files.writeString(file(address), text);
  }

  private void asset(String name) throws IOException {
    try (InputStream source =
        Objects.requireNonNull(SiteWriter.class.getResourceAsStream(name), name)) {
      Files.copy(source, file("assets/" + name), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path file(String address) throws IOException {
    Path file = folder.resolve(address);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    written.add(file);
    return file;
  }

  private void removeOthers() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!written.contains(file)) {
          Files.delete(file);
        }
      }
    }
  }
}

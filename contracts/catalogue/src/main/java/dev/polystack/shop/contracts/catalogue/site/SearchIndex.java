package dev.polystack.shop.contracts.catalogue.site;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.shop.contracts.catalogue.contract.Contract;
import dev.polystack.shop.contracts.catalogue.contract.Field;
import dev.polystack.shop.contracts.catalogue.contract.GraphqlContract;
import dev.polystack.shop.contracts.catalogue.contract.MessageContract;
import dev.polystack.shop.contracts.catalogue.contract.RestContract;
import dev.polystack.shop.contracts.catalogue.contract.SchemaDoc;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the search finds. A script and no JSON file, because pages on a disk may not read files. */
final class SearchIndex {

  /**
   * A page that can be found.
   *
   * @param words everything that it is found by, besides its name
   */
  private record Entry(
      String name, String kind, String address, String description, String words) {}

  private final Site site;

  SearchIndex(Site site) {
    this.site = site;
  }

  String script() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Contract contract : site.contracts()) {
      entries.add(
          new Entry(
              contract.name(),
              contract.kind().label(),
              Site.address(contract.file()),
              contract.description(),
              contract.service() + " " + words(contract)));
    }
    for (String service : site.services()) {
      entries.add(
          new Entry(
              service,
              "Service",
              Site.serviceAddress(service),
              "What " + service + " offers and uses.",
              String.join(" ", site.stacks(service).keySet())));
    }
    for (SchemaDoc type : site.types()) {
      entries.add(
          new Entry(
              type.title(), "Type", Site.address(type.file()), type.description(), words(type)));
    }
    return "window.catalogueIndex = %s;%n"
        .formatted(JsonMapper.builder().build().writeValueAsString(entries));
  }

  private static String words(Contract contract) {
    if (contract instanceof MessageContract message) {
      return words(message.schema());
    }
    if (contract instanceof RestContract rest) {
      return rest.operations().stream()
          .map(each -> String.join(" ", each.id(), each.method(), each.path(), each.summary()))
          .collect(Collectors.joining(" "));
    }
    return ((GraphqlContract) contract)
        .types().stream()
            .flatMap(
                type ->
                    Stream.concat(
                        Stream.of(type.name()), type.members().stream().map(m -> m.name())))
            .collect(Collectors.joining(" "));
  }

  private static String words(SchemaDoc schema) {
    return schema.fields().stream().map(Field::name).collect(Collectors.joining(" "));
  }
}

package dev.polystack.shop.contracts.generator;

import graphql.language.Document;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A GraphQL schema; all files of a folder are one.
 *
 * @param files its files, each with what it defines
 */
record GraphqlFolder(Path folder, Map<Path, Document> files) {

  /** Every schema of the contracts. */
  static List<GraphqlFolder> of(ContractFiles files) {
    Map<Path, Map<Path, Document>> folders = new TreeMap<>();
    files
        .sdl()
        .forEach(
            (file, document) ->
                folders
                    .computeIfAbsent(file.resolveSibling(""), any -> new TreeMap<>())
                    .put(file, document));
    List<GraphqlFolder> all = new ArrayList<>();
    folders.forEach((folder, documents) -> all.add(new GraphqlFolder(folder, documents)));
    return all;
  }

  /** What all files define, as if one file did. */
  Document whole() {
    Document.Builder whole = Document.newDocument();
    files.values().forEach(each -> each.getDefinitions().forEach(whole::definition));
    return whole.build();
  }
}

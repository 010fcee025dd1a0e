package dev.polystack.shop.store.search;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.polystack.shop.store.search",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule domainKnowsNoCloudAndNoSearchEngine =
      classes()
          .that()
          .resideInAPackage("dev.polystack.shop.store.search")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "dev.polystack.shop.contracts.types",
              "dev.polystack.shop.store.search");

  @ArchTest
  static final ArchRule adapterKnowsNoFunctions =
      noClasses()
          .that()
          .resideInAPackage("..opensearch..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.amazonaws..", "dev.polystack.lambda..");
}

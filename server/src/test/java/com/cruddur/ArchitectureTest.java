package com.cruddur;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The layout is what ARCHITECTURE.md says it is. */
class ArchitectureTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/com/cruddur/templates/"))
            .importPackages("com.cruddur");

    /** Packages that are no feature: they start, configure, build or carry the features. */
    private static final Set<String> INFRASTRUCTURE = Set.of("cli", "config", "server", "platform", "templates");

    private static final DescribedPredicate<JavaClass> STARTS_THREADS = describe(
            "may start threads",
            type -> Set.of(
                            "com.cruddur.cli.Lifecycle", // the shutdown hook
                            "com.cruddur.doctor.CheckRunner") // checks side by side, bounded by the command's own time
                    .contains(type.getName()));

    private static final Path SOURCES = Path.of(System.getProperty("checkout"), "server/src/main/java/com/cruddur");

    /** Every other folder is a feature, so that a new package cannot escape the rules. */
    private static String[] features() throws IOException {
        try (var folders = Files.list(SOURCES)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !INFRASTRUCTURE.contains(name))
                    .map(name -> "com.cruddur." + name + "..")
                    .toArray(String[]::new);
        }
    }

    @Test
    void thePlatformKnowsNoFeature() {
        noClasses()
                .that()
                .resideInAPackage("com.cruddur.platform..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("com.cruddur..").and(not(resideInAPackage("com.cruddur.platform.."))))
                .check(CODE);
    }

    @Test
    void theRootPackageHoldsTheEntryPointAlone() {
        classes()
                .that()
                .resideInAPackage("com.cruddur")
                .should()
                .haveSimpleName("Main")
                .orShould()
                .haveSimpleName("package-info")
                .check(CODE);
    }

    @Test
    void featuresKnowNeitherTheCommandLineNorConfigurationNorWiring() throws IOException {
        noClasses()
                .that()
                .resideInAnyPackage(features())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.cruddur", "com.cruddur.cli..", "com.cruddur.config..", "com.cruddur.server..")
                .check(CODE);
    }

    @Test
    void theHttpServerIsNamedInOnePackageAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("com.cruddur.platform.http")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..")
                .check(CODE);
    }

    @Test
    void openTelemetryIsNamedInOnePackageAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("com.cruddur.platform.trace")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.opentelemetry..")
                .check(CODE);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("com.cruddur.(**)").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void simpleNamesAreUnique() {
        var names = CODE.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getSimpleName, Collectors.counting()));

        assertThat(names)
                .isNotEmpty()
                .allSatisfy((name, times) -> assertThat(times).as(name).isEqualTo(1));
    }

    @Test
    void sqlIsReachedThroughOperationsOnly() {
        classes()
                .that(simpleNameEndingWith("Sql"))
                .should()
                .bePackagePrivate()
                .andShould()
                .beInterfaces()
                .check(CODE);
        noClasses()
                .that(simpleNameEndingWith("Api").or(simpleNameEndingWith("Pages")))
                .should()
                .dependOnClassesThat(simpleNameEndingWith("Sql"))
                .check(CODE);
    }

    @Test
    void nothingIsStaticButConstants() {
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .areNotEnums()
                .should()
                .beFinal()
                .check(CODE);
    }

    @Test
    void onlyThePlatformStartsThreads() {
        noClasses()
                .that()
                .resideOutsideOfPackage("com.cruddur.platform.background..")
                .and(not(STARTS_THREADS))
                .should()
                .callCodeUnitWhere(describe("starts a thread", ArchitectureTest::startsThread))
                .check(CODE);
    }

    private static boolean startsThread(JavaCall<?> call) {
        var method = call.getName();
        return switch (call.getTargetOwner().getName()) {
            case "java.lang.Thread" ->
                Set.of("<init>", "start", "startVirtualThread", "ofVirtual", "ofPlatform")
                        .contains(method);
            case "java.util.Timer", "java.util.concurrent.Executors", "java.util.concurrent.ThreadPoolExecutor" -> true;
            case "java.util.concurrent.CompletableFuture" -> method.endsWith("Async");
            default -> false;
        };
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Misc|Common|Base)")
                .check(CODE);
    }

    @Test
    void onlyTheCommandLineWritesToStandardStreams() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CODE);
        noClasses()
                .that()
                .resideOutsideOfPackage("com.cruddur.cli..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(CODE);
    }

    @Test
    void everyPackageIsNullMarkedAndSaysWhatItIsFor() {
        Set<String> packages = CODE.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

        assertThat(packages)
                .allSatisfy(name -> assertThat(CODE.getPackage(name).isAnnotatedWith(NullMarked.class))
                        .as(name)
                        .isTrue());
    }
}

package com.cruddur;

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

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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

    private static final String[] FEATURES = {
        "com.cruddur.activity..",
        "com.cruddur.cognito..",
        "com.cruddur.contract..",
        "com.cruddur.doctor..",
        "com.cruddur.avatar..",
        "com.cruddur.event..",
        "com.cruddur.expiry..",
        "com.cruddur.feed..",
        "com.cruddur.health..",
        "com.cruddur.identity..",
        "com.cruddur.message..",
        "com.cruddur.reaction..",
        "com.cruddur.notification..",
        "com.cruddur.moderation..",
        "com.cruddur.page..",
        "com.cruddur.relation..",
        "com.cruddur.sample..",
        "com.cruddur.search..",
        "com.cruddur.stream..",
        "com.cruddur.user.."
    };

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
    void featuresKnowNeitherTheCommandLineNorTheConfiguration() {
        noClasses()
                .that()
                .resideInAnyPackage(FEATURES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.cruddur", "com.cruddur.command..")
                .check(CODE);
    }

    @Test
    void roomsDoNotDependOnEachOtherInCircles() {
        slices().matching("com.cruddur.(*)..").should().beFreeOfCycles().check(CODE);
        slices().matching("com.cruddur.platform.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CODE);
    }

    @Test
    void theWayToAServerKnowsNeitherPoolNorSchema() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "com.cruddur.platform.db.connect",
                        "com.cruddur.platform.db.embedded",
                        "com.cruddur.platform.db.migration")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.cruddur.platform.db")
                .check(CODE);
        slices().matching("com.cruddur.platform.db.(*)")
                .should()
                .beFreeOfCycles()
                .check(CODE);
    }

    @Test
    void sqlIsReachedThroughItsRoomsOperationsOnly() {
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
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Misc|Common|Base)")
                .check(CODE);
    }

    @Test
    void whatIsSaidGoesThroughTheLog() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CODE);
        noClasses()
                .that()
                .resideOutsideOfPackage("com.cruddur.command..")
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

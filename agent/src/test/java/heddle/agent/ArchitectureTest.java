package heddle.agent;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The lines inside the agent. */
@AnalyzeClasses(packages = "heddle.agent", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String STUB = "heddle\\.agent\\.(HeddleAgent|DisposableLoader)";

    private static final String[] JAVA_BASE = {
        "heddle.agent.wire", "java.lang..", "java.io..", "java.net..", "java.nio..", "java.util..", "org.jspecify.."
    };

    @ArchTest
    static final ArchRule THE_WIRE_NEEDS_JAVA_BASE_ALONE = classes()
            .that()
            .resideInAPackage("heddle.agent.wire")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(JAVA_BASE)
                    .and(not(resideInAnyPackage("java.lang.management", "java.lang.instrument"))));

    @ArchTest
    static final ArchRule PARTS_DO_NOT_KNOW_THE_WHOLE = noClasses()
            .that()
            .resideInAnyPackage(
                    "heddle.agent.wire",
                    "heddle.agent.snapshot",
                    "heddle.agent.recording",
                    "heddle.agent.probe",
                    "heddle.agent.bridge")
            .should()
            .dependOnClassesThat(resideInAPackage("heddle.agent"));

    @ArchTest
    static final ArchRule SNAPSHOTS_AND_RECORDING_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("heddle.agent.(*)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_ONE_CLASS_NEEDS_FLIGHT_RECORDER = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("heddle.agent.recording.FlightRecording")
            .should()
            .dependOnClassesThat(resideInAPackage("jdk.jfr.."));

    @ArchTest
    static final ArchRule ONLY_ONE_CLASS_NEEDS_JDK_NET = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("heddle.agent.PeerCredentials")
            .should()
            .dependOnClassesThat(resideInAPackage("jdk.net.."));

    @ArchTest
    static final ArchRule THE_STUB_KNOWS_NOTHING_OF_THE_REST = noClasses()
            .that()
            .haveNameMatching(STUB)
            .should()
            .dependOnClassesThat(resideInAPackage("heddle.agent..").and(not(nameMatching(STUB))));

    @ArchTest
    static final ArchRule NOTHING_STATIC_CHANGES =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule NOTHING_IS_WRITTEN_TO_THE_TARGETS_OUTPUT = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .dependOnClassesThat(resideInAPackage("java.util.logging.."))
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");
}

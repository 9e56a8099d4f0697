package io.github.gok8s;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;
import java.util.zip.DeflaterOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** Who may know whom. */
@AnalyzeClasses(packages = "io.github.gok8s", importOptions = ImportOption.DoNotIncludeTests.class)
class StructureTest {

  @ArchTest
  static final ArchRule goAndImagesAndClustersDoNotKnowEachOther = layeredArchitecture()
      .consideringOnlyDependenciesInAnyPackage("io.github.gok8s..")
      .layer("mojo")
      .definedBy("io.github.gok8s.mojo..")
      .layer("go")
      .definedBy("io.github.gok8s.go..")
      .layer("image")
      .definedBy("io.github.gok8s.image..")
      .optionalLayer("kube")
      .definedBy("io.github.gok8s.kube..")
      .whereLayer("mojo")
      .mayNotBeAccessedByAnyLayer()
      .whereLayer("go")
      .mayOnlyBeAccessedByLayers("mojo")
      .whereLayer("image")
      .mayOnlyBeAccessedByLayers("mojo")
      .whereLayer("kube")
      .mayOnlyBeAccessedByLayers("mojo");

  @ArchTest
  static final ArchRule onlyMojoKnowsMaven = noClasses()
      .that()
      .resideOutsideOfPackage("io.github.gok8s.mojo..")
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus..");

  @ArchTest
  static final ArchRule onlyImageKnowsJib = noClasses()
      .that()
      .resideOutsideOfPackage("io.github.gok8s.image..")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("com.google.cloud.tools.jib..");

  @ArchTest
  static final ArchRule onlyKubeKnowsFabric8 = noClasses()
      .that()
      .resideOutsideOfPackage("io.github.gok8s.kube..")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("io.fabric8..");

  /** What a JDK compresses depends on the zlib it runs with. */
  @ArchTest
  static final ArchRule nobodyLeavesCompressingToTheJdk = noClasses()
      .that()
      .resideOutsideOfPackage("io.github.gok8s.gzip..")
      .should()
      .callConstructorWhere(target(owner(assignableTo(Deflater.class)
              .or(assignableTo(DeflaterOutputStream.class))
              .or(assignableTo(DeflaterInputStream.class))
              .or(assignableTo(GzipCompressorOutputStream.class))
              .or(assignableTo(ZipArchiveOutputStream.class)))
          .and(not(owner(resideInAPackage("io.github.gok8s.."))))));

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.github.gok8s.(**)").should().beFreeOfCycles();
}

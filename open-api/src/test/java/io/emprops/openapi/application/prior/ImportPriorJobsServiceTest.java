package io.emprops.openapi.application.prior;

import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.T0;
import static io.emprops.core.prior.APriorJob.aPriorJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.identity.NotAllowedException;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.JobFilter;
import io.emprops.core.job.JobType;
import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.job.Partition;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.port.out.InMemoryJobLedger;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import io.emprops.core.prior.PriorJob;
import io.emprops.core.prior.PriorTranslator;
import io.emprops.core.prior.port.in.ImportVerdict;
import io.emprops.core.prior.port.out.ImportedJobs;
import io.emprops.core.prior.port.out.InMemoryImportedJobs;
import io.emprops.core.workflow.Page;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.WorkflowFilter;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.core.workflow.WorkflowSummary;
import io.emprops.core.workflow.port.out.WorkflowRepository;
import io.emprops.openapi.application.job.TemplateRenderer;
import io.emprops.openapi.application.job.Wakeup;
import io.emprops.template.CompileResult;
import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an import leaves behind, whatever happens in between. */
final class ImportPriorJobsServiceTest {
  private static final Principal OPERATOR =
      new Principal(ORGANISATION, new UserId("olga"), Role.OPERATOR);

  private final InMemoryJobLedger ledger = new InMemoryJobLedger();
  private final AddedWorkflows workflows = new AddedWorkflows();
  private final Wakeup relay = new Wakeup();
  private Partitions partitions = Partitions.one();

  @Test
  void wakesTheRelayForWhatItHasStored() throws InterruptedException {
    service(imported()).importJobs(OPERATOR, List.of(aPriorJob().build()), false);

    assertThat(relay.await(Duration.ZERO)).isTrue();
    assertThat(jobs()).isOne();
  }

  @Test
  void keepsAndTellsWhatIsStoredWhenALaterJobFails() throws InterruptedException {
    ImportedJobs dying = new DyingAt("b", imported());
    List<PriorJob> jobs = List.of(aPriorJob().id("a").build(), aPriorJob().id("b").build());

    assertThatThrownBy(() -> service(dying).importJobs(OPERATOR, jobs, false))
        .hasMessage("the database is gone");

    assertThat(relay.await(Duration.ZERO)).isTrue();
    assertThat(jobs()).isOne();
  }

  @Test
  void touchesNothingInADryRun() throws InterruptedException {
    service(imported()).importJobs(OPERATOR, List.of(aPriorJob().build()), true);

    assertThat(relay.await(Duration.ZERO)).isFalse();
    assertThat(workflows.added).isEmpty();
    assertThat(jobs()).isZero();
  }

  @Test
  void addsOneWorkflowForEachTypeOfWhichItTakesAJob() {
    service(imported())
        .importJobs(
            OPERATOR,
            List.of(
                aPriorJob().id("a").build(),
                aPriorJob().id("b").with("service_required", "mock").build(),
                aPriorJob().id("c").with("service_required", "openai").build()),
            false);

    assertThat(workflows.added).map(Workflow::name).containsExactly("Imported jobs: simulation");
  }

  @Test
  void makesWorkflowsThatCompileForEveryJobType() {
    var compiler = new TemplateCompiler(Limits.standard());
    List<WorkflowId> ids = new ArrayList<>();

    JobTypeRegistry.standard()
        .all()
        .forEach(
            type -> {
              Workflow workflow = ImportedWorkflow.of(type.name(), OPERATOR.user(), T0);
              ids.add(workflow.id());
              assertThat(compiler.compile(workflow.source()))
                  .as(type.name().value())
                  .isInstanceOf(CompileResult.Compiled.class);
            });

    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void makesOneJobOfAJobThatIsSentTwiceAtOnce() {
    PriorJob job = aPriorJob().build();

    List<ImportVerdict> verdicts =
        service(imported()).importJobs(OPERATOR, List.of(job, job), false);

    assertThat(verdicts.getFirst()).isInstanceOf(ImportVerdict.Imported.class);
    assertThat(verdicts.getLast()).isInstanceOf(ImportVerdict.AlreadyImported.class);
    assertThat(jobs()).isOne();
  }

  @Test
  void namesTheJobTypesPartitionInTheIdOfAJob() {
    partitions = Partitions.of(Map.of(new Partition("p1"), Set.of(new JobType("simulation"))));

    service(imported()).importJobs(OPERATOR, List.of(aPriorJob().build()), false);

    assertThat(ledger.list(ORGANISATION, JobFilter.all()).items())
        .singleElement()
        .extracting(job -> job.id().partition())
        .isEqualTo(new Partition("p1"));
  }

  @Test
  void asksForAnOperatorAndForNoMoreThanAHundredJobs() {
    var runner = new Principal(ORGANISATION, new UserId("rita"), Role.RUNNER);
    List<PriorJob> many =
        IntStream.range(0, 101).mapToObj(n -> aPriorJob().id("j" + n).build()).toList();

    assertThatThrownBy(() -> service(imported()).importJobs(runner, List.of(), true))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> service(imported()).importJobs(OPERATOR, many, true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private int jobs() {
    return ledger.list(ORGANISATION, JobFilter.all()).items().size();
  }

  private ImportedJobs imported() {
    return new InMemoryImportedJobs(ledger);
  }

  private ImportPriorJobsService service(ImportedJobs imported) {
    JobTypeRegistry jobTypes = JobTypeRegistry.standard();
    var compiler = new TemplateCompiler(Limits.standard(), jobTypes);
    var submissions =
        new PriorSubmissions(
            new TemplateRenderer(compiler::compile, jobTypes), partitions, new Random(7), () -> 7);
    return new ImportPriorJobsService(
        new PriorTranslator(jobTypes),
        submissions,
        workflows,
        imported,
        InstantSource.fixed(T0),
        relay);
  }

  /** Cannot store this job. */
  private record DyingAt(String priorId, ImportedJobs rest) implements ImportedJobs {
    @Override
    public Optional<Imported> accept(Origin origin, NewJob job) {
      if (origin.priorId().equals(priorId)) {
        throw new IllegalStateException("the database is gone");
      }
      return rest.accept(origin, job);
    }

    @Override
    public Optional<Imported> find(OrganisationId organisation, String priorId) {
      return rest.find(organisation, priorId);
    }
  }

  /** Remembers what was added. */
  private static final class AddedWorkflows implements WorkflowRepository {
    private final List<Workflow> added = new ArrayList<>();

    @Override
    public boolean add(OrganisationId organisation, Workflow workflow, String message) {
      return added.add(workflow);
    }

    @Override
    public boolean replace(
        OrganisationId organisation, Workflow workflow, String message, int expectedVersion) {
      return false;
    }

    @Override
    public boolean delete(OrganisationId organisation, WorkflowId id) {
      return false;
    }

    @Override
    public Optional<Workflow> find(
        OrganisationId organisation, WorkflowId id, OptionalInt version) {
      return Optional.empty();
    }

    @Override
    public Page<WorkflowSummary> list(OrganisationId organisation, WorkflowFilter filter) {
      return new Page<>(List.of(), null);
    }
  }
}

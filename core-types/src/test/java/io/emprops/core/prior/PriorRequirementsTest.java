package io.emprops.core.prior;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.prior.PriorRequirements.Read;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a prior job asked of its worker is asked here too, or told to have no equivalent. */
final class PriorRequirementsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null | -",
        "{} | -",
        "{'hardware':{'gpu_memory_gb':16,'ram_gb':'all'}} | {'hardware':{'gpu_memory_gb':16}}",
        "{'hardware':{'cpu_cores':'8'}} | {'hardware':{'cpu_cores':8}}",
        "{'hardware':'all','models':'all'} | -",
        "{'models':['a','b']} | {'models':['a','b']}",
        "{'models':'a'} | {'models':['a']}",
        "{'models':[]} | -",
        "{'customer_isolation':'strict'} | {'customer_isolation':'strict'}",
        "{'region':'eu'} | {'labels':{'region':'eu'}}",
        "{'region':'all','component':'all','workflow':'all','quality_level':'all'} | -",
        "{'features':['a',1]} | {'labels':{'features':['a',1]}}",
        "{'speed':3} | {'labels':{'speed':{'>=':3}}}",
        "{'site':{'rack':7,'zone':'b','row':'all'}} "
            + "| {'labels':{'site':{'rack':{'>=':7},'zone':'b'}}}",
        "{'a.b':true} | {'labels':{'a.b':true}}",
        "{'lables':'x'} | {'labels':{'lables':'x'}}",
        "{'positive_requirements':{'models':['a']},'negative_requirements':{'region':'us'}} "
            + "| {'models':['a'],'negative':{'labels':{'region':'us'}}}",
        "{'negative_requirements':{'hardware':{'ram_gb':64}}} "
            + "| {'negative':{'hardware':{'ram_gb':64}}}",
        "{'models':['a'],'negative_requirements':{'region':'us'}} "
            + "| {'models':['a'],'negative':{'labels':{'region':'us'}}}",
        "{'positive_requirements':{},'negative_requirements':{'region':'all'}} | -"
      })
  void asksTheSame(String prior, String expected) {
    Read.Asked asked = asked(prior);

    assertThat(asked.requirements().map(JsonValue::toJson).orElse("-"))
        .isEqualTo(expected.replace('\'', '"'));
    assertThat(asked.dropped()).isFalse();
    assertThat(asked.attemptTimeout()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'service_type':'comfyui'} | -",
        "{'service_type':'comfyui','models':['a']} | {'models':['a']}",
        "{'positive_requirements':{'models':['a']},'region':'eu'} | {'models':['a']}"
      })
  void dropsWhatThePriorSystemReadOver(String prior, String expected) {
    Read.Asked asked = asked(prior);

    assertThat(asked.requirements().map(JsonValue::toJson).orElse("-"))
        .isEqualTo(expected.replace('\'', '"'));
    assertThat(asked.dropped()).isTrue();
  }

  @Test
  void limitsTheAttemptByTheMinutesThatNobodyLookedAt() {
    Read.Asked asked = asked("{'timeout_minutes':1.5}");

    assertThat(asked.attemptTimeout()).contains(Duration.ofSeconds(90));
    assertThat(asked.requirements()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | /requirements",
        "{'hardware':[]} | /requirements/hardware",
        "{'hardware':{'gpu_memory_gb':'lots'}} | /requirements/hardware/gpu_memory_gb",
        "{'models':{'a':1}} | /requirements/models",
        "{'models':['a',1]} | /requirements/models",
        "{'customer_isolation':'sometimes'} | /requirements/customer_isolation",
        "{'customer_isolation':true} | /requirements/customer_isolation",
        "{'quality_level':'high'} | /requirements/quality_level",
        "{'component':'x'} | /requirements/component",
        "{'workflow':['x']} | /requirements/workflow",
        "{'timeout_minutes':0} | /requirements/timeout_minutes",
        "{'timeout_minutes':1e9} | /requirements/timeout_minutes",
        "{'negative_requirements':{'timeout_minutes':3}} "
            + "| /requirements/negative_requirements/timeout_minutes",
        "{'positive_requirements':[]} | /requirements/positive_requirements",
        "{'negative_requirements':'x'} | /requirements/negative_requirements",
        "{'a/b':{'c':[{}]}} | /requirements/a~1b/c",
        "{'a':null} | /requirements/a"
      })
  void tellsWhatHasNoEquivalent(String prior, String pointer) {
    assertThat(read(prior))
        .isInstanceOfSatisfying(
            Read.Unsupported.class,
            unsupported ->
                assertThat(unsupported.faults())
                    .extracting(ImportFault::pointer)
                    .containsExactly(pointer));
  }

  private static Read.Asked asked(String prior) {
    return switch (read(prior)) {
      case Read.Asked asked -> asked;
      case Read.Unsupported unsupported -> throw new AssertionError(unsupported);
    };
  }

  private static Read read(String prior) {
    return PriorRequirements.read(JsonText.parse(prior.replace('\'', '"')));
  }
}

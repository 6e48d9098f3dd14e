package io.emprops.core.job;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.json.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a job becomes one for another model or provider. */
final class AlternativeTest {

  /** Of the examples in RFC 7396, appendix A. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a':'b'} | {'a':'c'} | {'a':'c'}",
        "{'a':'b'} | {'b':'c'} | {'a':'b','b':'c'}",
        "{'a':'b','b':'c'} | {'a':null} | {'b':'c'}",
        "{'a':['b']} | {'a':'c'} | {'a':'c'}",
        "{'a':{'b':'c'}} | {'a':{'b':'d','c':null}} | {'a':{'b':'d'}}",
        "{'a':[{'b':'c'}]} | {'a':[1]} | {'a':[1]}",
        "['a','b'] | {'a':1} | {'a':1}",
        "{'e':null} | {'a':1} | {'e':null,'a':1}",
        "{} | {'a':{'bb':{'ccc':null}}} | {'a':{'bb':{}}}",
      },
      quoteCharacter = '"')
  void mergesItsPayloadIntoTheJobs(String payload, String patch, String merged) {
    var job = aJob().build().by(new JobType("openai_chat"), JsonText.parse(json(payload)));
    var list = JsonText.parse("[{\"payload\":%s}]".formatted(json(patch)));

    QueuedJob instead = Alternative.listOf(list).getFirst().of(job);

    assertThat(instead.payload()).isEqualTo(JsonText.parse(json(merged)));
    assertThat(instead.jobType()).isEqualTo(job.jobType());
    assertThat(instead.id()).isEqualTo(job.id());
  }

  @Test
  void namesAnotherJobType() {
    var list = JsonText.parse("[{\"job_type\":\"claude_api\"},{}]");

    assertThat(Alternative.listOf(list).getFirst().of(aJob().build()).jobType())
        .isEqualTo(new JobType("claude_api"));
    assertThat(Alternative.listOf(list).getLast().of(aJob().build())).isEqualTo(aJob().build());
  }

  @Test
  void isReadOfNothingElse() {
    assertThatThrownBy(() -> Alternative.listOf(JsonText.parse("{}")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Alternative.listOf(JsonText.parse("[1]")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String json(String text) {
    return text.strip().replace('\'', '"');
  }
}

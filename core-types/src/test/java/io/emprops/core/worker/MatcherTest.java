package io.emprops.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.worker.Match.Matched;
import io.emprops.core.worker.Match.Reason;
import io.emprops.core.worker.Match.Unmatched;
import io.emprops.core.worker.RequirementsParser.Parsed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MatcherTest {
  private static final JobType COMFY = new JobType("comfyui");
  private static final Capabilities OFFER =
      new Capabilities(
          Set.of(COMFY, new JobType("ollama")),
          Map.of("gpu_memory_gb", 24.0, "cpu_cores", 8.0),
          Map.of("comfyui", List.of("sdxl", "flux"), "ollama", List.of("all")),
          (JsonObject)
              JsonText.parse(
                  """
                  {"region": "eu", "disk": {"free_gb": 100}, "tags": ["fast", "cheap"], "year": 2025}
                  """),
          null,
          null);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "{'hardware':{'gpu_memory_gb':24,'cpu_cores':4}}",
        "{'hardware':{'gpu_memory_gb':'all','tpu':'all'}}",
        "{'hardware':'all'}",
        "{'models':['flux','sdxl']}",
        "{'models':'all'}",
        "{'labels':{'region':'eu'}}",
        "{'labels':{'region':{'in':['us','eu']}}}",
        "{'labels':{'region':{'!=':'us'}}}",
        "{'labels':{'nowhere':{'!=':'us'}}}",
        "{'labels':{'disk.free_gb':{'>=':100}}}",
        "{'labels':{'disk':{'free_gb':{'<':101,'>':99}}}}",
        "{'labels':{'year':{'<=':2025.0}}}",
        "{'labels':{'tags':['cheap']}}",
        "{'labels':{'tags':{'contains':'fast'}}}",
        "{'labels':{'tags':'fast'}}",
        "{'negative':{'labels':{'region':'us'}}}",
        "{'negative':{'hardware':{'gpu_memory_gb':80}}}",
        "{'positive_requirements':{'hardware':{'gpu_memory_gb':8},'region':'eu'}}",
        "{'negative_requirements':{'region':'us'}}",
        "{'region':'eu','quality_level':'all'}",
        "[{'hardware':{'gpu_memory_gb':24}},{'region':'eu','negative':{'region':'us'}}]",
        "[{}]",
      })
  void takesAWorkerThatMeetsAllConditions(String json) {
    assertThat(match(json)).isEqualTo(new Matched());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'hardware':{'gpu_memory_gb':24.1}}",
        "{'hardware':{'ram_gb':1}}",
        "{'models':['sdxl','sd3']}",
        "{'labels':{'region':'us'}}",
        "{'labels':{'nowhere':'us'}}",
        "{'labels':{'region':{'in':['us']}}}",
        "{'labels':{'region':{'!=':'eu'}}}",
        "{'labels':{'disk.free_gb':{'>':100}}}",
        "{'labels':{'region':{'<':3}}}",
        "{'labels':{'tags':['fast','new']}}",
        "{'labels':{'tags':{'contains':'slow'}}}",
        "{'negative':{'labels':{'tags':['fast']}}}",
        "{'negative':{'hardware':{'cpu_cores':8}}}",
        "{'negative_requirements':{'models':'flux'}}",
      })
  void refusesAWorkerThatMissesACondition(String json) {
    assertThat(match(json)).isInstanceOf(Unmatched.class);
  }

  @Test
  void tellsEveryReasonWithBothValues() {
    Match match =
        match("{'hardware':{'gpu_memory_gb':80,'ram_gb':1},'labels':{'region':{'in':['us']}}}");

    assertThat(match)
        .isEqualTo(
            new Unmatched(
                List.of(
                    new Reason("hardware.gpu_memory_gb", ">= 80.0", "24.0"),
                    new Reason("hardware.ram_gb", ">= 1.0", "nothing"),
                    new Reason("labels.region", "in [\"us\"]", "\"eu\""))));
  }

  @Test
  void asksForTheJobTypeFirst() {
    Match match = Matcher.match(new JobType("gemini"), Requirements.NONE, OFFER);

    assertThat(match)
        .isEqualTo(new Unmatched(List.of(new Reason("job_type", "gemini", "[comfyui, ollama]"))));
  }

  @Test
  void letsAWorkerWithEveryModelTakeAnyModel() {
    assertThat(Matcher.match(new JobType("ollama"), read("{'models':['x']}"), OFFER))
        .isEqualTo(new Matched());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "3",
        "{'hardware':[]}",
        "{'hardware':{'gpu_memory_gb':'much'}}",
        "{'hardware':{'gpu_memory_gb':1e999}}",
        "{'models':[1]}",
        "{'models':{}}",
        "{'labels':[]}",
        "{'labels':{'region':{'in':'eu'}}}",
        "{'labels':{'region':{'<':true}}}",
        "{'negative':[]}",
        "{'positive_requirements':'all'}",
        "{'hardwear':{'gpu_memory_gb':1}}",
      })
  void refusesRequirementsThatCannotBeRead(String json) {
    Parsed parsed = RequirementsParser.parse(JsonText.parse(json.replace('\'', '"')));

    assertThat(parsed).isInstanceOf(Parsed.Malformed.class);
  }

  @Test
  void putsRequirementsOfEqualMeaningIntoOneClass() {
    RequirementClass one = RequirementClass.of(JsonText.parse("{\"a\":1,\"b\":{\"c\":2,\"d\":3}}"));
    RequirementClass other =
        RequirementClass.of(JsonText.parse("{\"b\":{\"d\":3,\"c\":2},\"a\":1}"));

    assertThat(one).isEqualTo(other);
    assertThat(RequirementClass.of(JsonText.parse("{}"))).isEqualTo(RequirementClass.ANY);
  }

  private static Match match(String json) {
    return Matcher.match(COMFY, read(json), OFFER);
  }

  private static Requirements read(String json) {
    return switch (RequirementsParser.parse(JsonText.parse(json.replace('\'', '"')))) {
      case Parsed.Read(Requirements requirements) -> requirements;
      case Parsed.Malformed(var errors) -> throw new AssertionError(errors.toString());
    };
  }
}

package io.emprops.it.architecture.breakers.openapi.adapter.in.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Reads and writes records that no native image was told of. */
public final class UnknownToNative {
  private final ObjectMapper mapper = new ObjectMapper();

  /** What is written. */
  public record Written(List<Member> members) {}

  /** A member of what is written. */
  public record Member(String name) {}

  /** What is read. */
  public record Read(String name) {}

  String write(String name) throws JsonProcessingException {
    return text(new Written(List.of(new Member(name))));
  }

  Read read(String text) throws JsonProcessingException {
    return value(text, Read.class);
  }

  private String text(Object value) throws JsonProcessingException {
    return mapper.writeValueAsString(value);
  }

  private <T> T value(String text, Class<T> type) throws JsonProcessingException {
    return mapper.readValue(text, type);
  }
}

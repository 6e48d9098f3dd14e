package io.emprops.openapi.adapter.in.rest.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A JSON object on a line for each row. */
final class JsonRows implements RowWriter {
  private final ObjectMapper mapper;

  JsonRows(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public String head() {
    return "";
  }

  @Override
  public String row(ResultRow row) {
    try {
      return mapper.writeValueAsString(row) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row cannot be written as JSON", e);
    }
  }
}

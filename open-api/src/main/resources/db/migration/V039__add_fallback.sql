-- Other models or providers of a job, tried when its own fails: JSON, as the document has it.
alter table job
  add column fallback text;

package io.emprops.template;

import io.emprops.core.job.Alternative;
import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.problem.ErrorCode;
import io.emprops.template.parse.Findings;
import io.emprops.template.parse.Pointer;
import io.emprops.template.parse.Quoted;
import io.emprops.template.parse.SourceString;
import io.emprops.template.parse.SourceValue;
import io.emprops.template.parse.SourceValue.Elements;
import io.emprops.template.parse.SourceValue.Member;
import io.emprops.template.parse.SourceValue.Members;
import io.emprops.template.parse.SourceValue.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes a document apart and notes members that are missing, unknown, or of the wrong type. */
final class DocumentMembers {
  private static final Set<String> MEMBERS =
      Set.of(
          "job_type",
          "template",
          "variable_types",
          "output",
          "requirements",
          "fallback",
          "tests",
          "language");
  private static final Set<String> OUTPUT = Set.of("kind", "path", "outputs", "schema");
  private static final Set<String> OUTPUT_KINDS =
      Set.of("text", "json", "image", "audio", "video", "file");
  private static final Set<String> TEST = Set.of("title", "inputs", "expect");
  private static final Set<String> ALTERNATIVE = Set.of("job_type", "payload");
  private static final String JOB_TYPE_FORM = "a small letter and up to 63 more, digits, _ and -";

  private final Members document;
  private final Findings findings;

  DocumentMembers(Members document, Findings findings) {
    this.document = document;
    this.findings = findings;
  }

  /** Notes what is wrong with the members that this release does not look into further. */
  void check() {
    refuseOthers(document, MEMBERS, Pointer.root(), "a document");
    for (String name : List.of("job_type", "template")) {
      if (document.find(name).isEmpty()) {
        findings.add(
            ErrorCode.DOCUMENT_MEMBER_MISSING,
            Pointer.root(),
            document.span(),
            name + " is missing");
      }
    }
    object("output").ifPresent(this::output);
    object("requirements");
    fallback();
    tests();
    language();
  }

  Optional<Member> member(String name) {
    return document.find(name);
  }

  Optional<JsonValue> json(String name) {
    return document.find(name).map(member -> member.value().toJson());
  }

  String jobType() {
    Optional<Member> member = document.find("job_type");
    if (member.isPresent()
        && !(member.get().value() instanceof SourceString text && JobType.isValid(text.value()))) {
      wrong("job_type", member.get().value(), JOB_TYPE_FORM);
    }
    return member
        .filter(m -> m.value() instanceof SourceString)
        .map(m -> ((SourceString) m.value()).value())
        .orElse("");
  }

  /** A member that must be an object. */
  Optional<Members> object(String name) {
    Optional<SourceValue> value = document.find(name).map(Member::value);
    if (value.isPresent() && value.get() instanceof Members object) {
      return Optional.of(object);
    }
    value.ifPresent(v -> wrong(name, v, "an object"));
    return Optional.empty();
  }

  private void output(Members output) {
    Pointer pointer = Pointer.root().child("output");
    refuseOthers(output, OUTPUT, pointer, "output");
    output
        .find("kind")
        .map(Member::value)
        .filter(kind -> !(kind instanceof SourceString t && OUTPUT_KINDS.contains(t.value())))
        .ifPresent(
            kind ->
                wrong(pointer.child("kind"), kind, "one of text, json, image, audio, video, file"));
    output
        .find("path")
        .map(Member::value)
        .filter(path -> !(path instanceof SourceString))
        .ifPresent(path -> wrong(pointer.child("path"), path, "text"));
  }

  private void fallback() {
    Optional<SourceValue> list = document.find("fallback").map(Member::value);
    if (list.isEmpty()) {
      return;
    }
    if (!(list.get() instanceof Elements(var elements, _))
        || elements.isEmpty()
        || elements.size() > Alternative.MOST) {
      wrong("fallback", list.get(), "an array of 1 to %d objects".formatted(Alternative.MOST));
      return;
    }
    for (int i = 0; i < elements.size(); i++) {
      Pointer pointer = Pointer.root().child("fallback").child(i);
      if (elements.get(i) instanceof Members alternative) {
        alternative(alternative, pointer);
      } else {
        wrong(pointer, elements.get(i), "an object");
      }
    }
  }

  private void alternative(Members alternative, Pointer pointer) {
    refuseOthers(alternative, ALTERNATIVE, pointer, "an alternative");
    alternative
        .find("job_type")
        .map(Member::value)
        .filter(type -> !(type instanceof SourceString t && JobType.isValid(t.value())))
        .ifPresent(type -> wrong(pointer.child("job_type"), type, JOB_TYPE_FORM));
    alternative
        .find("payload")
        .map(Member::value)
        .filter(payload -> !(payload instanceof Members))
        .ifPresent(payload -> wrong(pointer.child("payload"), payload, "an object"));
  }

  private void tests() {
    Optional<SourceValue> tests = document.find("tests").map(Member::value);
    if (tests.isPresent() && !(tests.get() instanceof Elements)) {
      wrong("tests", tests.get(), "an array");
    }
    if (tests.isPresent() && tests.get() instanceof Elements(var elements, _)) {
      for (int i = 0; i < elements.size(); i++) {
        Pointer pointer = Pointer.root().child("tests").child(i);
        if (elements.get(i) instanceof Members test) {
          refuseOthers(test, TEST, pointer, "a test");
        } else {
          wrong(pointer, elements.get(i), "an object");
        }
      }
    }
  }

  private void language() {
    document
        .find("language")
        .map(Member::value)
        .filter(
            value -> !(value instanceof Scalar(JsonNumber(String digits), _) && digits.equals("1")))
        .ifPresent(value -> wrong("language", value, "1"));
  }

  private void refuseOthers(Members object, Set<String> known, Pointer pointer, String what) {
    for (Member member : object.members()) {
      String name = member.name().value();
      if (!known.contains(name)) {
        findings.add(
            ErrorCode.DOCUMENT_MEMBER_UNKNOWN,
            pointer.child(name),
            member.name().span(),
            "%s has no member %s".formatted(what, Quoted.of(name)),
            findings.nearest(name, known));
      }
    }
  }

  private void wrong(String name, SourceValue value, String kind) {
    wrong(Pointer.root().child(name), value, kind);
  }

  private void wrong(Pointer pointer, SourceValue value, String kind) {
    findings.add(
        ErrorCode.DOCUMENT_MEMBER_TYPE,
        pointer,
        value.span(),
        "%s must be %s".formatted(pointer.step(), kind));
  }
}

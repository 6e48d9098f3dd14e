package io.emprops.template.expression;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.template.ChoiceOption;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import io.emprops.core.template.VariableType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is known of a value before there is one. */
public final class ValueType {
  /** The name of the type of stored files, which have no members that an expression could read. */
  static final String FILE = "file";

  private static final ValueType ANY = new ValueType(SimpleType.DYN);
  private static final ValueType INTEGER = new ValueType(SimpleType.INT);

  private final CelType cel;

  ValueType(CelType cel) {
    this.cel = cel;
  }

  /** The kinds that matter where a value is put. */
  public enum Kind {
    /** Always null. */
    NULL,
    /** True, false, or null. */
    BOOLEAN,
    /** A number or null. */
    NUMBER,
    /** Text, or what is written as text; or null. */
    TEXT,
    /** An array. */
    LIST,
    /** An object. */
    OBJECT,
    /** A stored file. */
    FILE,
    /** Not known before there is a value. */
    ANY,
    /** Something that JSON cannot hold. */
    OTHER
  }

  /** Of a value that can be anything. */
  public static ValueType any() {
    return ANY;
  }

  /** Of an integer that is always there. */
  public static ValueType integer() {
    return INTEGER;
  }

  /** Of a literal. */
  public static ValueType of(JsonValue literal) {
    return switch (literal) {
      case JsonValue.JsonNull _ -> new ValueType(SimpleType.NULL_TYPE);
      case JsonValue.JsonArray _ -> new ValueType(ListType.create(SimpleType.DYN));
      case JsonValue.JsonObject _ ->
          new ValueType(MapType.create(SimpleType.STRING, SimpleType.DYN));
      case JsonString _, JsonBoolean _, JsonNumber _ -> new ValueType(scalar(literal));
    };
  }

  /** Of a variable's value; scalars can be null, because they can be absent. */
  public static ValueType of(VariableDefinition definition) {
    return new ValueType(
        switch (definition.rules()) {
          case ValueRules.Text _, ValueRules.Temporal _, ValueRules.Url _ ->
              nullable(SimpleType.STRING);
          case ValueRules.Numeric _ -> nullable(number(definition.type()));
          case ValueRules.Choice choice -> choice(definition.type(), choice);
          case ValueRules.Asset asset -> asset.multiple() ? ListType.create(file()) : file();
          case ValueRules.Items items ->
              ListType.create(items.items() == null ? SimpleType.DYN : of(items.items()).cel);
          case ValueRules.Fields(var fields) ->
              fields.isEmpty() ? MapType.create(SimpleType.STRING, SimpleType.DYN) : object(fields);
          case ValueRules.None _ -> plain(definition);
          case ValueRules.Schema _, ValueRules.Secret _ -> SimpleType.DYN;
        });
  }

  private static CelType number(VariableType type) {
    return type == VariableType.INTEGER || type == VariableType.SEED
        ? SimpleType.INT
        : SimpleType.DOUBLE;
  }

  private static CelType plain(VariableDefinition definition) {
    if (definition.type() != VariableType.CHECKBOX) {
      return nullable(SimpleType.STRING);
    }
    return definition.nullable() ? nullable(SimpleType.BOOL) : SimpleType.BOOL;
  }

  private static CelType choice(VariableType type, ValueRules.Choice rules) {
    boolean isOpen = rules.allowOther() || rules.optionsFrom() != null;
    CelType each = isOpen ? SimpleType.DYN : common(rules.options());
    if (type == VariableType.MULTISELECT) {
      return ListType.create(each);
    }
    return each.equals(SimpleType.DYN) ? each : nullable(each);
  }

  private static CelType common(List<ChoiceOption> options) {
    CelType common = options.isEmpty() ? SimpleType.DYN : scalar(options.getFirst().value());
    for (ChoiceOption option : options) {
      if (!scalar(option.value()).equals(common)) {
        return SimpleType.DYN;
      }
    }
    return common;
  }

  private static CelType scalar(JsonValue option) {
    return switch (option) {
      case JsonString _ -> SimpleType.STRING;
      case JsonBoolean _ -> SimpleType.BOOL;
      case JsonNumber(String digits) ->
          CelValues.isInteger(digits) ? SimpleType.INT : SimpleType.DOUBLE;
      case JsonValue.JsonNull _, JsonValue.JsonArray _, JsonValue.JsonObject _ -> SimpleType.DYN;
    };
  }

  private static CelType nullable(CelType type) {
    return NullableType.create(type);
  }

  private static StructType file() {
    return StructType.create(FILE, ImmutableSet.of(), _ -> Optional.empty());
  }

  /** Objects are told apart by their members, so that equal ones are one type. */
  private static StructType object(Map<VariableName, VariableDefinition> fields) {
    Map<String, CelType> types = new TreeMap<>();
    fields.forEach((name, field) -> types.put(name.value(), of(field).cel));
    var name = new StringBuilder("object");
    types.forEach(
        (field, type) -> name.append(' ').append(field).append(':').append(described(type)));
    ImmutableMap<String, CelType> members = ImmutableMap.copyOf(types);
    return StructType.create(
        name.toString(), members.keySet(), field -> Optional.ofNullable(members.get(field)));
  }

  private static String described(CelType type) {
    return type.parameters().isEmpty()
        ? type.name()
        : type.parameters().stream()
            .map(ValueType::described)
            .collect(Collectors.joining(",", type.name() + "(", ")"));
  }

  /** What kind of value it is. */
  public Kind kind() {
    return kind(cel);
  }

  private static Kind kind(CelType type) {
    return switch (type) {
      case NullableType nullable -> kind(nullable.targetType());
      case StructType struct -> struct.name().equals(FILE) ? Kind.FILE : Kind.OBJECT;
      default ->
          switch (type.kind()) {
            case NULL_TYPE -> Kind.NULL;
            case BOOL -> Kind.BOOLEAN;
            case INT, UINT, DOUBLE -> Kind.NUMBER;
            case STRING, BYTES, TIMESTAMP, DURATION -> Kind.TEXT;
            case LIST -> Kind.LIST;
            case MAP -> Kind.OBJECT;
            case DYN, ANY -> Kind.ANY;
            default -> Kind.OTHER;
          };
    };
  }

  /** What an element is, of a list. */
  public ValueType element() {
    return cel instanceof ListType list && list.hasElemType()
        ? new ValueType(list.elemType())
        : ANY;
  }

  /** Whether a value holds stored files, itself or inside. */
  public boolean holdsFile() {
    return holdsFile(cel);
  }

  private static boolean holdsFile(CelType type) {
    return switch (type) {
      case StructType struct ->
          struct.name().equals(FILE)
              || struct.fields().stream().anyMatch(field -> holdsFile(field.type()));
      default -> type.parameters().stream().anyMatch(ValueType::holdsFile);
    };
  }

  /** Adds the names of all members that are known, at any depth. */
  void addMembersTo(Set<String> names) {
    addMembers(cel, names);
  }

  private static void addMembers(CelType type, Set<String> names) {
    if (type instanceof StructType struct) {
      names.addAll(struct.fieldNames());
      struct.fields().forEach(field -> addMembers(field.type(), names));
    }
    type.parameters().forEach(parameter -> addMembers(parameter, names));
  }

  CelType cel() {
    return cel;
  }
}

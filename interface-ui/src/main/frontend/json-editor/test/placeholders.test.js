import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  decodeJsonString,
  expressionStartAt,
  findExpressionTokens,
  findPlaceholders,
  isCompanion,
  keyRole,
} from '../src/placeholders.js';

const found = (text) => findPlaceholders(text).map(({ kind, from, to }) => [kind, text.slice(from, to)]);

for (const [title, text, expected] of [
  ['a whole placeholder', '{{a}}', [['placeholder', '{{a}}']]],
  ['several, with text around', 'x{{a}}y{{ b }}', [['placeholder', '{{a}}'], ['placeholder', '{{ b }}']]],
  ['the last of three braces is text', '{{a}}}', [['placeholder', '{{a}}']]],
  ['closing braces alone are text', 'a}}b', []],
  ['single braces are text', '{a} {b}', []],
  ['one backslash makes braces text', '\\{{a}}', [['escape', '\\{{']]],
  ['two backslashes are one, before a placeholder', '\\\\{{a}}', [['placeholder', '{{a}}']]],
  ['three backslashes escape again', '\\\\\\{{a}}', [['escape', '\\\\\\{{']]],
  ['a placeholder behind an escape', '\\{{a}} {{b}}', [['escape', '\\{{'], ['placeholder', '{{b}}']]],
  ['an unclosed one reaches to the end', 'hello {{name', [['unclosed', '{{name']]],
  ['an unclosed one ends before the next', '{{a {{b}}', [['unclosed', '{{a '], ['placeholder', '{{b}}']]],
  ['a single brace does not close', '{{a}', [['unclosed', '{{a}']]],
  ['braces in a literal do not close', '{{ "a}}b" + c }}', [['placeholder', '{{ "a}}b" + c }}']]],
  ['braces in a literal do not open', "{{ '{{' }}", [['placeholder', "{{ '{{' }}"]]],
  ['an escaped quote does not end a literal', '{{ "a\\"}}" }}', [['placeholder', '{{ "a\\"}}" }}']]],
  ['a raw literal knows no escape', '{{ r"\\" }}x', [['placeholder', '{{ r"\\" }}']]],
  ['a name that ends in r is no raw prefix', '{{ colour"\\"}}" }}', [['placeholder', '{{ colour"\\"}}" }}']]],
  ['three quotes fence a literal', "{{ '''it's }}''' }}", [['placeholder', "{{ '''it's }}''' }}"]]],
  ['a map in the expression', '{{ {"a": {"b": 1}} }}', [['placeholder', '{{ {"a": {"b": 1}} }}']]],
  ['a literal that never ends', '{{ "a }} {{b}}', [['unclosed', '{{ "a }} '], ['placeholder', '{{b}}']]],
  ['blanks only', '{{  }}', [['empty', '{{  }}']]],
  ['nothing at all', '{{}}', [['empty', '{{}}']]],
  ['a section', '{{#if x}}y{{/if}}', [['section', '{{#if x}}'], ['section', '{{/if}}']]],
  ['three braces', '{{{a}}}', [['section', '{{{a}}}']]],
]) {
  test(`finds ${title}`, () => assert.deepEqual(found(text), expected));
}

test('ends on every text made of the signs that matter, in order and without overlap', () => {
  const signs = ['{', '}', '\\', '"', "'", 'r', '#', ' '];
  const random = (() => {
    let seed = 7;
    return (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  })();
  for (let round = 0; round < 20_000; round++) {
    const text = Array.from({ length: random(14) }, () => signs[random(signs.length)]).join('');
    let last = 0;
    for (const { from, to } of findPlaceholders(text)) {
      assert.ok(last <= from && from < to && to <= text.length, JSON.stringify(text));
      last = to;
    }
  }
});

test('decodes escapes and keeps their places', () => {
  const { text, at } = decodeJsonString('\\u0041\\n\\"{{');

  assert.equal(text, 'A\n"{{');
  assert.deepEqual(at, [0, 6, 8, 10, 11, 12]);
});

test('decodes the same as JSON.parse, also lone surrogates', () => {
  const raw = '\\\\ \\/ \\b\\f\\r\\t \\ud83d\\ude00 \\ud800 é';

  assert.equal(decodeJsonString(raw).text, JSON.parse(`"${raw}"`));
});

test('takes a broken escape as text', () => {
  const { text, at } = decodeJsonString('a\\u12');

  assert.equal(text, 'a\\u12');
  assert.deepEqual(at, [0, 1, 2, 3, 4, 5]);
});

test('reads an escape of the source as one backslash before the braces', () => {
  const { text, at } = decodeJsonString('\\\\{{name}} {{a}}');
  const [escape, placeholder] = findPlaceholders(text);

  assert.deepEqual([escape.kind, at[escape.from], at[escape.to]], ['escape', 0, 4]);
  assert.deepEqual([placeholder.kind, at[placeholder.from]], ['placeholder', 11]);
});

test('tells the parts of an expression apart', () => {
  const expression = 'size(prompt) > 2000 && premium == true ? "a\\"b" : \'c\'';
  const tokens = findExpressionTokens(expression).map(({ kind, from, to }) => [kind, expression.slice(from, to)]);

  assert.deepEqual(tokens, [
    ['call', 'size'],
    ['number', '2000'],
    ['keyword', 'true'],
    ['string', '"a\\"b"'],
    ['string', "'c'"],
  ]);
});

test('knows whether a place is inside of the braces', () => {
  assert.equal(expressionStartAt('x {{ab}} y', 5), 4);
  assert.equal(expressionStartAt('x {{ab}} y', 4), 4);
  assert.equal(expressionStartAt('x {{ab}} y', 6), 4);
  assert.equal(expressionStartAt('x {{ab}} y', 3), -1);
  assert.equal(expressionStartAt('x {{ab}} y', 8), -1);
  assert.equal(expressionStartAt('x {{a', 5), 4);
  assert.equal(expressionStartAt('{{}}', 2), 2);
  assert.equal(expressionStartAt('\\{{a', 4), -1);
});

test('knows directives, their escapes and their parts', () => {
  assert.deepEqual(['$if', '$ref', 'if'].map(keyRole), ['directive', null, null]);
  assert.deepEqual(['$$if', '$$$raw', '$$ref'].map(keyRole), ['escape', 'escape', null]);
  assert.ok(isCompanion('then', ['$if', 'then']));
  assert.ok(!isCompanion('then', ['$each', 'then']));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findJsonError } from '../src/json-syntax.js';

const errorText = (text) => {
  const error = findJsonError(text);
  return error && [error.from, text.slice(error.from, error.to)];
};

for (const [title, text, expected] of [
  ['an object', '{"a": [1, -0.5e+3, true, null, "x\\u00e9"], "b": {}}', null],
  ['a bare scalar', ' 1 ', null],
  ['a missing value', '{"a": }', [6, '}']],
  ['a comma too many in an object', '{"a": 1,}', [7, ',']],
  ['a comma too many in an array', '[1, ]', [2, ',']],
  ['a missing comma', '{"a": 1 "b": 2}', [8, '"']],
  ['a missing colon', '{"a" 1}', [5, '1']],
  ['a name without quotes', '{a: 1}', [1, 'a']],
  ['single quotes', "['a']", [1, "'"]],
  ['an unknown word', '[True]', [1, 'True']],
  ['a number that begins with zero', '[01]', [1, '01']],
  ['a text over two lines', '["a\nb"]', [1, '"a']],
  ['an unknown escape', '["\\q"]', [2, '\\q']],
  ['the bracket that is never closed', '{"a": [1, 2', [6, '[']],
  ['text after the end', '{} x', [3, 'x']],
  ['nothing', '  ', [2, '']],
]) {
  test(`finds the place in ${title}`, () => assert.deepEqual(errorText(text), expected));
}

test('agrees with JSON.parse on what is JSON', () => {
  const signs = ['{', '}', '[', ']', ',', ':', '"', 'a', '1', '0', '-', '.', 'e', '\\', 'true', ' ', '"k":'];
  let seed = 11;
  const random = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  for (let round = 0; round < 50_000; round++) {
    const text = Array.from({ length: 1 + random(9) }, () => signs[random(signs.length)]).join('');
    let valid = true;
    try {
      JSON.parse(text);
    } catch {
      valid = false;
    }
    assert.equal(findJsonError(text) === null, valid, JSON.stringify(text));
  }
});

test('reads nesting of any depth', () => {
  const deep = '['.repeat(200_000);

  assert.equal(findJsonError(deep + ']'.repeat(200_000)), null);
  assert.equal(findJsonError(deep).from, 199_999);
});

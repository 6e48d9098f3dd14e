import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Text } from '@codemirror/state';
import { lineBreakOf, smallestChange, toOffset, toRange, toSeverity } from '../src/positions.js';

const doc = Text.of(['{', '  "a😀": 1', '}']);

test('counts lines and UTF-16 columns from one', () => {
  assert.equal(toOffset(doc, 1, 1), 0);
  assert.equal(toOffset(doc, 2, 3), 4);
  assert.equal(toOffset(doc, 2, 7), 8);
  assert.equal(toOffset(doc, 3, 2), doc.length);
});

test('takes the nearest place for one that does not exist', () => {
  assert.equal(toOffset(doc, 0, 0), 0);
  assert.equal(toOffset(doc, 2, 999), doc.line(2).to);
  assert.equal(toOffset(doc, 99, 1), doc.length);
  assert.equal(toOffset(doc, undefined, 'x'), 0);
});

test('gives every mark something to cover', () => {
  assert.deepEqual(toRange(doc, { line: 2, column: 3, endLine: 2, endColumn: 8 }), { from: 4, to: 9 });
  assert.deepEqual(toRange(doc, { line: 2, column: 3 }), { from: 4, to: 5 });
  assert.deepEqual(toRange(doc, { line: 2, column: 3, endLine: 1, endColumn: 1 }), { from: 4, to: 5 });
  assert.deepEqual(toRange(doc, { line: 99, column: 1 }), { from: doc.length - 1, to: doc.length });
  assert.deepEqual(toRange(Text.empty, { line: 1, column: 1 }), { from: 0, to: 0 });
});

test('reads severities in any case and loses none', () => {
  assert.deepEqual(['ERROR', 'Warning', 'info'].map(toSeverity), ['error', 'warning', 'info']);
  assert.deepEqual(['fatal', null].map(toSeverity), ['error', 'error']);
});

test('replaces no more than what differs', () => {
  assert.equal(smallestChange('same', 'same'), null);
  assert.deepEqual(smallestChange('abcd', 'abXcd'), { from: 2, to: 2, insert: 'X' });
  assert.deepEqual(smallestChange('aa', 'aaa'), { from: 2, to: 2, insert: 'a' });
  assert.deepEqual(smallestChange('abc', ''), { from: 0, to: 3, insert: '' });
});

test('inserts whole lines as such', () => {
  const before = '{\n  "b": 2\n}';
  const after = '{\n  "a": 1,\n  "b": 2\n}';

  assert.deepEqual(smallestChange(before, after), { from: 2, to: 2, insert: '  "a": 1,\n' });
});

test('makes the text that was asked for, wherever it puts the change', () => {
  let seed = 3;
  const random = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  const word = () => Array.from({ length: random(8) }, () => 'ab\n'[random(3)]).join('');
  for (let round = 0; round < 20_000; round++) {
    const [before, after] = [word(), word()];
    const change = smallestChange(before, after) ?? { from: 0, to: 0, insert: '' };
    assert.equal(before.slice(0, change.from) + change.insert + before.slice(change.to), after);
  }
});

test('keeps the line break that a text uses throughout', () => {
  assert.equal(lineBreakOf('a\r\nb\r\n'), '\r\n');
  assert.equal(lineBreakOf('a\r\nb\n'), '\n');
  assert.equal(lineBreakOf('a'), '\n');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CompletionContext } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { ChangeSet, EditorState } from '@codemirror/state';
import { completeTemplate, completionList, setCompletionList } from '../src/completion.js';
import { allDiagnostics, serverMarks, setServerMarks, toDiagnostics } from '../src/diagnostics.js';
import { templateMarks } from '../src/placeholder-highlight.js';
import { rebase, Revisions, toText } from '../src/revisions.js';
import { pathMatches, stringAt } from '../src/structure.js';

const stateOf = (doc) => EditorState.create({ doc, extensions: [json(), serverMarks, completionList] });
const marksOf = (doc) =>
  templateMarks(stateOf(doc), 0, doc.length).map(({ from, to, kind }) => [kind, doc.slice(from, to)]);

test('marks placeholders in names and values, mapped through escapes', () => {
  assert.deepEqual(marksOf('{"{{k}}": "\\"{{ a[\\"b\\"] }}"}'), [
    ['placeholder', '{{k}}'],
    ['brace', '{{'],
    ['brace', '}}'],
    ['placeholder', '{{ a[\\"b\\"] }}'],
    ['brace', '{{'],
    ['string', '\\"b\\"'],
    ['brace', '}}'],
  ]);
});

test('marks escaped and unclosed braces', () => {
  assert.deepEqual(marksOf('["\\\\{{a}}", "{{b"]'), [['escape', '\\\\{{'], ['unclosed', '{{b']]);
});

test('marks directives, their parts and their conditions', () => {
  assert.deepEqual(marksOf('{"$if": "a > 1", "then": "x", "$$let": 1}'), [
    ['directive', '"$if"'],
    ['expression', 'a > 1'],
    ['number', '1'],
    ['companion', '"then"'],
    ['escape', '$'],
  ]);
  assert.deepEqual(marksOf('{"$switch": [{"case": "a", "then": 1}, {"default": 2}]}'), [
    ['directive', '"$switch"'],
    ['companion', '"case"'],
    ['expression', 'a'],
    ['companion', '"then"'],
    ['companion', '"default"'],
  ]);
});

test('leaves words of directives alone where there is none', () => {
  assert.deepEqual(marksOf('{"then": "x", "where": "y", "case": "z", "in": [{"default": 1}]}'), []);
});

test('reads nothing below $raw', () => {
  assert.deepEqual(marksOf('{"$raw": {"a": "{{b}}", "$if": "c"}, "d": "{{"}'), [
    ['directive', '"$raw"'],
    ['unclosed', '{{'],
  ]);
});

const CARET = '|';
const complete = (marked, list, explicit = true) => {
  const pos = marked.indexOf(CARET);
  const state = stateOf(marked.replace(CARET, '')).update({ effects: setCompletionList.of(list) }).state;
  const result = completeTemplate(new CompletionContext(state, pos, explicit));
  return result && [marked.slice(result.from, pos), result.options.map(({ apply }) => apply)];
};
const LIST = [
  { label: 'prompt' },
  { label: 'quote', apply: 'f("x")' },
  { label: 'gpt-4o', scope: 'value', path: '/template/model' },
  { label: 'role', scope: 'KEY', path: '/template/messages/*' },
];

test('offers expressions inside of the braces, escaped for the string that they stand in', () => {
  assert.deepEqual(complete('{"a": "x {{ pro|}}"}', LIST), ['pro', ['prompt', 'f(\\"x\\")']]);
  assert.deepEqual(complete('{"a": "{{|}}"}', LIST), ['', ['prompt', 'f(\\"x\\")']]);
  assert.deepEqual(complete('{"a": "\\"{{ size(pr|"}', LIST), ['pr', ['prompt', 'f(\\"x\\")']]);
  assert.deepEqual(complete('{"a": "{{pr|', LIST), ['pr', ['prompt', 'f(\\"x\\")']]);
  assert.deepEqual(complete('{"$if": "size(pr|)"}', LIST), ['pr', ['prompt', 'f(\\"x\\")']]);
});

test('offers no expression outside of the braces', () => {
  assert.equal(complete('{"a": "x| {{b}}"}', LIST), null);
  assert.equal(complete('{"a": "\\\\{{|"}', LIST), null);
  assert.equal(complete('{"a": |1}', LIST), null);
});

test('offers names and values where they belong, and directives as names', () => {
  assert.deepEqual(complete('{"template": {"model": "gp|"}}', LIST), ['gp', ['gpt-4o']]);
  assert.equal(complete('{"template": {"other": "gp|"}}', LIST), null);
  assert.equal(complete('{"template": {"messages": [{"ro|": 1}]}}', LIST)[1][0], 'role');
  assert.equal(complete('{"template": {"ro|": 1}}', LIST)[1][0], '$if');
  assert.equal(complete('{"template": {"ro|": 1}}', LIST, false), null);
  assert.equal(complete('{"template": {"$|": 1}}', LIST, false)[1][0], '$if');
});

test('finds the pointer in the payload, through directives', () => {
  const pathOf = (marked) => stringAt(stateOf(marked.replace(CARET, '')), marked.indexOf(CARET)).path;

  assert.equal(pathOf('{"a": {"b/c": ["x", "|y"]}}'), '/a/b~1c/*');
  assert.equal(pathOf('{"a": {"$if": "c", "then": {"b": "|y"}}}'), '/a/b');
  assert.equal(pathOf('{"a": {"$each": "c", "do": {"b": "|y"}}}'), '/a/*/b');
  assert.equal(pathOf('{"a": [{"$each": "c", "do": {"b": "|y"}}]}'), '/a/*/b');
  assert.equal(pathOf('{"a": {"$merge": [{"b": "|y"}]}}'), '/a/b');
  assert.equal(pathOf('{"a": {"$switch": [{"case": "c", "then": {"b": "|y"}}]}}'), '/a/b');
  assert.ok(pathMatches('/a/*/b', '/a/*/b') && pathMatches(null, '/x') && !pathMatches('/a', '/a/b'));
});

test('moves marks with the text and drops those whose text is gone', () => {
  const marks = [
    { from: 4, to: 6, severity: 'error', message: 'm' },
    { from: 8, to: 9, severity: 'error', message: 'n' },
  ];
  const state = stateOf('[1, "a", 2]').update({ effects: setServerMarks.of(marks) }).state;

  const moved = state.update({ changes: [{ from: 0, insert: '  ' }, { from: 7, to: 10 }] }).state;

  assert.deepEqual(moved.field(serverMarks).map(({ from, to }) => [from, to]), [[6, 8]]);
});

test('puts late marks where their text has moved to', () => {
  const doc = toText('[1, 2]');
  const changes = ChangeSet.of({ from: 0, insert: '\n' }, doc.length);

  const [mark] = toDiagnostics([{ line: 1, column: 5, severity: 'WARNING', message: 'm' }], doc, changes);

  assert.deepEqual([mark.from, mark.to, mark.severity], [5, 6, 'warning']);
});

test('shows a syntax error once', () => {
  const state = stateOf('{"a": }');
  const known = [{ from: 6, to: 7, severity: 'error', message: 'of the server' }];

  assert.deepEqual(allDiagnostics(state).map(({ source, from }) => [source, from]), [['JSON', 6]]);
  assert.deepEqual(allDiagnostics(state.update({ effects: setServerMarks.of(known) }).state), known);
});

test('keeps what was typed when the other side edits an older text', () => {
  const revisions = new Revisions();
  revisions.add('1', toText('{"a": 1}'));
  revisions.edited(ChangeSet.of({ from: 7, insert: '2' }, 8));

  const known = revisions.find('1');
  const { remote, local } = rebase(known, '{"long": 1}');

  const typed = known.changes.apply(known.doc);
  assert.equal(typed.toString(), '{"a": 12}');
  assert.equal(remote.apply(typed).toString(), '{"long": 12}');
  assert.equal(local.apply(toText('{"long": 1}')).toString(), '{"long": 12}');
});

test('forgets texts that nobody can ask for again', () => {
  const revisions = new Revisions();
  revisions.add('1', toText('a'));
  revisions.add('2', toText('b'));

  assert.equal(revisions.find('2').id, '2');
  assert.equal(revisions.find('1'), null);
  assert.equal(revisions.find(null), null);
});

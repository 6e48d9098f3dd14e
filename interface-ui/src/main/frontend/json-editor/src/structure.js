/*
 * What stands where in the JSON that is being edited: the string at a place, its part in the document, its pointer.
 * Works on the editor's syntax tree, which survives text that is half typed.
 */
import { syntaxTree } from '@codemirror/language';
import { decodeJsonString, isCompanion, keyRole } from './placeholders.js';

/** The source inside the quotes of a string or member name. */
export function rawString(doc, node) {
  return doc.sliceString(node.from + 1, Math.max(node.from + 1, node.to - 1));
}

/** The decoded name of a member, or null while it has none. */
export function memberName(doc, property) {
  const name = property.getChild('PropertyName');
  return name ? decodeJsonString(rawString(doc, name)).text : null;
}

/** The decoded member names of an object. */
export function memberNames(doc, object) {
  return object.getChildren('Property').map((property) => memberName(doc, property));
}

/**
 * The string around a place, or null. `role` is `key`, `value`, or `expression` where the language reads the whole
 * string as an expression (`"$if": "…"`); `path` is the pointer of the value, or of the object that the key is in.
 */
export function stringAt(state, pos) {
  const node = syntaxTree(state).resolveInner(pos, -1);
  const isKey = node.name === 'PropertyName';
  if ((!isKey && node.name !== 'String') || pos <= node.from || pos >= node.to) return null;
  const owner = isKey ? node.parent.parent : node;
  if (!owner) return null;
  const role = isKey ? 'key' : isExpression(state.doc, node) ? 'expression' : 'value';
  return { from: node.from + 1, raw: rawString(state.doc, node), role, path: payloadPath(state.doc, owner) };
}

/** Whether the language reads this string as an expression without braces. */
export function isExpression(doc, string) {
  const property = string.parent;
  if (property?.name !== 'Property') return false;
  const name = memberName(doc, property);
  if (name === '$if' || name === '$each') return true;
  const object = property.parent;
  if (name === 'where') return memberNames(doc, object).includes('$each');
  const holder = object?.parent?.name === 'Array' ? object.parent.parent : object?.parent;
  if (holder?.name !== 'Property') return false;
  return (name === 'case' && memberName(doc, holder) === '$switch') || memberName(doc, holder) === '$let';
}

/**
 * The pointer of a node in the rendered payload, array elements as `*`: directives choose and repeat values, but
 * stand in no payload.
 */
export function payloadPath(doc, node) {
  const path = [];
  for (let at = node; at?.parent; at = at.parent) {
    const parent = at.parent;
    if (parent.name === 'Array') path.push('*');
    if (at.name !== 'Property') continue;
    const name = memberName(doc, at) ?? '';
    const names = memberNames(doc, parent);
    if (name === '$merge' || name === '$switch') path.pop();
    else if (name === 'do' && names.includes('$each') && parent.parent?.name !== 'Array') path.push('*');
    else if (!keyRole(name) && !isCompanion(name, names) && !isCase(doc, parent, name)) path.push(escapeSegment(name));
  }
  return path.reverse().map((segment) => '/' + segment).join('');
}

/** Whether this member of an object is a part of a case in a `$switch`. */
export function isCase(doc, object, name) {
  if (!['case', 'then', 'default'].includes(name)) return false;
  const holder = object.parent?.name === 'Array' ? object.parent.parent : null;
  return holder?.name === 'Property' && memberName(doc, holder) === '$switch';
}

function escapeSegment(name) {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Whether a pointer matches a pattern, in which `*` stands for any one segment. No pattern matches everywhere. */
export function pathMatches(pattern, path) {
  if (pattern === null || pattern === undefined) return true;
  const wanted = pattern.split('/');
  const given = path.split('/');
  return wanted.length === given.length && wanted.every((segment, i) => segment === '*' || segment === given[i]);
}

/*
 * Remembers the texts that the other side knows, and what was typed since, so that its late answers land where they
 * belong. Works on the editor's immutable texts and change sets only.
 */
import { ChangeSet, Text } from '@codemirror/state';
import { smallestChange } from './positions.js';

const MOST = 64;

export class Revisions {
  #entries = [];

  /** Notes that the other side gets to know `doc` under this name. */
  add(id, doc, changes = ChangeSet.empty(doc.length)) {
    this.#entries.push({ id: String(id), doc, changes });
    if (this.#entries.length > MOST) this.#entries.shift();
  }

  /** Notes an edit of the text as it is now. */
  edited(changes) {
    for (const entry of this.#entries) entry.changes = entry.changes.compose(changes);
  }

  /** The text of this name and what happened to it since, or null. Forgets older ones: nobody asks for them again. */
  find(id) {
    const index = this.#entries.findIndex((entry) => entry.id === String(id));
    if (id === null || id === undefined || index < 0) return null;
    this.#entries.splice(0, index);
    return this.#entries[0];
  }
}

/** Both edits of one text, each as it applies after the other: `remote` to the text as it is now. */
export function rebase({ doc, changes: local }, text) {
  const change = smallestChange(doc.toString(), text);
  const edit = change ? ChangeSet.of(change, doc.length) : ChangeSet.empty(doc.length);
  return { remote: edit.map(local), local: local.map(edit, true) };
}

/** A text as the editor holds it: lines without their breaks. */
export function toText(value) {
  return Text.of(value.split(/\r\n?|\n/));
}

/* The custom element <json-editor>. */
import { forceLinting } from '@codemirror/lint';
import { Annotation, ChangeSet, Compartment, EditorState, Transaction } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { setCompletionList } from './completion.js';
import { setServerMarks, toDiagnostics } from './diagnostics.js';
import { editing } from './editing.js';
import { lineBreakOf, smallestChange, toOffset } from './positions.js';
import { rebase, Revisions, toText } from './revisions.js';
import { appearance, hostSheet, isDark, watchTheme } from './theme.js';

const DEFAULT_DEBOUNCE = 80;
const KEYS_HELP = 'Tab leaves the editor. Control M lets Tab indent, and again lets it leave.';
const PROPERTIES = ['value', 'label', 'readonly', 'disabled', 'debounce'];

/** Marks an edit that came from the page, not from the person: it is not reported back. */
const programmatic = Annotation.define();

/**
 * A code editor for JSON templates.
 *
 * Attributes, each also a property: `label` (its accessible name), `readonly`, `disabled`, `debounce` (ms from the
 * last key to the event, 80), and `theme` (`dark` or `light`; without it the document's). Property `value` is the text.
 * Fires `value-changed` with `{value, revision}` when the person edited, and `editor-blur` when the focus left.
 */
class JsonEditor extends HTMLElement {
  static observedAttributes = ['label', 'readonly', 'disabled', 'theme'];

  #access = new Compartment();
  #theme = new Compartment();
  #state;
  #view = null;
  #frame = document.createElement('div');
  #stopWatching = null;
  #timer = null;
  #revision = 0;
  #revisions = new Revisions();
  #lineBreak = '\n';
  /** The text as it was given: until an edit it is returned to the letter, mixed line breaks included. */
  #given = { value: '', doc: null };

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    root.adoptedStyleSheets = [hostSheet()];
    this.#frame.className = 'frame';
    this.#frame.addEventListener('focusout', (event) => this.#left(event));
    root.append(this.#frame);
    this.#state = EditorState.create({ doc: '', extensions: this.#extensions() });
  }

  connectedCallback() {
    PROPERTIES.forEach((name) => this.#upgrade(name));
    this.#view = new EditorView({ state: this.#state, root: this.shadowRoot, parent: this.#frame });
    this.#view.setTabFocusMode(true);
    this.#stopWatching = watchTheme(this, () => this.#showTheme());
    this.#showAccess();
    this.#showTheme();
  }

  disconnectedCallback() {
    this.flush();
    this.#stopWatching();
    // The view holds listeners on the window. Its state, undo history included, serves again when the element is back.
    this.#state = this.#view.state;
    this.#view.destroy();
    this.#view = null;
  }

  attributeChangedCallback(name) {
    if (name === 'theme') this.#showTheme();
    else this.#showAccess();
  }

  get value() {
    const { doc } = this.#current;
    if (doc === this.#given.doc) return this.#given.value;
    return doc.sliceString(0, doc.length, this.#lineBreak);
  }

  set value(value) {
    this.setValue(value);
  }

  get label() {
    return this.getAttribute('label') ?? '';
  }

  set label(label) {
    this.setAttribute('label', label ?? '');
  }

  get readonly() {
    return this.hasAttribute('readonly');
  }

  set readonly(readonly) {
    this.toggleAttribute('readonly', Boolean(readonly));
  }

  get disabled() {
    return this.hasAttribute('disabled');
  }

  set disabled(disabled) {
    this.toggleAttribute('disabled', Boolean(disabled));
  }

  get debounce() {
    const given = Number.parseInt(this.getAttribute('debounce') ?? '', 10);
    return given >= 0 ? given : DEFAULT_DEBOUNCE;
  }

  set debounce(milliseconds) {
    this.setAttribute('debounce', String(milliseconds));
  }

  /**
   * Sets the text. With `base`, the revision that this text was made from, what was typed since is kept and the rest
   * is edited around it; without, the text is replaced. `id` names the new text for later calls.
   */
  setValue(value, base = null, id = null) {
    const text = String(value ?? '');
    const known = this.#revisions.find(base);
    if (known) this.#rebase(known, text, id);
    else this.#replace(text, id);
  }

  /** Shows the server's marks. `revision` says which text they were made for; without, the text as it is now. */
  setDiagnostics(marks, revision = null) {
    const known = this.#revisions.find(revision);
    const value = toDiagnostics(marks, known?.doc ?? this.#current.doc, known?.changes);
    this.#dispatch({ effects: setServerMarks.of(value) });
    if (this.#view) forceLinting(this.#view);
  }

  /** Sets what completion offers: `[{label, type, detail, info, apply, scope, path}]`. */
  setCompletions(list) {
    this.#dispatch({ effects: setCompletionList.of(list ?? []) });
  }

  /** Puts the cursor at a line and column, both from 1, in view and in focus. */
  goTo(line, column) {
    const anchor = toOffset(this.#current.doc, line, column);
    this.#dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    this.focus();
  }

  setReadonly(readonly) {
    this.readonly = readonly;
  }

  focus() {
    this.#view?.focus();
  }

  blur() {
    this.#view?.contentDOM.blur();
  }

  get #current() {
    return this.#view?.state ?? this.#state;
  }

  #dispatch(spec) {
    if (this.#view) this.#view.dispatch(spec);
    else this.#state = this.#state.update(spec).state;
  }

  #replace(text, id) {
    const doc = toText(text);
    const change = smallestChange(this.#current.doc.toString(), doc.toString());
    if (change) {
      const changes = ChangeSet.of(change, this.#current.doc.length);
      this.#revisions.edited(changes);
      // Undo stops at a text that was loaded: it would lead to the one before, or to nothing.
      this.#dispatch({ changes, annotations: [programmatic.of(true), Transaction.addToHistory.of(false)] });
    }
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#lineBreak = lineBreakOf(text);
    this.#given = { value: text, doc: this.#current.doc };
    if (id !== null) this.#revisions.add(id, this.#current.doc);
  }

  #rebase(known, text, id) {
    const doc = toText(text);
    const { remote, local } = rebase(known, doc.toString());
    if (!remote.empty) {
      this.#revisions.edited(remote);
      this.#dispatch({ changes: remote, annotations: programmatic.of(true) });
    }
    this.#lineBreak = lineBreakOf(text);
    if (local.empty) this.#given = { value: text, doc: this.#current.doc };
    else this.#schedule();
    if (id !== null) this.#revisions.add(id, doc, local);
  }

  #edited(update) {
    for (const transaction of update.transactions) {
      if (!transaction.docChanged || transaction.annotation(programmatic)) continue;
      this.#revisions.edited(transaction.changes);
      this.#schedule();
    }
  }

  #schedule() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), this.debounce);
  }

  /** Tells at once what is typed, if it is not told yet. */
  flush() {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    const revision = String(++this.#revision);
    this.#revisions.add(revision, this.#current.doc);
    this.dispatchEvent(new CustomEvent('value-changed', { detail: { value: this.value, revision } }));
  }

  #left(event) {
    if (event.relatedTarget && this.#frame.contains(event.relatedTarget)) return;
    this.flush();
    this.dispatchEvent(new CustomEvent('editor-blur'));
  }

  /** A property that was set before this class was known hides the accessor of the same name. */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }

  #showAccess() {
    const attributes = { 'aria-label': this.label || 'JSON', 'aria-description': KEYS_HELP, tabindex: '0' };
    this.#dispatch({
      effects: this.#access.reconfigure([
        EditorState.readOnly.of(this.readonly || this.disabled),
        EditorView.editable.of(!this.disabled),
        EditorView.contentAttributes.of(attributes),
      ]),
    });
  }

  #showTheme() {
    if (!this.isConnected) return;
    const dark = isDark(this);
    this.#frame.classList.toggle('dark', dark);
    this.#dispatch({ effects: this.#theme.reconfigure(appearance(dark)) });
  }

  #extensions() {
    return [
      editing(DEFAULT_DEBOUNCE),
      EditorView.updateListener.of((update) => this.#edited(update)),
      this.#access.of([]),
      this.#theme.of([]),
    ];
  }
}

if (!customElements.get('json-editor')) customElements.define('json-editor', JsonEditor);

/*
 * The first place where a text stops being JSON, as the standard says it. `JSON.parse` knows it too, but engines
 * word it differently and several leave the place out of the message.
 */

const LITERAL = /[A-Za-z]+/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const BLANK = /[ \t\n\r]*/y;

/** Returns null for JSON, else `{from, to, message}` of the first character that cannot continue it. */
export function findJsonError(text) {
  try {
    new Scanner(text).document();
    return null;
  } catch (problem) {
    if (problem instanceof JsonProblem) return problem.diagnostic;
    throw problem;
  }
}

class JsonProblem extends Error {
  constructor(from, to, message) {
    super(message);
    this.diagnostic = { from, to, message };
  }
}

/** Keeps its own stack of open brackets, so that no nesting overflows the stack of the engine. */
class Scanner {
  #text;
  #at = 0;
  #open = [];

  constructor(text) {
    this.#text = text;
  }

  document() {
    this.#blank();
    if (this.#peek() === undefined) this.#fail('the document is empty: JSON begins with a value');
    let more = true;
    while (more) {
      this.#valueOrOpen();
      more = this.#afterValue();
    }
    if (this.#peek() !== undefined) this.#fail('text after the end of the document');
  }

  /** Reads one scalar, or opens as many brackets as stand here; ends behind a complete value. */
  #valueOrOpen() {
    for (;;) {
      this.#blank();
      const c = this.#peek();
      if (c === '{' || c === '[') {
        this.#at++;
        this.#blank();
        if (this.#peek() === (c === '{' ? '}' : ']')) {
          this.#at++;
          return;
        }
        this.#open.push({ bracket: c, from: this.#at - 1 });
        if (c === '{') this.#key();
      } else {
        this.#scalar(c);
        return;
      }
    }
  }

  /** Closes brackets and steps over a comma; says whether another value must follow. */
  #afterValue() {
    for (;;) {
      this.#blank();
      const open = this.#open.at(-1);
      if (!open) return false;
      const c = this.#peek();
      const closing = open.bracket === '{' ? '}' : ']';
      if (c === closing) {
        this.#open.pop();
        this.#at++;
      } else if (c === ',') {
        const comma = this.#at++;
        this.#blank();
        if (this.#peek() === closing) {
          throw new JsonProblem(comma, comma + 1, `a comma before ${closing} is not allowed`);
        }
        if (open.bracket === '{') this.#key();
        return true;
      } else {
        this.#fail(`expected , or ${closing}`);
      }
    }
  }

  #key() {
    this.#blank();
    if (this.#peek() !== '"') this.#fail('expected a member name in double quotes');
    this.#string();
    this.#blank();
    if (this.#peek() !== ':') this.#fail('expected : after the member name');
    this.#at++;
  }

  #scalar(c) {
    if (c === '"') this.#string();
    else if (c === '-' || (c >= '0' && c <= '9')) this.#number();
    else if (!this.#literal()) this.#fail('expected a value');
  }

  #literal() {
    const word = this.#match(LITERAL);
    if (['true', 'false', 'null'].includes(word)) return true;
    if (!word) return false;
    const message = `${word} is not a JSON value: texts stand in double quotes`;
    throw new JsonProblem(this.#at - word.length, this.#at, message);
  }

  #number() {
    const from = this.#at;
    const number = this.#match(NUMBER);
    const next = this.#peek();
    if (!number || (next && /[0-9.eE+]/.test(next))) {
      throw new JsonProblem(from, this.#at + 1, 'this is not a JSON number');
    }
  }

  #string() {
    const from = this.#at++;
    for (;;) {
      const c = this.#peek();
      if (c === undefined || c === '\n' || c === '\r') {
        throw new JsonProblem(from, this.#at, 'this text has no closing quote on its line');
      }
      if (c < ' ') throw new JsonProblem(this.#at, this.#at + 1, 'a control character in a text must be escaped');
      this.#at++;
      if (c === '"') return;
      if (c === '\\') this.#escape();
    }
  }

  #escape() {
    const rest = this.#text.slice(this.#at, this.#at + 5);
    const escape = /^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(rest);
    if (!escape) {
      const message = 'this escape is unknown in JSON; a backslash is written \\\\';
      throw new JsonProblem(this.#at - 1, this.#at + 1, message);
    }
    this.#at += escape[0].length;
  }

  #blank() {
    this.#match(BLANK);
  }

  #match(sticky) {
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #peek() {
    return this.#text[this.#at];
  }

  #fail(message) {
    const open = this.#peek() === undefined && this.#open.at(-1);
    if (open) throw new JsonProblem(open.from, open.from + 1, `this ${open.bracket} is never closed`);
    const atEnd = this.#peek() === undefined;
    throw new JsonProblem(this.#at, this.#at + 1, atEnd ? `the document ends here: ${message}` : message);
  }
}

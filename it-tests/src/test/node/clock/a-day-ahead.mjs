// Imported before a worker, it makes the worker's wall clock run a day ahead.
const aDay = 24 * 60 * 60 * 1000;

globalThis.Date = class extends Date {
  constructor(...parts) {
    super(...(parts.length === 0 ? [Date.now()] : parts));
  }

  static now() {
    return super.now() + aDay;
  }
};

import { settingsFrom } from "./settings.ts";
import { Worker } from "./worker.ts";

const worker = new Worker(settingsFrom(process.env));
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => void worker.end().then(() => process.exit(0)));
}
await worker.run();

// Makes worker-protocol.d.ts of worker-protocol.schema.json; with --check, only tells whether it is current.
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { compile } from "json-schema-to-typescript";

const target = new URL("worker-protocol.d.ts", import.meta.url);
const text = await readFile(new URL("worker-protocol.schema.json", import.meta.url), "utf8");
const digest = createHash("sha256").update(text).digest("hex");
const types = await compile(JSON.parse(text, typed), "WorkerProtocol", {
  additionalProperties: false,
  bannerComment: `/* Made of worker-protocol.schema.json with SHA-256 ${digest}; scripts/publish-types makes it anew. */`,
  unknownAny: true,
});
if (!process.argv.includes("--check")) {
  await writeFile(target, types);
} else if ((await readFile(target, "utf8")) !== types) {
  console.error("worker-protocol.d.ts is not what its schema makes: run scripts/publish-types");
  process.exit(1);
}

/** Says of values of any shape, and of objects of any members, what TypeScript calls them. */
function typed(name, value) {
  if (typeof value !== "object" || value === null || Array.isArray(value) || name === "$defs" || name === "properties") {
    return value;
  }
  if (value.type === "object" && !value.properties && !value.additionalProperties) {
    return { ...value, tsType: "Record<string, unknown>" };
  }
  const isAnything = Object.keys(value).every((key) => key === "description");
  return isAnything && value.description !== undefined ? { ...value, tsType: "unknown" } : value;
}

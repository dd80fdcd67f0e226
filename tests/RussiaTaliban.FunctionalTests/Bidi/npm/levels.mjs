// The levels of texts by bidi-js: one number a UTF-16 unit.
import { readFileSync } from "node:fs";
import bidiFactory from "bidi-js";

const bidi = bidiFactory();
const texts = JSON.parse(readFileSync(0));
process.stdout.write(JSON.stringify(texts.map(text => {
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text);
  return { base: paragraphs[0]?.level ?? 0, levels: [...levels] };
})));

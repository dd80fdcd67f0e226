// Messages as people see them, in an unofficial rendering of Block Kit. Standard input: [{channel, author, blocks}]; standard output: a page.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createElement as h } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Message } from "slack-blocks-to-jsx";

const style = readFileSync(createRequire(import.meta.url).resolve("slack-blocks-to-jsx/dist/style.css"), "utf8");
const frame = "body{margin:24px;max-width:720px;background:#fff}h2{font:700 18px sans-serif;border-bottom:1px solid #ddd;padding:8px 0}section{margin-bottom:24px}";
const icon = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E";
const sections = JSON.parse(readFileSync(0, "utf8")).map(({ channel, author, blocks }, key) =>
  h("section", { key, "data-channel": channel }, h("h2", null, channel), h(Message, { blocks, logo: icon, name: author, time: new Date(0) })));
process.stdout.write(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Slack</title><style>${style}${frame}</style>${renderToStaticMarkup(h("main", null, sections))}</html>`);

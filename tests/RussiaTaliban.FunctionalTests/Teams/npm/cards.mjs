// Holds Adaptive Cards, [{ name, card }] on stdin, against Microsoft's own packages. A fault a line on stdout.
//   adaptivecards           reads each card as its version says: unknown elements and actions, wrong values, missing members, too new a member
//   @microsoft/teams.cards  the types of what Teams shows: unknown members
//   $ADAPTIVE_CARD_SCHEMA   the schema file itself (microsoft/AdaptiveCards, schemas/1.5.0/adaptive-card.json), where somebody has it
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import ts from 'typescript';

const require = createRequire(import.meta.url);
const { AdaptiveCard, SerializationContext, Version } = require('adaptivecards/dist/adaptivecards.min.js');
const cards = JSON.parse(readFileSync(0, 'utf8'));
let faults = 0;
const tell = (name, message) => {
  faults++;
  console.log(`${name}: ${message}`);
};

for (const { name, card } of cards) {
  const context = new SerializationContext(Version.parse(String(card.version), new SerializationContext()));
  const read = new AdaptiveCard();
  read.parse(card, context);
  for (let number = 0; number < context.eventCount; number++) {
    tell(name, context.getEventAt(number).message);
  }
  read.validateProperties().validationEvents.forEach(event => tell(name, event.message));
}

const scratch = join(dirname(fileURLToPath(import.meta.url)), 'node_modules', '.cache', `cards-${process.pid}`);
mkdirSync(scratch, { recursive: true });
try {
  const files = cards.map(({ card }, number) => {
    const file = join(scratch, `card${number}.ts`);
    writeFileSync(file, `import type { IAdaptiveCard } from '@microsoft/teams.cards';\nexport const card: IAdaptiveCard = ${JSON.stringify(card)};\n`);
    return file;
  });
  const program = ts.createProgram(files, {
    strict: true, noEmit: true, skipLibCheck: true, types: [],
    module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022,
  });
  for (const fault of ts.getPreEmitDiagnostics(program)) {
    tell(cards[files.indexOf(fault.file?.fileName)]?.name ?? '', ts.flattenDiagnosticMessageText(fault.messageText, ' ').slice(0, 300));
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

if (process.env.ADAPTIVE_CARD_SCHEMA) {
  const { id, ...schema } = JSON.parse(readFileSync(process.env.ADAPTIVE_CARD_SCHEMA, 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: false });
  ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'));
  addFormats(ajv);
  const validate = ajv.compile(schema);
  for (const { name, card } of cards.filter(({ card }) => !validate(card))) {
    validate(card);
    tell(name, `schema: ${validate.errors.slice(0, 3).map(error => `${error.instancePath} ${error.message}`).join('; ')}`);
  }
}

console.log(`${cards.length} cards, ${faults} faults`);
process.exitCode = cards.length > 0 && faults === 0 ? 0 : 1;

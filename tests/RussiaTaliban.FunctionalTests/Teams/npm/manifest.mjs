// Holds an app manifest, JSON on stdin, against the schema of its own version, which Microsoft's package carries. A fault a line on stdout.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const manifest = JSON.parse(readFileSync(0, 'utf8'));
const build = dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest'));
const schema = JSON.parse(readFileSync(join(build, 'json-schemas', 'teams', `v${manifest.manifestVersion}`, 'MicrosoftTeams.schema.json'), 'utf8'));
const ajv = new Ajv({ allErrors: true, strictTypes: false });
addFormats(ajv, ['uri', 'email', 'regex']);
const faults = ajv.validate(schema, manifest) ? [] : ajv.errors;
for (const fault of faults) {
  console.log(`${fault.instancePath} ${fault.message} ${JSON.stringify(fault.params)}`);
}
console.log(`schema ${schema.properties.manifestVersion.const}, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;

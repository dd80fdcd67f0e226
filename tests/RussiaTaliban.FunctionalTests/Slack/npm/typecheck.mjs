// Checks every golden message of a folder against Slack's published types: node typecheck.mjs FOLDER [manifest]
// An array must be KnownBlock[], an object a view, or with "manifest" an app's manifest. Excess members are errors, as they are in a literal.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const folder = process.argv[2];
const here = dirname(fileURLToPath(import.meta.url));
const scratch = join(here, 'node_modules', '.cache', `typecheck-${process.pid}`);
mkdirSync(scratch, { recursive: true });
try {
  const names = readdirSync(folder).filter(name => name.endsWith('.json'));
  const files = names.map((name, number) => {
    const json = readFileSync(join(folder, name), 'utf8');
    const type = process.argv[3] === 'manifest' ? 'Known<Manifest>' : json.trimStart().startsWith('[') ? 'KnownBlock[]' : 'HomeView | ModalView';
    const file = join(scratch, `golden${number}.ts`);
    // The manifest's own type admits any further member at its root; ours admits none.
    const imports = process.argv[3] === 'manifest'
      ? "import type { AppsManifestValidateArguments } from '@slack/web-api';\ntype Manifest = Exclude<AppsManifestValidateArguments['manifest'], string>;\n"
        + 'type Known<T> = { [K in keyof T as string extends K ? never : K]: T[K] };\n'
      : "import type { HomeView, KnownBlock, ModalView } from '@slack/types';\n";
    writeFileSync(file, `${imports}export const golden: ${type} = ${json};\n`);
    return file;
  });
  const program = ts.createProgram(files, {
    strict: true, noEmit: true, skipLibCheck: true, types: [],
    module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022,
  });
  const faults = ts.getPreEmitDiagnostics(program);
  for (const fault of faults) {
    const name = fault.file ? names[files.indexOf(fault.file.fileName)] : '';
    console.error(`${name}: ${ts.flattenDiagnosticMessageText(fault.messageText, '\n')}`);
  }
  console.log(`${names.length} files, ${faults.length} faults`);
  process.exitCode = names.length > 0 && faults.length === 0 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

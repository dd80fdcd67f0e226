#!/usr/bin/env node
// What the published program consists of besides its own code, as a CycloneDX 1.6 bill of materials: NuGet packages from the last restore, npm packages from the lock
// file.
//   node deploy/sbom.mjs FILE
// Needs no network: run `dotnet restore` first.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const host = join(root, 'src', 'RussiaTaliban.Host');
const read = file => JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));

function nuget() {
  const assets = read(join(host, 'obj', 'project.assets.json'));
  return Object.entries(assets.libraries)
    .filter(([, library]) => library.type === 'package')
    .map(([id, library]) => {
      const [name, version] = id.split('/');
      return { name, version, purl: `pkg:nuget/${name}@${version}`, hash: Buffer.from(library.sha512, 'base64').toString('hex') };
    });
}

function npm() {
  const lock = read(join(host, 'package-lock.json'));
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path && !entry.dev && !entry.link)
    .map(([path, entry]) => {
      const name = entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const hash = entry.integrity?.startsWith('sha512-') ? Buffer.from(entry.integrity.slice(7), 'base64').toString('hex') : undefined;
      return { name, version: entry.version, purl: `pkg:npm/${name.replace('@', '%40')}@${entry.version}`, hash, license: entry.license };
    });
}

const components = [...new Map([...nuget(), ...npm()].map(one => [one.purl, one])).values()]
  .sort((a, b) => (a.purl < b.purl ? -1 : 1))
  .map(({ name, version, purl, hash, license }) => ({
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    purl,
    ...(hash ? { hashes: [{ alg: 'SHA-512', content: hash }] } : {}),
    ...(license ? { licenses: [{ expression: license }] } : {}),
  }));

// The same contents have the same number: two builds of one commit can be compared.
const digest = createHash('sha256').update(JSON.stringify(components)).digest('hex');
const serial = [digest.slice(0, 8), digest.slice(8, 12), '5' + digest.slice(13, 16), '8' + digest.slice(17, 20), digest.slice(20, 32)].join('-');
const bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  serialNumber: `urn:uuid:${serial}`,
  version: 1,
  metadata: { component: { type: 'application', 'bom-ref': 'russia-taliban-briefing', name: 'russia-taliban-briefing' } },
  components,
};

const file = process.argv[2];
if (!file) {
  console.error('usage: node deploy/sbom.mjs FILE');
  process.exit(64);
}

writeFileSync(file, JSON.stringify(bom, null, 2) + '\n');
const count = kind => components.filter(one => one.purl.startsWith(`pkg:${kind}/`)).length;
console.log(`${count('nuget')} NuGet packages, ${count('npm')} npm packages`);

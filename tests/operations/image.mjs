// Makes the container image without a network: `dotnet publish /t:PublishContainer` on an empty base image from a registry in this process, and looks at what it made.
//   node image.mjs
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { folder, root } from './service.mjs';

const sha = bytes => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const tar = Buffer.alloc(1024);
const layer = gzipSync(tar);
const config = Buffer.from(JSON.stringify({ architecture: 'amd64', os: 'linux', config: { User: '1654' }, rootfs: { type: 'layers', diff_ids: [sha(tar)] }, history: [{ created_by: 'nobody' }] }));
const type = 'application/vnd.docker.distribution.manifest.v2+json';
const manifest = Buffer.from(JSON.stringify({
  schemaVersion: 2, mediaType: type,
  config: { mediaType: 'application/vnd.docker.container.image.v1+json', size: config.length, digest: sha(config) },
  layers: [{ mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip', size: layer.length, digest: sha(layer) }],
}));
const blobs = new Map([[sha(config), config], [sha(layer), layer]]);
const registry = createServer((asked, answer) => {
  const name = asked.url.split('/').at(-1);
  const found = asked.url === '/v2/' ? Buffer.from('{}') : asked.url.includes('/manifests/') ? manifest : blobs.get(decodeURIComponent(name));
  answer.statusCode = found ? 200 : 404;
  if (asked.url.includes('/manifests/')) {
    answer.setHeader('content-type', type).setHeader('docker-content-digest', sha(manifest));
  }
  answer.setHeader('content-length', found?.length ?? 0);
  answer.end(asked.method === 'HEAD' ? undefined : found);
});
await new Promise(done => registry.listen(0, '127.0.0.1', done));
const host = `localhost:${registry.address().port}`;
const place = folder();
const file = join(place, 'image.tar.gz');
const publish = spawn('dotnet', ['publish', join(root, 'src/RussiaTaliban.Host'), '-c', 'Release', '/t:PublishContainer', `-p:ContainerBaseImage=${host}/base:1`, `-p:ContainerArchiveOutputPath=${file}`, '-v', 'q'],
  { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DOTNET_CONTAINER_INSECURE_REGISTRIES: host } });
const status = await new Promise(done => publish.on('exit', done));
registry.close();
if (status !== 0) {
  process.exit(1);
}
const unpack = name => execFileSync('tar', ['-xOf', file, name], { maxBuffer: 1 << 30 });
const [made] = JSON.parse(unpack('manifest.json'));
const image = JSON.parse(unpack(made.Config));
execFileSync('tar', ['-xf', file, '-C', place]);
const files = made.Layers.flatMap(name => execFileSync('tar', ['-tf', join(place, name)], { encoding: 'utf8', maxBuffer: 1 << 28 }).split('\n'));
const has = name => files.some(one => one.replace(/^\.?\//, '') === name);
const report = {
  what: 'image', MiB: Math.round(readFileSync(file).length / 1048576), user: image.config.User, entrypoint: image.config.Entrypoint, args: image.config.Cmd, ports: Object.keys(image.config.ExposedPorts ?? {}),
  production: (image.config.Env ?? []).includes('ASPNETCORE_ENVIRONMENT=Production'), program: has('app/RussiaTaliban.Host'), corpus: has('app/corpus/russia-taliban.md'), models: files.some(one => one.endsWith('encoder.onnx')),
};
report.ok = report.user === '1654' && report.production && report.program && report.corpus && report.entrypoint[0] === '/app/RussiaTaliban.Host' && report.entrypoint.includes('serve') && report.args?.includes('/app/corpus');
console.log(JSON.stringify(report));
rmSync(place, { recursive: true, force: true });
process.exit(report.ok ? 0 : 1);

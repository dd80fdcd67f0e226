// What soak and chaos share: the built service in a process of its own, a Direct Line client over HTTP and its stream, and a PostgreSQL server in a temporary folder.
import { execFileSync, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const wait = seconds => new Promise(done => setTimeout(done, seconds * 1000));
export const folder = () => mkdtempSync(join(tmpdir(), 'operations-'));
export const secret = randomBytes(24).toString('hex');
export const signingKey = randomBytes(32).toString('base64');
export const questions = readFileSync(join(root, 'tests/RussiaTaliban.Tests/Quality/article-dev.jsonl'), 'utf8')
  .split('\n').filter(line => line).map(line => JSON.parse(line).question);

const begun = new Set();
process.on('exit', () => begun.forEach(child => { try { child.kill('SIGKILL'); } catch { /* it has ended */ } }));

function start(file, args, options) {
  const child = spawn(file, args, options);
  begun.add(child);
  child.on('exit', () => begun.delete(child));
  return child;
}

export function freePort() {
  return new Promise((done, failed) => {
    const server = createServer().on('error', failed).listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** The program as it was built last: HOST_DLL, else the newer of Release and Debug. */
function program() {
  const built = ['Release', 'Debug'].map(kind => join(root, 'src/RussiaTaliban.Host/bin', kind, 'net10.0/RussiaTaliban.Host.dll')).filter(existsSync);
  const dll = process.env.HOST_DLL ?? built[0];
  if (!dll) {
    throw new Error('Build first: dotnet build -c Release src/RussiaTaliban.Host');
  }
  return dll;
}

/** A service in Production with the chat page's channel and wide limits. */
export class Service {
  constructor(settings = {}, { data = folder(), corpus = join(root, 'corpus'), preload } = {}) {
    Object.assign(this, { settings, data, corpus, preload, log: '' });
  }

  async start() {
    this.port ??= await freePort();
    this.base = `http://127.0.0.1:${this.port}`;
    const env = {
      ...process.env,
      ASPNETCORE_ENVIRONMENT: 'Production',
      BotFramework__Enabled: 'false',
      DirectLine__Enabled: 'true',
      DirectLine__Secret: secret,
      DirectLine__SigningKey: signingKey,
      DirectLine__ActivitiesPerMinute: '10000',
      DirectLine__ActivitiesPerAddressPerMinute: '100000',
      DirectLine__ConversationsPerMinute: '100000',
      Limits__MessagesPerPersonPerMinute: '10000',
      BotFramework__MaxPendingTurns: '10000',
      ...this.settings,
    };
    if (this.preload) {
      env.LD_PRELOAD = this.preload;
    }
    this.process = start('dotnet', [program(), 'serve', '--corpus', this.corpus, '--data', this.data, '--urls', this.base], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream.on('data', text => { this.log = (this.log + text).slice(-20_000); });
    }
    for (let tries = 0; tries < 600; tries++) {
      if (this.process.exitCode !== null) {
        throw new Error(`the service ended: ${this.log}`);
      }
      if ((await call(this.base, 'GET', '/health/startup').catch(() => null))?.status === 200) {
        return this;
      }
      await wait(0.1);
    }
    throw new Error(`the service did not come up: ${this.log}`);
  }

  async stop(signal = 'SIGTERM') {
    const ended = new Promise(done => this.process.once('exit', done));
    this.process.kill(signal);
    await ended;
  }

  /** Resident memory in MiB. */
  memory() {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.process.pid}/status`, 'utf8'))[1]) / 1024;
  }

  async health() {
    const answer = await call(this.base, 'GET', '/health').catch(() => null);
    return answer ? JSON.parse(answer.body) : { status: 'away' };
  }

  /** Seconds until the health is one of these; null where it never is. */
  async until(states, limit = 120) {
    for (const began = Date.now(); Date.now() - began < limit * 1000; await wait(0.25)) {
      if (states.includes((await this.health()).status)) {
        return (Date.now() - began) / 1000;
      }
    }
    return null;
  }
}

export function call(base, method, path, { token, body, timeout = 30_000 } = {}) {
  return new Promise((done, failed) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = { ...(token && { authorization: `Bearer ${token}` }), ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }) };
    const sent = request(base + path, { method, headers, timeout }, answer => {
      const parts = [];
      answer.on('data', part => parts.push(part)).on('end', () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts).toString('utf8') })).on('error', failed);
    });
    sent.on('timeout', () => sent.destroy(new Error('no answer in time'))).on('error', failed);
    sent.end(text);
  });
}

/** One conversation with its stream: asks a question, and is answered or not. */
export class Conversation {
  static async begin(service, user) {
    const begun = await call(service.base, 'POST', '/v3/directline/conversations', { token: secret, body: { user: { id: user } } });
    if (begun.status !== 201) {
      throw new Error(`no conversation: ${begun.status} ${begun.body}`);
    }
    const one = Object.assign(new Conversation(), JSON.parse(begun.body), { base: service.base, waiting: null, early: null, last: null });
    await one.open();
    return one;
  }

  /** A WebSocket as far as this needs one: what a server sends is whole, unmasked and text. */
  open() {
    return new Promise((done, failed) => {
      const key = randomBytes(16).toString('base64');
      const url = new URL(this.streamUrl.replace(/^ws/, 'http'));
      const upgrade = request(url, { headers: { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': key } });
      upgrade.on('upgrade', (answer, socket, head) => {
        if (answer.headers['sec-websocket-accept'] !== createHash('sha1').update(key + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest('base64')) {
          failed(new Error('no WebSocket'));
        }
        let rest = head;
        const take = part => {
          rest = Buffer.concat([rest, part]);
          for (;;) {
            if (rest.length < 2) {
              return;
            }
            let [length, from] = [rest[1] & 127, 2];
            if (length === 126) {
              [length, from] = [rest.length < 4 ? Infinity : rest.readUInt16BE(2), 4];
            } else if (length === 127) {
              [length, from] = [rest.length < 10 ? Infinity : Number(rest.readBigUInt64BE(2)), 10];
            }
            if (rest.length < from + length) {
              return;
            }
            const [kind, text] = [rest[0] & 15, rest.subarray(from, from + length)];
            rest = rest.subarray(from + length);
            if (kind === 1 && text.length > 0) {
              this.receive(JSON.parse(text.toString('utf8')));
            }
          }
        };
        socket.on('data', take).on('error', () => {}).on('close', () => { this.socket = null; });
        this.socket = socket;
        take(Buffer.alloc(0));
        done();
      });
      upgrade.on('response', answer => failed(new Error(`no stream: ${answer.statusCode}`))).on('error', failed);
      upgrade.end();
    });
  }

  receive(set) {
    for (const activity of set.activities ?? []) {
      // A reply may come before the request that asked has its own answer, and may have a second part.
      if (activity.type === 'message' && activity.from?.role !== 'user' && activity.replyToId && activity.replyToId !== this.last) {
        this.early = activity;
        this.waiting?.();
      }
    }
  }

  /** The answer and the milliseconds until it came; throws where none did. */
  async ask(text, limit = 30_000) {
    const began = performance.now();
    this.early = null;
    const sent = await call(this.base, 'POST', `/v3/directline/conversations/${this.conversationId}/activities`, { token: this.token, body: { type: 'message', text } });
    if (sent.status !== 200) {
      throw new Error(`refused with ${sent.status}`);
    }
    const { id } = JSON.parse(sent.body);
    if (this.early?.replyToId !== id) {
      await new Promise((done, failed) => {
        const timer = setTimeout(() => { this.waiting = null; failed(new Error('no answer in time')); }, limit);
        this.waiting = () => {
          if (this.early?.replyToId === id) {
            clearTimeout(timer);
            this.waiting = null;
            done();
          }
        };
      });
    }
    this.last = id;
    return { said: this.early.text ?? '', took: performance.now() - began };
  }

  close() {
    this.socket?.destroy();
  }
}

/** A PostgreSQL server of its own; null where PostgreSQL is not installed. */
export class Postgres {
  static find() {
    const versions = '/usr/lib/postgresql';
    return existsSync(versions) ? readdirSync(versions).map(version => join(versions, version, 'bin')).find(bin => existsSync(join(bin, 'initdb'))) ?? null : null;
  }

  async make() {
    this.bin = Postgres.find();
    this.folder = folder();
    this.port = await freePort();
    if (process.getuid() === 0) {
      const [uid, gid] = ['-u', '-g'].map(which => Number(execFileSync('id', [which, 'postgres'])));
      chownSync(this.folder, uid, gid);
      this.as = { uid, gid };
    }
    execFileSync(join(this.bin, 'initdb'), ['-D', join(this.folder, 'data'), '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--no-locale'], { ...this.as, stdio: 'ignore', cwd: this.folder });
    await this.start();
    execFileSync(join(this.bin, 'createdb'), ['-h', '127.0.0.1', '-p', this.port, '-U', 'postgres', 'briefing']);
    this.connection = `Host=127.0.0.1;Port=${this.port};Username=postgres;Database=briefing`;
    return this;
  }

  async start() {
    const args = ['-D', join(this.folder, 'data'), '-h', '127.0.0.1', '-p', this.port, '-k', this.folder, '-N', '200'];
    this.process = start(join(this.bin, 'postgres'), args, { ...this.as, stdio: 'ignore', cwd: this.folder });
    for (let tries = 0; tries < 100; tries++) {
      try {
        execFileSync(join(this.bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', this.port], { stdio: 'ignore' });
        return;
      } catch {
        await wait(0.1);
      }
    }
    throw new Error('PostgreSQL did not come up');
  }

  /** At once, as a power cut would. */
  async stop() {
    const ended = new Promise(done => this.process.once('exit', done));
    this.process.kill('SIGQUIT');
    await ended;
  }

  async remove() {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export function percentile(sorted, share) {
  return sorted.length === 0 ? null : Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] * 10) / 10;
}

// What the service does while something around it breaks: one line of JSON for each thing that is broken. Exits with 1 where something is not as it should be.
//   node chaos.mjs [SECONDS] [NAME…]
import { execFileSync } from 'node:child_process';
import { createSign, generateKeyPairSync } from 'node:crypto';
import { cpSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Askers, restore, withService } from './load.mjs';
import { call, Conversation, folder, freePort, Postgres, root, Service, wait } from './service.mjs';

const words = process.argv.slice(2);
const outage = Number(words[0]) > 0 ? Number(words.shift()) : 60;
const light = { Models__EncoderEnabled: 'false', Models__ReaderEnabled: 'false', Models__ListenerEnabled: 'false' };
const onPostgres = postgres => ({ ...light, Storage__Provider: 'Postgres', Storage__ConnectionString: postgres.connection });

/** Breaks, waits, mends, and looks at questions and health all along. */
async function during(service, breaks, mends, { broken = ['degraded'], seconds = outage } = {}) {
  const asker = await Conversation.begin(service, 'chaos-feedback');
  await asker.ask('feedback: before');
  const askers = await Askers.begin(service);
  await wait(1);
  await breaks();
  const degradedAfter = await service.until(broken, 60);
  await wait(Math.max(0, seconds - (degradedAfter ?? 0)));
  await mends();
  const recoveredAfter = await service.until(['ok'], 120);
  await wait(1);
  const counts = await askers.end();

  // What the database keeps is kept again, and somebody is told so.
  const kept = /noted/.test((await asker.ask('feedback: after')).said);
  asker.close();
  return { seconds, ...counts, degradedAfter, recoveredAfter, keptAfterwards: kept, ok: counts.failed === 0 && degradedAfter !== null && recoveredAfter !== null && kept };
}

async function withPostgres(work) {
  if (!Postgres.find()) {
    return { skipped: 'PostgreSQL is not installed', ok: true };
  }
  const postgres = await new Postgres().make();
  try {
    return await work(postgres);
  } finally {
    await postgres.remove();
  }
}

const scenarios = {
  'postgres-gone': () => withPostgres(postgres => withService(onPostgres(postgres), {}, service => during(service, () => postgres.stop(), () => postgres.start()))),

  'disk-full': async () => {
    const place = folder();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'none', place], { stdio: 'ignore' });
    } catch {
      return { skipped: 'a small file system cannot be mounted here', ok: true };
    }
    try {
      const ballast = join(place, 'ballast');
      const fill = () => {
        try {
          writeFileSync(ballast, Buffer.alloc(64 << 20));
        } catch { /* It is full: that was meant. */ }
      };

      // Health looks whether the database answers, which a full disk does not hinder: what counts is that questions are answered and that feedback is not said to be kept.
      return await withService(light, { data: join(place, 'data') }, async service => {
        const asker = await Conversation.begin(service, 'chaos-disk');
        await asker.ask('feedback: before');
        const askers = await Askers.begin(service);
        fill();
        let refused = false;
        for (let tries = 0; tries < outage; tries++) {
          refused ||= /can.t record/.test((await asker.ask(`feedback: while it is full ${tries} ${'x'.repeat(1500)}`)).said);
          await wait(1);
        }
        rmSync(ballast);
        await wait(4);
        const counts = await askers.end();
        const kept = /noted/.test((await asker.ask('feedback: after')).said);
        const recoveredAfter = await service.until(['ok'], 60);
        asker.close();
        return { seconds: outage, ...counts, toldThatItIsNotKept: refused, keptAfterwards: kept, recoveredAfter, ok: counts.failed === 0 && refused && kept && recoveredAfter !== null };
      });
    } finally {
      execFileSync('umount', ['-l', place]);
      rmSync(place, { recursive: true, force: true });
    }
  },

  'clock-jump': async () => {
    const place = folder();
    const [library, shift] = [join(place, 'clock.so'), join(place, 'shift')];
    try {
      execFileSync('cc', ['-shared', '-fPIC', join(root, 'tests/operations/clock.c'), '-o', library, '-ldl'], { stdio: 'ignore' });
    } catch {
      return { skipped: 'there is no C compiler', ok: true };
    }
    writeFileSync(shift, '0');
    const report = await withService({ ...light, CLOCK_SHIFT: shift }, { preload: library }, async service => {
      const askers = await Askers.begin(service);
      const jumps = [];
      for (const seconds of [7_200, 0, -7_200, 0, 86_400, 0]) {
        await wait(Math.max(1, outage / 12));
        writeFileSync(shift, `${seconds}`);
        await wait(Math.max(1, outage / 12));

        // Tokens of before are too old or not yet old enough: who asks anew is let in.
        const later = await Conversation.begin(service, 'chaos-clock').then(one => one.ask('why did Russia recognize the Taliban?').finally(() => one.close())).catch(fault => ({ fault }));
        jumps.push({ seconds, answered: !later.fault });
      }
      const counts = await askers.end();
      const recoveredAfter = await service.until(['ok'], 60);

      // A token lives half an hour, and a clock that is an hour on says so: those who held one are refused until it is set right.
      return { jumps, ...counts, recoveredAfter, ok: jumps.every(jump => jump.answered) && recoveredAfter !== null };
    });
    rmSync(place, { recursive: true, force: true });
    return report;
  },

  'key-server-down': async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { n, e } = publicKey.export({ format: 'jwk' });
    const [app, tenant] = ['11111111-2222-3333-4444-555555555555', '66666666-7777-8888-9999-000000000000'];
    const port = await freePort();
    const at = `http://127.0.0.1:${port}`;
    const serve = () => new Promise(done => {
      const server = createServer((asked, answer) => {
        answer.setHeader('content-type', 'application/json');
        answer.end(JSON.stringify(asked.url === '/keys'
          ? { keys: [{ kty: 'RSA', use: 'sig', kid: 'one', n, e, endorsements: ['msteams'] }] }
          : { issuer: 'https://api.botframework.com', jwks_uri: `${at}/keys`, id_token_signing_alg_values_supported: ['RS256'] }));
      }).listen(port, '127.0.0.1', () => done(server));
    });
    const part = value => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = kid => {
      const now = Math.floor(Date.now() / 1000);
      const text = `${part({ alg: 'RS256', typ: 'JWT', kid })}.${part({ iss: 'https://api.botframework.com', aud: app, nbf: now - 60, exp: now + 600, serviceurl: 'https://smba.trafficmanager.net/emea/' })}`;
      return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`;
    };
    let number = 0;
    const activity = () => ({ type: 'event', id: `e${number++}`, name: 'nothing', channelId: 'msteams', serviceUrl: 'https://smba.trafficmanager.net/emea/', from: { id: 'ann' }, recipient: { id: 'bot' }, conversation: { id: 'c', tenantId: tenant }, channelData: { tenant: { id: tenant } } });
    let server = await serve();
    const settings = { ...light, BotFramework__Enabled: 'true', BotFramework__AppId: app, BotFramework__TenantId: tenant, BotFramework__ClientSecret: 'unused-secret', BotFramework__OpenIdMetadata: at, PublicUrl: 'https://briefing.example.org' };
    try {
      return await withService(settings, {}, async service => {
        const post = async kid => {
          const began = performance.now();
          const { status } = await call(service.base, 'POST', '/api/messages', { token: token(kid), body: activity() });
          return { status, took: Math.round(performance.now() - began) };
        };
        const before = await post('one');
        const askers = await Askers.begin(service);
        server.closeAllConnections();
        await new Promise(done => server.close(done));
        const known = [];
        for (let tries = 0; tries < outage; tries++) {
          known.push(await post('one'));
          await wait(1);
        }
        const unknown = await post('two');
        server = await serve();
        const after = await post('one');
        const counts = await askers.end();
        const slowest = Math.max(...known.map(one => one.took), unknown.took);
        return {
          seconds: outage, ...counts, before: before.status, during: [...new Set(known.map(one => one.status))], unknownKey: unknown.status, after: after.status, slowestPostMs: slowest,
          ok: counts.failed === 0 && before.status < 300 && known.every(one => one.status < 300) && unknown.status >= 400 && after.status < 300 && slowest < 15_000,
        };
      });
    } finally {
      server.close();
    }
  },

  'corpus-deleted': async () => {
    const place = folder();
    const corpus = join(place, 'corpus');
    cpSync(join(root, 'corpus'), corpus, { recursive: true });
    const report = await withService(light, { corpus }, service => during(service, () => renameSync(corpus, corpus + '.away'), () => renameSync(corpus + '.away', corpus)));
    rmSync(place, { recursive: true, force: true });
    return report;
  },

  'replica-killed': () => withPostgres(async postgres => {
    const [one, other] = await Promise.all([new Service(onPostgres(postgres)).start(), new Service(onPostgres(postgres)).start()]);
    try {
      const asker = await Conversation.begin(one, 'chaos-moving');
      await asker.ask('why did Russia recognize the Taliban?');
      const askers = await Askers.begin(other);
      await wait(1);
      await one.stop('SIGKILL');

      // The conversation goes on where the other replica is: tokens are signed with the key that both have, and what was asked is in the database.
      const moved = Object.assign(new Conversation(), asker, { base: other.base, waiting: null, early: null });
      const again = JSON.parse((await call(other.base, 'GET', `/v3/directline/conversations/${asker.conversationId}`, { token: asker.token })).body);
      moved.streamUrl = again.streamUrl;
      await moved.open();
      const more = await moved.ask('more');
      await wait(outage / 2);
      await one.start();
      const recoveredAfter = await one.until(['ok'], 60);
      await wait(outage / 2);
      const counts = await askers.end();
      moved.close();
      const goesOn = !/nothing (was )?asked|haven.t asked/i.test(more.said);
      return { seconds: outage, ...counts, followUpOnTheOther: goesOn, recoveredAfter, ok: counts.failed === 0 && goesOn && recoveredAfter !== null };
    } finally {
      await Promise.all([one, other].map(service => service.stop('SIGKILL').catch(() => {})));
      [one, other].forEach(service => rmSync(service.data, { recursive: true, force: true }));
    }
  }),

  'restore-sqlite': () => restore(light, 'sqlite', outage),
  'restore-postgres': () => withPostgres(postgres => restore(onPostgres(postgres), 'postgres', outage)),
};

const chosen = words.length > 0 ? words : Object.keys(scenarios);
const unknown = chosen.filter(name => !scenarios[name]);
if (unknown.length > 0) {
  console.error(`there is no ${unknown.join(', ')}; there are ${Object.keys(scenarios).join(', ')}`);
  process.exit(2);
}
let failed = 0;
for (const name of chosen) {
  const report = await scenarios[name]().catch(fault => ({ fault: fault.message, ok: false }));
  failed += report.ok ? 0 : 1;
  console.log(JSON.stringify({ what: name, ...report }));
}
process.exit(failed === 0 ? 0 : 1);

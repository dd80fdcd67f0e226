// People who ask while something happens, and a database that is put back under them.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Conversation, Postgres, questions, Service, wait } from './service.mjs';

/** Five people who ask twice a second each while something happens. Every question must be answered, with a passage or with words. */
export class Askers {
  counts = { asked: 0, answered: 0, failed: 0, slowestMs: 0 };
  faults = {};

  static async begin(service, people = 5) {
    const askers = new Askers();
    askers.conversations = await Promise.all(Array.from({ length: people }, (_, number) => Conversation.begin(service, `chaos-${number}`)));
    askers.running = true;
    askers.loops = askers.conversations.map((conversation, number) => askers.#loop(conversation, number));
    return askers;
  }

  async #loop(conversation, number) {
    for (let turn = number; this.running; turn += 7) {
      this.counts.asked++;
      try {
        const { took } = await conversation.ask(questions[turn % questions.length]);
        this.counts.answered++;
        this.counts.slowestMs = Math.max(this.counts.slowestMs, Math.round(took));
      } catch (fault) {
        this.counts.failed++;
        this.faults[fault.message] = (this.faults[fault.message] ?? 0) + 1;
      }
      await wait(0.5);
    }
  }

  async end() {
    this.running = false;
    await Promise.all(this.loops);
    this.conversations.forEach(conversation => conversation.close());
    return { ...this.counts, ...(this.counts.failed > 0 && { faults: this.faults }) };
  }
}

export async function withService(settings, options, work) {
  const service = await new Service(settings, options).start();
  try {
    await service.until(['ok'], 30);
    return await work(service);
  } finally {
    await service.stop().catch(() => {});
    rmSync(service.data, { recursive: true, force: true });
  }
}

/** Back up, write on, restore, all under load: nothing is refused for longer than a moment, and what was written after the copy is gone. */
export async function restore(settings, database, outage) {
  return await withService(settings, {}, async service => {
    const env = { ...process.env, ...settings, PATH: `${process.env.PATH}:${Postgres.find() ?? ''}` };
    const program = dirname(service.process.spawnargs[1]);
    const db = (...args) => execFileSync('dotnet', [join(program, 'RussiaTaliban.Host.dll'), 'db', ...args, '--data', service.data], { env, encoding: 'utf8' });
    const copy = join(service.data, 'copy');
    const writer = await Conversation.begin(service, 'chaos-writer');
    const say = async text => /noted/.test((await writer.ask(`feedback: ${text}`)).said);
    const feedback = () => JSON.parse(db('export', 'chaos-writer', '--channel', 'directline')).feedback.map(one => one.comment);
    await say('kept');
    const askers = await Askers.begin(service);
    let [written, refused, writing] = [0, 0, true];
    const load = (async () => {
      const other = await Conversation.begin(service, 'chaos-load');
      for (; writing; written++) {
        refused += /noted/.test((await other.ask(`feedback: load ${written}`)).said) ? 0 : 1;
      }
      other.close();
    })();
    const rounds = Math.max(1, Math.min(5, Math.round(outage / 12)));
    let restored = 0;
    for (let round = 0; round < rounds; round++) {
      db('backup', copy);
      await writer.ask('start over');
      await say('lost');
      db('restore', copy);
      restored += feedback().includes('lost') ? 0 : 1;
    }
    writing = false;
    await load;
    const recoveredAfter = await service.until(['ok'], 60);
    const counts = await askers.end();
    const whole = feedback().includes('kept') && await say('after');
    writer.close();
    return { database, rounds, restored, written, refused, ...counts, recoveredAfter, wholeAfterwards: whole, ok: counts.failed === 0 && restored === rounds && whole && recoveredAfter !== null };
  });
}

// Asks the built service at a steady rate and watches its memory. One line of JSON; exits with 1 where a goal is missed.
//   node soak.mjs SECONDS RATE [--models] [--postgres]
import { rmSync } from 'node:fs';
import { Conversation, percentile, Postgres, questions, Service, wait } from './service.mjs';

const [seconds, rate] = process.argv.slice(2, 4).map(Number);
const has = name => process.argv.includes(`--${name}`);
if (!(seconds > 0 && rate > 0)) {
  console.error('usage: tests/soak SECONDS RATE [--models] [--postgres]');
  process.exit(2);
}

// The reader weighs passages with a neural model: some ten milliseconds of a core for each question.
const models = has('models');
const postgres = has('postgres') ? await new Postgres().make() : null;
const service = await new Service({
  ...(!models && { Models__EncoderEnabled: 'false', Models__ReaderEnabled: 'false', Models__ListenerEnabled: 'false' }),
  ...(postgres && { Storage__Provider: 'Postgres', Storage__ConnectionString: postgres.connection }),
}).start();

// Enough for answers that take a second each; a conversation asks its next question when it has its answer.
const idle = await Promise.all(Array.from({ length: Math.min(400, Math.ceil(rate)) }, (_, number) => Conversation.begin(service, `soak-${number}`)));
const all = [...idle];
const counts = { asked: 0, answered: 0, failed: 0, late: 0 };
const times = [];
const faults = {};
const memory = [];

async function ask(conversation, text) {
  counts.asked++;
  try {
    const { took } = await conversation.ask(text);
    counts.answered++;
    times.push(took);
  } catch (fault) {
    counts.failed++;
    faults[fault.message] = (faults[fault.message] ?? 0) + 1;
  }
  idle.push(conversation);
}

const began = performance.now();
const elapsed = () => (performance.now() - began) / 1000;
const sampler = setInterval(() => memory.push([elapsed(), service.memory()]), Math.max(250, Math.min(5000, seconds * 10)));
let due = 0;
while (elapsed() < seconds) {
  for (; due < elapsed() * rate; due++) {
    const conversation = idle.shift();
    if (conversation) {
      void ask(conversation, questions[due % questions.length]);
    } else {
      counts.late++;
    }
  }
  await wait(0.005);
}
while (counts.answered + counts.failed < counts.asked) {
  await wait(0.05);
}
clearInterval(sampler);

// What a service takes until it has warmed up is no leak: the slope is that of the second half.
const half = memory.filter(([at]) => at >= seconds / 2);
const mean = values => values.reduce((sum, value) => sum + value, 0) / values.length;
const [at, mib] = [mean(half.map(one => one[0])), mean(half.map(one => one[1]))];
const slope = half.reduce((sum, one) => sum + (one[0] - at) * (one[1] - mib), 0) / half.reduce((sum, one) => sum + (one[0] - at) ** 2, 0);
const edge = part => mean(part.map(one => one[1]));
const tenth = Math.max(1, Math.floor(half.length / 5));
const [first, last] = [edge(half.slice(0, tenth)), edge(half.slice(-tenth))];
times.sort((a, b) => a - b);
const round = value => Math.round(value * 10) / 10;
const report = {
  what: 'soak', seconds, rate, models, database: postgres ? 'postgres' : 'sqlite', ...counts,
  rateReached: round(counts.answered / seconds), p50ms: percentile(times, 0.5), p99ms: percentile(times, 0.99), maxMs: percentile(times, 1),
  memoryMiB: { atHalf: round(first), atEnd: round(last), most: round(Math.max(...memory.map(one => one[1]))), growthPercent: round((last / first - 1) * 100), perHour: round(slope * 3600) },
  health: (await service.health()).status,
};
report.flat = last <= first * 1.05;
report.ok = report.flat && counts.failed === 0 && report.rateReached >= rate * 0.99 && report.health === 'ok';
if (counts.failed > 0) {
  report.faults = faults;
}
console.log(JSON.stringify(report));
all.forEach(conversation => conversation.close());
await service.stop();
rmSync(service.data, { recursive: true, force: true });
await postgres?.remove();
process.exit(report.ok ? 0 : 1);

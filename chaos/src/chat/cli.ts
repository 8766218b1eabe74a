import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chatStage } from './chat-stage.ts';
import { runChat } from './run-chat.ts';

// `npm run chaos -- chat`: see README.md. Exit code 1 when anything is wrong.
const SHOWN = 20;
const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '200' },
    rooms: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '180' },
    rate: { type: 'string', default: '20' },
    sabotage: { type: 'boolean', default: false },
  },
});
const log = (line: string) => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`);
const directory = await mkdtemp(join(tmpdir(), 'moim-chaos-'));
const stage = await chatStage({ directory, rooms: Number(values.rooms), log });
try {
  const report = await runChat({
    ...stage,
    clients: Number(values.clients),
    rate: Number(values.rate),
    seconds: Number(values.seconds),
    pauseMs: 6_000,
    sabotage: values.sabotage,
    log,
  });
  const broken = Object.entries(report.breakages).map(([what, count]) => `${what} ${count}×`);
  log(
    `${report.messages} messages, ${report.retried} of them sent more than once; ${report.connections} connections; ${broken.join(', ')}`,
  );
  log(`everybody had everything ${(report.drainMs / 1000).toFixed(1)} s after the last message`);
  for (const violation of report.violations.slice(0, SHOWN)) console.log(`  ${violation}`);
  log(
    report.violations.length === 0
      ? 'every message was seen by everybody exactly once, in order'
      : `${report.violations.length} VIOLATIONS`,
  );
  process.exitCode = report.violations.length === 0 ? 0 : 1;
} catch (error) {
  for (const name of ['gateway', 'chat']) {
    const lines = (await readFile(join(directory, 'logs', `${name}.log`), 'utf8').catch(() => '')).split('\n');
    console.log(lines.slice(-SHOWN).join('\n'));
  }
  throw error;
} finally {
  await stage.stop();
  if (process.env.CHAOS_KEEP !== '1') await rm(directory, { recursive: true, force: true });
  else console.log(`kept: ${directory}`);
}

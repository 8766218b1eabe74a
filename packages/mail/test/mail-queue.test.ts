import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqlClient } from '@moim/event-bus';
import { demoDatabase } from '@moim/test-kit';
import { fastify } from 'fastify';
import pg from 'pg';
import { Registry } from 'prom-client';
import { afterAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { connectMailer, type Letter, type Mail, MailQueue, readMailSettings, writeLetter } from '../src/index.ts';
import { testSmtp } from './smtp.ts';

const { url } = await demoDatabase('user');
const pool = new pg.Pool({ connectionString: url, max: 5 });
afterAll(() => pool.end());
const client = new pg.Client({ connectionString: url });
await client.connect();
afterAll(() => client.end());
const db = sqlClient(client);
const smtp = await testSmtp();
const FROM = '모임 <no-reply@moim.example>';

type Kind = 'GREETING' | 'NOTHING';

const greet = ({ kind, locale, params }: Mail<Kind>): Letter | null =>
  kind === 'NOTHING'
    ? null
    : writeLetter({
        ...{
          locale,
          subject: `${params.name}님, 안녕하세요`,
          paragraphs: ['반가워요 & 환영해요 <모임>'],
          code: '012345',
        },
        link: { label: '열기', url: 'https://moim.example/#a&b' },
        note: '무시해도 괜찮아요.',
      });

function startQueue({
  env = { SMTP_URL: smtp.url },
  compose = async (mail: Mail<Kind>): Promise<Letter | null> => greet(mail),
}: {
  env?: { SMTP_URL?: string; MAIL_DIR?: string };
  compose?: (mail: Mail<Kind>) => Promise<Letter | null>;
} = {}) {
  const queue = new MailQueue<Kind>({
    pool,
    mailer: connectMailer(readMailSettings({ ...env, MAIL_FROM: FROM })),
    compose,
  });
  const registry = new Registry();
  queue.measure(registry);
  queue.start(fastify({ logger: { level: 'silent' } }).log);
  onTestFinished(() => queue.stop());
  const sent = async (outcome: string) => {
    const metric = await registry.getSingleMetric('moim_mails_total')?.get();
    return metric?.values.filter(({ labels }) => labels.outcome === outcome).reduce((sum, { value }) => sum + value, 0);
  };
  return { queue, registry, sent };
}

const to = 'haneul@moim.test';
const greeting = { kind: 'GREETING', to, locale: 'ko', params: { name: '하늘' }, goodForMinutes: 30 } as const;
const waiting = async () => (await client.query('select * from outgoing_mails order by id')).rows;
/** As if the time until the next try were over. */
const hurry = (queue: MailQueue<Kind>) =>
  client.query('update outgoing_mails set next_attempt_at = now()').then(() => queue.nudge());

beforeEach(async () => {
  smtp.letters.length = 0;
  smtp.refuses.length = 0;
  await client.query('delete from outgoing_mails');
});

test('a letter arrives as it was written, in text and in HTML', async () => {
  const { queue, sent } = startQueue();
  await queue.add(db, greeting);
  queue.nudge();
  await expect.poll(() => smtp.letters.length).toBe(1);
  const [letter] = smtp.letters;
  expect(letter).toMatchObject({ subject: '하늘님, 안녕하세요', from: { text: expect.stringContaining('no-reply@') } });
  expect([letter?.to].flat().map((address) => address?.text)).toEqual([to]);
  expect(letter?.headers.get('auto-submitted')).toBe('auto-generated');
  expect(letter?.text).toContain('반가워요 & 환영해요 <모임>');
  expect(letter?.text).toContain('012345');
  expect(letter?.text).toContain('열기\nhttps://moim.example/#a&b');
  expect(letter?.html).toContain('반가워요 &#38; 환영해요 &#60;모임&#62;');
  await expect.poll(waiting).toEqual([]);
  expect(await sent('sent')).toBe(1);
});

test('it goes out when its transaction is through, and not at all when that is not', async () => {
  const { queue } = startQueue();
  await client.query('begin');
  await queue.add(db, greeting);
  queue.nudge();
  await client.query('rollback');
  await client.query('begin');
  await queue.add(db, { ...greeting, params: { name: '두울' } });
  await client.query('commit');
  // Nobody has told of it.
  await expect.poll(() => smtp.letters.map(({ subject }) => subject)).toEqual(['두울님, 안녕하세요']);
});

test('while the mail server is away it waits, and is composed anew when it is tried again', async () => {
  let composed = 0;
  const { queue, sent, registry } = startQueue({
    compose: async (mail) => greet({ ...mail, params: { name: `${++composed}번째` } }),
  });
  await smtp.stop();
  await queue.add(db, greeting);
  queue.nudge();
  await expect.poll(() => sent('failed')).toBe(1);
  const [row] = await waiting();
  expect(row).toMatchObject({ attempts: 1, last_error: expect.stringContaining('the mail server did not take it') });
  expect(JSON.stringify(row.last_error)).not.toContain(to);
  expect(row.next_attempt_at.getTime()).toBeGreaterThan(Date.now() + 2_000);
  expect(await registry.getSingleMetric('moim_mails_waiting')?.get()).toMatchObject({ values: [{ value: 1 }] });
  await smtp.start();
  await hurry(queue);
  await expect.poll(() => smtp.letters.length).toBe(1);
  expect(smtp.letters[0]?.subject).toBe(`${composed}번째님, 안녕하세요`);
  expect(composed).toBeGreaterThan(1);
  await expect.poll(waiting).toEqual([]);
});

test('a server that keeps talking and takes nothing holds nobody up who stops; the letter is soon sent by another process', async () => {
  const talker = createServer((socket) => {
    socket.on('error', () => {});
    const talking = setInterval(() => socket.write('220-one moment\r\n'), 50);
    socket.on('close', () => clearInterval(talking));
  }).listen(0, '127.0.0.1');
  await once(talker, 'listening');
  onTestFinished(() => void talker.close());
  const { queue, sent } = startQueue({
    env: { SMTP_URL: `smtp://127.0.0.1:${(talker.address() as AddressInfo).port}` },
  });
  await queue.add(db, greeting);
  queue.nudge();
  await expect.poll(async () => (await waiting())[0]?.attempts).toBe(1);
  const start = performance.now();
  await queue.stop();
  expect(performance.now() - start).toBeLessThan(10_000);
  expect(await sent('failed')).toBe(1);
  const [row] = await waiting();
  expect(row).toMatchObject({ attempts: 1, last_error: 'the mail server takes too long' });
  expect(row.next_attempt_at.getTime()).toBeLessThan(Date.now() + 10_000);
});

test('while the database is away the other metrics can be read', async () => {
  const gone = new pg.Pool({ connectionString: 'postgresql://127.0.0.1:1/nobody' });
  onTestFinished(() => gone.end());
  const queue = new MailQueue<Kind>({
    pool: gone,
    mailer: connectMailer(readMailSettings({ MAIL_DIR: '/nowhere' })),
    compose: async () => null,
  });
  const registry = new Registry();
  queue.measure(registry);
  expect(await registry.metrics()).toContain('moim_mails_total');
});

test('what the server refuses for now is tried again, and for good is given up', async () => {
  const { queue, sent } = startQueue();
  smtp.refuses.push(451, 550);
  await queue.add(db, greeting);
  queue.nudge();
  await expect.poll(() => sent('failed')).toBe(1);
  await hurry(queue);
  await expect.poll(() => sent('refused')).toBe(1);
  await expect.poll(waiting).toEqual([]);
  expect(smtp.letters).toEqual([]);
});

test('what is too late, and what there is nothing to say of, is not sent', async () => {
  const { queue, sent } = startQueue();
  await queue.add(db, { ...greeting, goodForMinutes: 0 });
  await queue.add(db, { ...greeting, kind: 'NOTHING' });
  queue.nudge();
  await expect.poll(() => sent('late')).toBe(1);
  await expect.poll(() => sent('needless')).toBe(1);
  expect(await waiting()).toEqual([]);
  expect(smtp.letters).toEqual([]);
});

test('several processes send each letter once', async () => {
  const queues = [startQueue(), startQueue(), startQueue()];
  for (let i = 0; i < 60; i++) await queues[0]?.queue.add(db, { ...greeting, params: { name: `${i}` } });
  for (const { queue } of queues) queue.nudge();
  await expect.poll(() => smtp.letters.length).toBe(60);
  await expect.poll(waiting).toEqual([]);
  expect(new Set(smtp.letters.map(({ subject }) => subject)).size).toBe(60);
});

test('nothing in an address or a subject makes another recipient or header', async () => {
  const { queue } = startQueue({
    compose: async (mail) => ({ ...(greet(mail) as Letter), subject: 'a\r\nBcc: c@moim.test' }),
  });
  await queue.add(db, { ...greeting, to: 'a,b@moim.test' });
  queue.nudge();
  await expect.poll(() => smtp.letters.length).toBe(1);
  const [letter] = smtp.letters;
  expect([letter?.to].flat().flatMap((list) => list?.value.map(({ address }) => address))).toEqual(['"a,b"@moim.test']);
  expect(letter?.bcc).toBeUndefined();
  expect(letter?.headers.has('bcc')).toBe(false);
});

test('without a mail server letters lie in a folder, for its owner alone, the newest 500', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'moim-mail-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const folder = join(directory, 'mail');
  const { queue } = startQueue({ env: { MAIL_DIR: folder } });
  await queue.add(db, greeting);
  queue.nudge();
  await expect.poll(waiting).toEqual([]);
  const [first = ''] = await readdir(folder);
  const text = await readFile(join(folder, first), 'utf8');
  expect(text).toContain(`To: ${to}\n`);
  expect(text).toContain('Subject: 하늘님, 안녕하세요\n\n반가워요 & 환영해요 <모임>\n\n012345\n');
  expect((await stat(join(folder, first))).mode & 0o777).toBe(0o600);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  for (let i = 0; i < 520; i++) await writeFile(join(folder, `2020-${String(i).padStart(4, '0')}.txt`), '');
  await writeFile(join(folder, 'notes.md'), 'somebody else’s');
  await queue.add(db, greeting);
  queue.nudge();
  await expect.poll(waiting).toEqual([]);
  const kept = await readdir(folder);
  expect(kept).toHaveLength(501);
  expect(kept).toContain(first);
  expect(kept).toContain('notes.md');
});

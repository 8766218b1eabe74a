import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readAuthConfig } from '@moim/auth';
import { expect, onTestFinished, test } from 'vitest';
import { ensureKeys } from '../src/keys.ts';
import { DATABASES, type DatabaseName, SUBGRAPHS } from '../src/subgraphs.ts';
import { identify } from '../src/supervisor/identity.ts';
import { Reaper } from '../src/supervisor/reaper.ts';
import { type StartServicesOptions, startServices } from '../src/supervisor/services.ts';
import { describeLine } from '../src/supervisor/terminal-log.ts';
import { eventually, startedProcesses, testFolder } from './helpers.ts';

const entry = () => join(import.meta.dirname, 'fixtures/service.ts');

async function start(env: NodeJS.ProcessEnv = {}, settings: Partial<StartServicesOptions> = {}) {
  const folder = testFolder();
  const lines: string[] = [];
  const databaseUrls = Object.fromEntries(DATABASES.map((name) => [name, `postgresql://${name}`]));
  const reaper = new Reaper(join(folder, 'processes.json'));
  onTestFinished(async () => {
    await reaper.end(1_000);
  });
  const services = await startServices({
    keys: await ensureKeys(join(folder, 'keys')),
    databaseUrls: databaseUrls as Record<DatabaseName, string>,
    ...{ natsUrl: 'nats://nats', redisUrl: 'redis://redis', logsDir: join(folder, 'logs'), reaper, entry },
    env: { PATH: process.env.PATH, ...env },
    log: (line) => lines.push(line),
    ...settings,
  });
  return { folder, lines, services };
}

async function environmentOf(service: { url: string }): Promise<Record<string, string>> {
  return (await (await fetch(`${service.url}/env`)).json()) as Record<string, string>;
}

test('each service gets what docs/architecture.md says, and no secret of another', async () => {
  const { services } = await start();
  const user = await environmentOf(services.subgraphs.user);
  expect(user).toMatchObject({
    HOST: '127.0.0.1',
    DATABASE_URL: 'postgresql://user',
    INTERNAL_KEY_FILE: expect.stringMatching(/internal\.key$/),
    ACCESS_KEYS_FILE: expect.stringMatching(/access-token\.jwks$/),
    ...{
      NATS_URL: 'nats://nats',
      REDIS_URL: 'redis://redis',
      PUBLIC_URL: expect.stringMatching(/^http:\/\/localhost:\d+$/),
    },
  });
  const chat = await environmentOf(services.subgraphs.chat);
  expect(chat).toMatchObject({ DATABASE_URL: 'postgresql://chat' });
  expect(chat).not.toHaveProperty('ACCESS_KEYS_FILE');
  const gateway = await environmentOf(services.gateway);
  for (const name of SUBGRAPHS) {
    expect(gateway[`${name.toUpperCase()}_URL`]).toBe(`${services.subgraphs[name].url}/graphql`);
  }
  expect(gateway).not.toHaveProperty('DATABASE_URL');
  expect(gateway).not.toHaveProperty('ACCESS_KEYS_FILE');

  const auth = await environmentOf(services.auth);
  expect(auth).toMatchObject({ DATABASE_URL: 'postgresql://auth', AUTH_URL: services.authUrl });
  for (const name of ['INTERNAL_KEY_FILE', 'ACCESS_KEYS_FILE', 'SIGN_IN_PROVIDERS_FILE']) {
    expect(auth).not.toHaveProperty(name);
  }
  for (const other of [chat, gateway])
    expect(Object.keys(other).filter((name) => /AUTH|SIGN_IN/.test(name))).toEqual([]);
});

test('the bucket for photos, with its key, is told the content subgraph alone, and so is their folder', async () => {
  const bucket = { S3_BUCKET: 'photos', S3_SECRET_ACCESS_KEY: 'secret' };
  const { services, folder } = await start(bucket);
  expect(await environmentOf(services.subgraphs.content)).toMatchObject({
    ...bucket,
    MEDIA_DIR: join(folder, 'media'),
  });
  for (const other of [services.subgraphs.chat, services.subgraphs.user, services.gateway, services.auth]) {
    const names = Object.keys(await environmentOf(other));
    expect(names.filter((name) => name.startsWith('S3_') || name === 'MEDIA_DIR')).toEqual([]);
  }
});

test('the mail server, with its password, is told those who write to people, and nobody else', async () => {
  const mail = { SMTP_URL: 'smtps://moim:secret@smtp.moim.example', MAIL_FROM: 'moim@moim.example' };
  const { services, folder } = await start(mail);
  for (const writer of [services.subgraphs.user, services.auth])
    expect(await environmentOf(writer)).toMatchObject({ ...mail, MAIL_DIR: join(folder, 'mail') });
  for (const other of [services.subgraphs.chat, services.subgraphs.content, services.gateway]) {
    const names = Object.keys(await environmentOf(other));
    expect(names.filter((name) => /SMTP|MAIL/.test(name))).toEqual([]);
  }
});

test('the sign-in server and the user subgraph are told of each other, in files for their owner alone', async () => {
  const providers = [{ id: 'kakao', issuer: 'https://kauth.kakao.com' }];
  const clients = [{ client_id: 'shop' }];
  const { services } = await start({}, { publicUrl: 'https://moim.example', signIn: { providers, clients } });
  const file = (env: Record<string, string>, name: string) => env[name] ?? '';
  const clientsFile = file(await environmentOf(services.auth), 'AUTH_CLIENTS_FILE');
  const providersFile = file(await environmentOf(services.subgraphs.user), 'SIGN_IN_PROVIDERS_FILE');
  for (const path of [clientsFile, providersFile]) expect(statSync(path).mode & 0o777).toBe(0o600);

  const [client, ...otherClients] = readAuthConfig({
    ...(await environmentOf(services.auth)),
    AUTH_CLIENTS: JSON.stringify(JSON.parse(readFileSync(clientsFile, 'utf8')).slice(0, 1)),
    DATABASE_URL: 'postgresql://auth',
  }).AUTH_CLIENTS;
  expect(client).toMatchObject({ client_id: 'moim', redirect_uris: ['https://moim.example/sign-in/callback'] });
  expect(otherClients).toEqual([]);
  expect(JSON.parse(readFileSync(clientsFile, 'utf8')).slice(1)).toEqual(clients);
  expect(JSON.parse(readFileSync(providersFile, 'utf8'))).toEqual([
    expect.objectContaining({
      ...{ id: 'moim', issuer: services.authUrl, clientId: 'moim', clientSecret: client?.client_secret },
      internalUrl: services.auth.url,
    }),
    ...providers,
  ]);
});

test('without the sign-in server the others start, and say so', async () => {
  const { services, lines } = await start({}, { entry: (name) => (name === 'auth' ? '/nowhere.ts' : entry()) });
  expect(await services.gateway.isReady()).toBe(true);
  expect(services.auth.pid).toBeUndefined();
  expect(lines).toEqual([expect.stringMatching(/^auth does not start .* Moim runs without it\.$/)]);
});

test('a service that dies is named, and started again on its port', async () => {
  const { services, lines } = await start();
  const { content } = services.subgraphs;
  const before = content.pid;
  await content.kill('SIGKILL');
  expect(lines).toContain('content ended with signal SIGKILL; starting it again in 0.2 s');
  await content.waitUntilReady(5_000);
  expect(content.pid).not.toBe(before);
  await eventually(() => lines.includes('content is back'));

  await content.kill('SIGKILL');
  expect(lines).toContain('content ended with signal SIGKILL; starting it again in 0.4 s');
});

test('a service that is started while it is being started again is one process, and ends when it is stopped', async () => {
  const { services } = await start();
  const { content } = services.subgraphs;
  await content.kill('SIGKILL');
  await content.start();
  expect(await content.isReady()).toBe(true);
  await content.stop();
  expect(content.pid).toBeUndefined();
  await sleep(400);
  expect(await content.isReady()).toBe(false);
});

test('a service that is stopped stays down until it is started', async () => {
  const { services } = await start();
  await services.subgraphs.chat.stop();
  await sleep(400);
  expect(services.subgraphs.chat.pid).toBeUndefined();
  expect(await services.subgraphs.chat.isReady()).toBe(false);
  await services.subgraphs.chat.start();
  expect(await services.subgraphs.chat.isReady()).toBe(true);
});

test('all stop, the gateway first, and what does not want to is ended by force', async () => {
  const folder = testFolder();
  const orderly = await start({ FIXTURE_STOP_LOG: join(folder, 'stops') });
  await orderly.services.stop();
  const [firstPort] = readFileSync(join(folder, 'stops'), 'utf8').split('\n');
  expect(orderly.services.gateway.url).toMatch(new RegExp(`:${firstPort}$`));

  const stubborn = await start({ FIXTURE_IGNORES_SIGTERM: '1' });
  const running = startedProcesses(stubborn.folder);
  expect(running).toHaveLength(7);
  const stoppingAt = Date.now();
  await stubborn.services.stop(1_000);
  expect(Date.now() - stoppingAt).toBeLessThan(1_500);
  expect(running.filter(({ pid }) => identify(pid))).toEqual([]);
});

test('a service that does not start says why in one line, and the others are stopped', async () => {
  const failure = start({ FIXTURE_FAILS: '1' });
  await expect(failure).rejects.toThrow(
    /^\w+ does not start \(code 1\): [^\n]*FIXTURE_URL is not set \(log: \S+\.log\)$/,
  );
});

test('the terminal shows warnings and errors, and what is not from the logger', () => {
  expect(describeLine('{"level":30,"msg":"listening"}', 'stdout')).toBeUndefined();
  expect(describeLine('{"level":40,"msg":"slow"}', 'stdout')).toBe('warning: slow');
  expect(describeLine('{"level":50,"msg":"failed","err":{"message":"no disk"}}', 'stdout')).toBe(
    'error: failed (no disk)',
  );
  expect(describeLine('plain', 'stdout')).toBeUndefined();
  expect(describeLine('TypeError: x', 'stderr')).toBe('TypeError: x');
});

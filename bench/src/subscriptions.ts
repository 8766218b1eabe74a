import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type ChatStage, chatStage } from '@moim/chaos/chat-stage';
import { WebSocket } from 'ws';
import { percentile } from './open-loop.ts';
import type { ClientsNews, ClientsOptions } from './subscriptions-clients.ts';

// One room full of people, through the whole platform, beside a bare `ws` server that sends the same bytes to as many sockets. The two take turns.
// README.md says more.
const { values } = parseArgs({
  options: {
    sockets: { type: 'string', default: '1000' },
    idle: { type: 'string', default: '10000' },
    rate: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '10' },
    flood: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '3' },
  },
});
const [SOCKETS, IDLE, RATE, SECONDS, FLOOD, ROUNDS] = [
  values.sockets,
  values.idle,
  values.rate,
  values.seconds,
  values.flood,
  values.rounds,
].map(Number) as [number, number, number, number, number, number];
const SENDERS = 16;
const SUBSCRIBE = `subscription ($roomId: ID!) { roomEvents(roomId: $roomId) { __typename
  ... on MessageSent { message { id seq text clientMessageId sentAt sender { id name avatarUrl } replyTo { id seq } photos { id } } } } }`;
const SEND =
  'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } userErrors { code } } }';

/** A server with clients, and how something is said to all of them. */
interface Contender {
  clients: Clients;
  say(text: string): Promise<void>;
}

class Clients {
  readonly #child: ChildProcess;
  readonly #arrivals = new Map<string, (at: number) => void>();

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', (news: ClientsNews) => {
      if ('text' in news) this.#arrivals.get(news.text)?.(news.at);
    });
  }

  static async start(options: ClientsOptions): Promise<Clients> {
    const child = fork(join(import.meta.dirname, 'subscriptions-clients.ts'), { execArgv: [] });
    child.send(options);
    const clients = new Clients(child);
    await once(child, 'message');
    return clients;
  }

  /** Resolves to the time when it has come to the last. */
  arrival(text: string): Promise<number> {
    return new Promise((resolve) => this.#arrivals.set(text, resolve));
  }

  async stop(): Promise<void> {
    this.#child.disconnect();
    await once(this.#child, 'exit');
  }
}

const now = () => performance.timeOrigin + performance.now();
let said = 0;

/** From saying it until the last has it, in milliseconds. */
async function sayOne({ clients, say }: Contender): Promise<number> {
  const at = now();
  const text = `m${said++} ${at}`;
  const arrived = clients.arrival(text);
  await say(text);
  return (await arrived) - at;
}

async function steady(contender: Contender): Promise<number[]> {
  const pending: Promise<number>[] = [];
  const start = performance.now();
  for (let i = 0; i < RATE * SECONDS; i++) {
    await sleep(Math.max(0, start + (i * 1000) / RATE - performance.now()));
    pending.push(sayOne(contender));
  }
  return await Promise.all(pending);
}

/** Messages a second that come to everybody, as fast as they can be said. */
async function flood(contender: Contender): Promise<number> {
  const start = now();
  let next = 0;
  await Promise.all(
    Array.from({ length: SENDERS }, async () => {
      const arrivals: Promise<number>[] = [];
      while (next++ < FLOOD) {
        const text = `m${said++} ${now()}`;
        arrivals.push(contender.clients.arrival(text));
        await contender.say(text);
      }
      await Promise.all(arrivals);
    }),
  );
  return (FLOOD * 1000) / (now() - start);
}

async function moim(stage: ChatStage): Promise<Contender> {
  const [room] = stage.rooms;
  const [url = ''] = stage.urls;
  const roomId = room?.id ?? '';
  const tokens = await Promise.all((room?.userIds ?? []).map((userId) => stage.tokenOf(userId)));
  const clients = await Clients.start({
    url: `${url.replace('http', 'ws')}/graphql`,
    count: SOCKETS,
    tokens,
    protocol: 'graphql-transport-ws',
    opening: [
      '{"type":"connection_init","payload":{"authorization":"Bearer {token}"}}',
      JSON.stringify({ id: '1', type: 'subscribe', payload: { query: SUBSCRIBE, variables: { roomId } } }),
    ],
  });
  await sleep(3_000);
  let sender = 0;
  return {
    clients,
    async say(text) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[sender++ % SENDERS]}` },
        body: JSON.stringify({ query: SEND, variables: { input: { roomId, text } } }),
      });
      const answer = (await response.json()) as { data?: { sendMessage?: { message?: object } } };
      if (!answer.data?.sendMessage?.message) throw new Error(`not taken: ${JSON.stringify(answer)}`);
    },
  };
}

async function bare(): Promise<Contender & { stop(): Promise<void> }> {
  const server = fork(join(import.meta.dirname, 'subscriptions-bare.ts'), { execArgv: [] });
  const [port] = (await once(server, 'message')) as [number];
  const clients = await Clients.start({ url: `ws://127.0.0.1:${port}/`, count: SOCKETS, opening: [], tokens: [] });
  const sender = new WebSocket(`ws://127.0.0.1:${port}/send`);
  await once(sender, 'open');
  // The bytes that the realtime server sends for such a message.
  const frame = (text: string) =>
    `{"id":"1","type":"next","payload":{"data":{"roomEvents":{"__typename":"MessageSent","message":{"id":"msg_01m8j9mttqene8vnnw5h0e5ext","seq":12345,"text":"${text}","clientMessageId":null,"sentAt":"2026-11-29T00:00:00.000Z","sender":{"id":"usr_01m8j9mttqene8vnnw5h0e5ext","name":"회원","avatarUrl":null},"replyTo":null,"photos":[]}}}}}`;
  return {
    clients,
    async say(text) {
      await new Promise<void>((resolve, reject) =>
        sender.send(frame(text), (error) => (error ? reject(error) : resolve())),
      );
    },
    async stop() {
      server.disconnect();
      await once(server, 'exit');
    },
  };
}

/** Resident memory of a process, in bytes. */
function residentBytes(pid: number | undefined): number {
  const [, kibibytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
}

const row = (name: string, rate: number, times: number[]) =>
  console.log(
    `${name.padEnd(18)} ${rate.toFixed(0).padStart(6)} messages/s   ${RATE}/s: p50 ${percentile(times, 0.5).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms`,
  );

const directory = await mkdtemp(join(tmpdir(), 'moim-bench-'));
const stage = await chatStage({ directory, rooms: 1, members: Math.max(SOCKETS, Math.ceil(IDLE / 20)), log: () => {} });
try {
  // First, while the process has no room left over from anything else.
  const before = residentBytes(stage.gatewayPid());
  const tokens = await Promise.all((stage.rooms[0]?.userIds ?? []).map((userId) => stage.tokenOf(userId)));
  const idle = await Clients.start({
    url: `${stage.urls[0]?.replace('http', 'ws')}/graphql`,
    count: IDLE,
    tokens,
    protocol: 'graphql-transport-ws',
    opening: ['{"type":"connection_init","payload":{"authorization":"Bearer {token}"}}', '{"type":"ping"}'],
  });
  await sleep(5_000);
  const perSocket = (residentBytes(stage.gatewayPid()) - before) / IDLE;
  console.log(`${IDLE} idle sockets: ${(perSocket / 1024).toFixed(1)} KB of resident memory each`);
  await idle.stop();
  await sleep(5_000);

  const [ours, theirs] = [await moim(stage), await bare()];
  const rates: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
  const times: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
  // To warm up.
  await flood(ours);
  for (let round = 0; round < ROUNDS; round++) {
    rates.ours.push(await flood(ours));
    rates.theirs.push(await flood(theirs));
    times.ours.push(...(await steady(ours)));
    times.theirs.push(...(await steady(theirs)));
  }
  const median = (numbers: number[]) => percentile(numbers, 0.5);
  console.log(`${SOCKETS} sockets in one room, ${ROUNDS} rounds; from sending to the last receipt`);
  row('moim', median(rates.ours), times.ours);
  row('bare ws broadcast', median(rates.theirs), times.theirs);
  console.log(`ratio ${(median(rates.ours) / median(rates.theirs)).toFixed(2)}`);
  await ours.clients.stop();
  await theirs.clients.stop();
  await theirs.stop();
} finally {
  await stage.stop();
  await rm(directory, { recursive: true, force: true });
}

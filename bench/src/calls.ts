import { isDeepStrictEqual, parseArgs } from 'node:util';
import { contractOperations, readDocument } from '@moim/contract';
import { demoId } from '@moim/stack/demo';
import { TcpLine } from '@moim/test-kit/tcp-line';
import { Pool } from 'undici';
import { callsOf } from './calls-of-screen.ts';
import { DEMO_EMAILS, startDemoPlatform } from './demo-platform.ts';
import { percentile } from './open-loop.ts';

// The club screen as one request, and as the calls that a client makes where each service has its own API. README.md says more.
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '40' }, 'round-trips': { type: 'string', default: '0,20,80' } },
});
const ROUNDS = Number(values.rounds);
const ROUND_TRIPS_MS = values['round-trips'].split(',').map(Number);
/** Connections that a browser has to one origin. */
const CONNECTIONS = 6;

type Data = Record<string, unknown>;

const screen = contractOperations().find(({ name }) => name === 'CommunityScreen');
if (screen === undefined) throw new Error('there is no club screen');
const whole = readDocument(screen.file);
const calls = callsOf(whole);
const variables = { id: demoId('com', 'bukhansan') };

const platform = await startDemoPlatform();
try {
  const [email = ''] = DEMO_EMAILS;
  const token = await platform.signIn(email);
  console.log(`the club screen, as 김민지 sees it; the middle of ${ROUNDS} times, and of the slowest hundredth`);
  console.log('round trip   how                                requests   bytes up   bytes down   p50 ms   p99 ms');
  for (const roundTripMs of ROUND_TRIPS_MS) {
    const { hostname: host, port } = new URL(platform.services.gateway.url);
    const line = new TcpLine({ host, port: Number(port) });
    await line.open();
    line.slow(roundTripMs / 2);
    const pool = new Pool(`http://127.0.0.1:${line.port}`, { connections: CONNECTIONS });
    const ask = async (query: string): Promise<Data> => {
      const response = await pool.request({
        path: '/graphql',
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.body.json()) as { data: Data; errors?: unknown };
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      return data;
    };
    const { first, rest } = calls;
    const ways: Record<string, { requests: number; load: () => Promise<Data> }> = {
      'one request': { requests: 1, load: () => ask(whole) },
      [`${1 + rest.length} calls at once`]: {
        requests: 1 + rest.length,
        load: async () => join(await Promise.all([first, ...rest].map(ask))),
      },
      [`${1 + rest.length} calls, the club first`]: {
        requests: 1 + rest.length,
        load: async () => join([await ask(first), ...(await Promise.all(rest.map(ask)))]),
      },
    };
    // Connections are there, and what runs is compiled: what is measured is the screen.
    for (let round = 0; round < 15; round++) for (const { load } of Object.values(ways)) await load();
    const expected = await ways['one request']?.load();
    const medians: number[] = [];
    for (const [name, { load }] of Object.entries(ways)) {
      if (!isDeepStrictEqual(await load(), expected)) throw new Error(`${name} brings other data`);
    }
    const took = new Map(Object.keys(ways).map((name): [string, number[]] => [name, []]));
    const bytes = new Map<string, { up: number; down: number }>();
    for (let round = 0; round < ROUNDS; round++) {
      for (const [name, { load }] of Object.entries(ways)) {
        const before = { ...line.bytes };
        const startedAt = performance.now();
        await load();
        took.get(name)?.push(performance.now() - startedAt);
        bytes.set(name, { up: line.bytes.asked - before.asked, down: line.bytes.answered - before.answered });
      }
    }
    for (const [name, { requests }] of Object.entries(ways)) {
      const of = took.get(name) ?? [];
      const { up, down } = bytes.get(name) ?? { up: 0, down: 0 };
      medians.push(percentile(of, 0.5));
      const columns = [
        ...[`${roundTripMs} ms`.padStart(10), `  ${name.padEnd(33)}`, String(requests).padStart(9)],
        ...[String(up).padStart(10), String(down).padStart(12)],
        ...[percentile(of, 0.5).toFixed(1).padStart(8), percentile(of, 0.99).toFixed(1).padStart(8)],
      ];
      console.log(columns.join(' '));
    }
    const [one = Number.NaN, ...others] = medians;
    console.log(`             the calls take ${others.map((ms) => (ms / one).toFixed(2)).join(' and ')} times as long`);
    await pool.close();
    await line.cut();
  }
} finally {
  await platform.stop();
}

/** The answers of single calls, put together as the client has to. */
function join(answers: readonly Data[]): Data {
  const joined: Data = {};
  for (const answer of answers)
    for (const [name, value] of Object.entries(answer))
      joined[name] =
        typeof value === 'object' && value !== null ? { ...(joined[name] as Data), ...(value as Data) } : value;
  return joined;
}

import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startRealtime } from '@moim/gateway';
import { demoId } from '@moim/stack/demo';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { Browser } from './browser.ts';
import { forge, now } from './forgery.ts';
import { testPlatform } from './platform.ts';
import { ROOM_EVENTS, Socket, VIEWER_EVENTS } from './socket.ts';
import { headOf, messageSeqs, say } from './talking.ts';

// Who may hear what, and what becomes of a stream when that changes, or when something behind it does.
const platform = await testPlatform();
const club = demoId('com', 'bukhansan');
const room = demoId('rom', 'bukhansan');
const soon = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 8_000, interval: 20 });
const connect = async (as: string, url = platform.url) => Socket.connect(url, await platform.token(as));
const texts = (socket: Socket) =>
  socket.events('room').flatMap(({ message }) => (message?.text === undefined ? [] : [message.text as string]));

async function act(as: string, field: string, input: Record<string, unknown>): Promise<void> {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { ${field}(input: $input) { userErrors { code } } }`;
  const { data, errors } = await platform.ask(query, { input }, { as });
  expect(errors, field).toBeUndefined();
  expect(data[field].userErrors, field).toEqual([]);
}

/** Somebody who follows the room from now on. */
async function follower(as: string, url?: string): Promise<Socket> {
  const socket = await connect(as, url);
  socket.subscribe('room', ROOM_EVENTS, { roomId: room, afterSeq: await headOf(platform, room, as) });
  return socket;
}

describe('a socket', () => {
  test('ends when its token does', async () => {
    const startedAt = performance.now();
    const socket = await Socket.connect(platform.url, forge({}, { exp: now() + 4 }));
    socket.subscribe('me', VIEWER_EVENTS);
    const { code } = await socket.closed;
    expect(code).toBe(4401);
    expect(performance.now() - startedAt).toBeGreaterThan(2_500);
    expect(performance.now() - startedAt).toBeLessThan(9_000);
  });
});

describe('a stream', () => {
  test('ends within seconds for who is removed from the club, and goes on for the others', async () => {
    await act('doyun', 'joinCommunity', { communityId: club });
    await soon(async () => expect(await headOf(platform, room, 'doyun')).toBeGreaterThan(0));
    const [doyun, junho] = [await follower('doyun'), await follower('junho')];
    await say(platform, 'minji', room, '모두에게');
    for (const socket of [doyun, junho]) await soon(() => expect(texts(socket)).toContain('모두에게'));
    const startedAt = performance.now();
    await act('minji', 'removeMember', { communityId: club, userId: demoId('usr', 'doyun'), reason: '규칙' });
    const { payload } = await doyun.frame('error', 'room');
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(payload[0].extensions.code).toBe('NOT_FOUND');
    expect(doyun.isClosed).toBe(false);
    await say(platform, 'minji', room, '남은 사람에게');
    await soon(() => expect(texts(junho)).toContain('남은 사람에게'));
    expect(texts(doyun)).not.toContain('남은 사람에게');
  });

  test('shows who has blocked somebody nothing of what they say, write or do, from then on', async () => {
    const [seoyeon, minji] = [await follower('seoyeon'), await follower('minji')];
    await act('seoyeon', 'blockUser', { userId: demoId('usr', 'minji') });
    // As long as the block is on its way to the chat service.
    await sleep(1_500);
    await say(platform, 'minji', room, '서연이 못 보는 말');
    await act('minji', 'setTyping', { roomId: room, isTyping: true });
    await say(platform, 'junho', room, '서연이 보는 말');
    await soon(() => expect(texts(seoyeon)).toContain('서연이 보는 말'));
    expect(texts(seoyeon)).not.toContain('서연이 못 보는 말');
    // Its place is kept, so that the numbers have no hole.
    expect(texts(seoyeon)).toContain('');
    expect(seoyeon.events('room').filter(({ __typename }) => __typename === 'TypingChanged')).toEqual([]);
    await soon(() => expect(texts(minji)).toEqual(expect.arrayContaining(['서연이 못 보는 말', '서연이 보는 말'])));
    await act('seoyeon', 'unblockUser', { userId: demoId('usr', 'minji') });
  });

  test('goes on when chat is away for a while: nothing is lost, nobody is dropped', async () => {
    const followers = await Promise.all(['minji', 'junho', 'seoyeon'].map((as) => follower(as)));
    await say(platform, 'minji', room, '배포 전');
    for (const socket of followers) await soon(() => expect(texts(socket)).toContain('배포 전'));
    const { chat } = platform.subgraphs;
    await chat.stop();
    await sleep(500);
    await chat.start();
    await soon(() => say(platform, 'minji', room, '배포 후'));
    for (const socket of followers) {
      await soon(() => expect(texts(socket)).toContain('배포 후'));
      const seqs = messageSeqs(socket.events('room'));
      expect(seqs).toEqual(seqs.map((_, i) => (seqs[0] ?? 0) + i));
      expect(socket.isClosed).toBe(false);
    }
  });

  test('without the user service, shows what is its own as null and says so', async () => {
    const socket = await follower('junho');
    await say(platform, 'minji', room, '프로필 있음');
    await soon(() => expect(texts(socket)).toContain('프로필 있음'));
    await platform.subgraphs.user.stop();
    await say(platform, 'minji', room, '프로필 없음');
    await soon(() => expect(texts(socket)).toContain('프로필 없음'));
    const answer = socket.answers('room').at(-1);
    expect(answer.data.roomEvents.message.sender).toMatchObject({ name: '김민지', mbti: null });
    expect(answer.errors).toEqual([
      {
        message: expect.any(String),
        path: ['roomEvents', 'message', 'sender', 'mbti'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'user' },
      },
    ]);
    await platform.subgraphs.user.start();
  });
});

describe('a gateway that restarts', () => {
  test('tells its clients to come back, and they miss nothing at another', async () => {
    const other = await platform.startGateway();
    const sockets = await Promise.all(['junho', 'seoyeon'].map((as) => follower(as, other.url)));
    await say(platform, 'minji', room, '재시작 전');
    for (const socket of sockets) await soon(() => expect(texts(socket)).toContain('재시작 전'));
    await other.stop();
    for (const socket of sockets) expect((await socket.closed).code).toBe(1012);
    const { seq } = await say(platform, 'minji', room, '그 사이');
    const back = await connect('junho');
    back.subscribe('room', ROOM_EVENTS, { roomId: room, afterSeq: seq - 1 });
    await soon(() => expect(texts(back)).toEqual(['그 사이']));
  });
});

describe('a realtime server of its own', () => {
  test('takes what the gateway sends on, and goes by a new supergraph without dropping anybody', async () => {
    const realtime = await startRealtime(platform.gatewayConfig({}));
    afterAll(() => realtime.stop());
    const gateway = await platform.startGateway({ REALTIME_URL: realtime.url });
    const [whole, plain] = [await follower('junho', gateway.url), await connect('seoyeon', gateway.url)];
    const withoutMbti = `subscription ($roomId: ID!, $afterSeq: Int) { roomEvents(roomId: $roomId, afterSeq: $afterSeq) {
      ... on MessageSent { message { seq text } } } }`;
    plain.subscribe('room', withoutMbti, { roomId: room, afterSeq: await headOf(platform, room, 'seoyeon') });
    await say(platform, 'minji', room, '따로');
    for (const socket of [whole, plain]) await soon(() => expect(texts(socket)).toContain('따로'));

    // A supergraph in which a field is gone that one of them selects.
    const sdl = readFileSync(new URL('../../gateway/supergraph.graphql', import.meta.url), 'utf8');
    realtime.load(sdl.replace('  mbti: Mbti @join', '  other: Mbti @join'));
    expect((await whole.frame('error', 'room')).payload[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    await say(platform, 'minji', room, '새 스키마');
    await soon(() => expect(texts(plain)).toEqual(['따로', '새 스키마']));
    expect(whole.isClosed).toBe(false);
    expect(() => realtime.load(sdl.replace('"chat.message.sent.v1"', '"chat.nothing.v1"'))).toThrow(
      /not in the catalogue/,
    );
    await say(platform, 'minji', room, '그대로');
    await soon(() => expect(texts(plain)).toContain('그대로'));
  });
});

describe('server-sent events', () => {
  const stream = async (headers: Record<string, string>, body: unknown) => {
    const ending = new AbortController();
    afterAll(() => ending.abort());
    const response = await fetch(`${platform.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
      body: JSON.stringify(body),
      signal: ending.signal,
    });
    const received = { text: '' };
    void (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? [])
        received.text += decoder.decode(chunk as Uint8Array, { stream: true });
    })().catch(() => {});
    return { response, received, end: () => ending.abort() };
  };

  test('bring the same answers, by token or by cookies', async () => {
    const browser = new Browser(platform.url);
    await browser.signIn('seoyeon');
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const variables = { roomId: room, afterSeq: await headOf(platform, room, 'junho') };
    const streams = await Promise.all([
      stream({ authorization: `Bearer ${await platform.token('junho')}` }, { query: ROOM_EVENTS, variables }),
      stream({ cookie, origin: platform.url, 'sec-fetch-site': 'same-origin' }, { query: ROOM_EVENTS, variables }),
    ]);
    await say(platform, 'minji', room, '흐르는 말');
    for (const { response, received, end } of streams) {
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
      await soon(() => expect(received.text).toMatch(/event: next\ndata: \{"data":.*흐르는 말.*\}\n\n/));
      end();
    }
  });

  test('say what is wrong, and end', async () => {
    const wrong = await stream(
      { authorization: `Bearer ${await platform.token('junho')}` },
      { query: 'subscription { nothing }' },
    );
    await soon(() =>
      expect(wrong.received.text).toMatch(
        /event: next\ndata: \{"errors":.*GRAPHQL_VALIDATION_FAILED.*\n\nevent: complete/,
      ),
    );
    const nobody = await stream({}, { query: VIEWER_EVENTS });
    await soon(() => expect(nobody.received.text).toMatch(/UNAUTHENTICATED/));
    const forged = await stream({ authorization: 'Bearer a.b.c' }, { query: VIEWER_EVENTS });
    expect(forged.response.status).toBe(401);
    const browser = new Browser(platform.url);
    await browser.signIn('seoyeon');
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const foreign = await stream({ cookie, origin: 'https://evil.example' }, { query: VIEWER_EVENTS });
    expect(foreign.response.status).toBe(403);
  });
});

test('who does not take what is sent is cut off, and others do not wait for them', async () => {
  const names = Array.from({ length: 30 }, (_, i) => `t${i}: text`).join(' ');
  const [slow, quick] = [await connect('seoyeon'), await follower('junho')];
  // What comes to this one is long, so that it need not be much.
  const query = `subscription ($roomId: ID!, $afterSeq: Int) { roomEvents(roomId: $roomId, afterSeq: $afterSeq) {
    ... on MessageSent { message { ${names} } } } }`;
  slow.subscribe('room', query, { roomId: room, afterSeq: await headOf(platform, room, 'seoyeon') });
  await say(platform, 'minji', room, '처음');
  await soon(() => expect(slow.events('room')).toHaveLength(1));
  slow.raw.pause();
  const words = '느'.repeat(5_000);
  // 450 KB each, until the system's own buffers are full and the server's bound is reached.
  for (let i = 0; i < 30; i++) await say(platform, 'minji', room, words);
  const { seq } = await say(platform, 'minji', room, '끝');
  await soon(() => expect(messageSeqs(quick.events('room')).at(-1)).toBe(seq));
  expect(quick.isClosed).toBe(false);
  slow.raw.resume();
  expect([4450, 1006]).toContain((await slow.closed).code);
  expect(slow.events('room').length).toBeLessThan(31);
}, 60_000);

import { setTimeout as sleep } from 'node:timers/promises';
import { type AnyRoomEvent, Outbox, openRoom, type RealtimeClient, type RoomOptions } from '@moim/realtime-client';
import { demoId } from '@moim/stack/demo';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { testPlatform } from './platform.ts';
import { clientOf, executeAs, lineTo, MemoryStorage, ROOM } from './realtime.ts';
import { relayTo } from './relay.ts';
import { type Frame, ROOM_EVENTS } from './socket.ts';
import { headOf, say, talk } from './talking.ts';

// Ten times as long: there is more history than is sent again.
const platform = await testPlatform({ scale: 10 });
const { edit, react, remove } = talk(platform);
const soon = <T>(check: () => T | Promise<T>, timeout = 10_000) => vi.waitFor(check, { timeout, interval: 20 });
const QUICK = { firstBackOff: 50, maxBackOff: 200 };

const QUERY = ROOM_EVENTS.replace('... on HistoryGap', '... on RoomHead { lastSeq }\n    ... on HistoryGap');
const SET_TYPING = 'mutation ($input: SetTypingInput!) { setTyping(input: $input) { ok } }';
const MARK_READ = 'mutation ($input: MarkRoomReadInput!) { markRoomRead(input: $input) { room { id } } }';
const SEND = `mutation ($input: SendMessageInput!) {
  sendMessage(input: $input) { message { id seq text } userErrors { field message code } }
}`;

interface RoomEvent extends AnyRoomEvent {
  // biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of it
  message?: any;
  user?: { id: string; name: string };
  lastReadSeq?: number;
}

type Options = RoomOptions<RoomEvent, { seq: number }, string>;

/** Somebody who has the room open from its head on, with a record of what they are told; left when the file is done. */
async function visitor(as: string, client: RealtimeClient, { lastSeq, ...more }: Partial<Options> = {}) {
  const head = lastSeq ?? (await headOf(platform, ROOM, as));
  const events: RoomEvent[] = [];
  const typing: string[][] = [];
  const gaps: number[] = [];
  const ends: unknown[] = [];
  const mutations: Record<string, unknown>[] = [];
  const execute = executeAs(platform, as, platform.url);
  const mutate = (query: string, input: Record<string, unknown>) => {
    mutations.push(input);
    return execute(query, { input });
  };
  const outbox = new Outbox<{ seq: number }>(client, {
    storage: new MemoryStorage(),
    viewerId: demoId('usr', as),
    mutation: SEND,
    execute,
  });
  const room = openRoom<RoomEvent, { seq: number }>(client, {
    roomId: ROOM,
    viewerId: demoId('usr', as),
    lastSeq: head,
    query: QUERY,
    outbox,
    onEvent: (event) => events.push(event),
    onGap: (seq) => gaps.push(seq) && undefined,
    onEnd: (errors) => ends.push(errors.map(({ extensions }) => extensions?.code)),
    onTyping: (users) => typing.push(users.map((user) => (user as { name?: string }).name ?? '')),
    setTyping: (isTyping) => mutate(SET_TYPING, { roomId: ROOM, isTyping }),
    markRead: (seq) => mutate(MARK_READ, { roomId: ROOM, seq }),
    ...more,
  });
  afterAll(() => {
    room.close();
    outbox.close();
  });
  const kinds = (...names: string[]) => events.filter(({ __typename }) => names.includes(__typename));
  const seqs = () => kinds('MessageSent').map(({ message }) => message.seq as number);
  return { room, head, events, kinds, seqs, typing, gaps, ends, mutations, outbox };
}

/** Resolves once somebody is told what happens: signals that were given before are missed. */
async function isLive({ seqs }: { seqs(): number[] }): Promise<void> {
  const { seq } = await say(platform, 'seoyeon', ROOM, '다 왔나요?');
  await soon(() => expect(seqs()).toContain(seq));
}

/** So many numbers after one. */
const after = (seq: number, count: number) => Array.from({ length: count }, (_, i) => seq + 1 + i);
const seqOf = ({ type, payload }: Frame): number | undefined =>
  type === 'next' ? payload.data?.roomEvents?.message?.seq : undefined;

describe('two people in a room', () => {
  test('see live what the other says, edits, takes away, reacts with, reads and types', async () => {
    const minji = await visitor('minji', clientOf(platform, 'minji', { url: platform.url }));
    const junho = await visitor('junho', clientOf(platform, 'junho', { url: platform.url }));
    // As a person does, who goes on writing.
    const writing = setInterval(() => minji.room.typing(), 50);
    await soon(() => expect(junho.typing).toEqual([['김민지']]));
    clearInterval(writing);
    expect(minji.typing).toEqual([]);
    const local = minji.room.send({ text: '안녕하세요' });
    expect(minji.outbox.messages(ROOM)).toEqual([local]);
    await soon(() => expect(junho.seqs()).toEqual([junho.head + 1]));
    // Who has said it writes no more.
    expect(junho.typing).toEqual([['김민지'], []]);
    await soon(() => expect(minji.seqs()).toEqual([minji.head + 1]));
    expect(minji.kinds('MessageSent')[0]?.message.clientMessageId).toBe(local.clientMessageId);
    await soon(() => expect(minji.outbox.messages(ROOM)).toEqual([]));
    // Every 3 seconds, not at each key.
    expect(minji.mutations.length).toBeLessThanOrEqual(6);
    expect(minji.mutations.at(-1)).toMatchObject({ isTyping: false });

    const { id } = junho.kinds('MessageSent')[0]?.message ?? {};
    for (let seq = 1; seq <= junho.head + 1; seq += 50) junho.room.markRead(seq);
    junho.room.markRead(junho.head + 1);
    junho.room.markRead(3);
    // Who comes is told of changes of the newest messages, which the screen had already.
    const bothHear = (name: string, message: object) =>
      soon(() => {
        for (const visited of [minji, junho])
          expect(visited.kinds(name).filter(({ message }) => message.id === id)).toMatchObject([{ message }]);
      });
    await edit('minji', id, '안녕하세요!');
    await bothHear('MessageEdited', { id, text: '안녕하세요!' });
    await react('junho', id, '👋');
    await bothHear('ReactionsChanged', { id, reactions: [{ emoji: '👋', count: 1 }] });
    await remove('minji', id);
    await bothHear('MessageDeleted', { id, isDeleted: true });
    const readUpTo = () =>
      minji
        .kinds('ReadMarked')
        .flatMap(({ user, lastReadSeq }) => (user?.id === demoId('usr', 'junho') ? [lastReadSeq] : []));
    await soon(() => expect(readUpTo().at(-1)).toBe(junho.head + 1));
    expect(junho.mutations.length).toBeLessThanOrEqual(2);
  });

  test('who stops writing without a word is not shown as writing for ever: 8 seconds, or 5 where it is said', async () => {
    const junho = await visitor('junho', clientOf(platform, 'junho', { url: platform.url }));
    const minji = await visitor('minji', clientOf(platform, 'minji', { url: platform.url }));
    await isLive(junho);
    await platform.ask(SET_TYPING, { input: { roomId: ROOM, isTyping: true } }, { as: 'seoyeon' });
    await soon(() => expect(junho.typing).toEqual([['박서연']]));
    const startedAt = performance.now();
    minji.room.typing();
    await soon(() => expect(junho.typing.at(-1)).toEqual(['박서연', '김민지']));
    await soon(() => expect(minji.mutations.map(({ isTyping }) => isTyping)).toEqual([true, false]));
    await soon(() => expect(junho.typing.at(-1)).toEqual([]));
    expect(performance.now() - startedAt).toBeGreaterThan(7_000);
    expect(performance.now() - startedAt).toBeLessThan(9_500);
    expect(junho.typing).toContainEqual(['박서연']);
  });

  test('it ends for who may not see it', async () => {
    const doyun = await visitor('doyun', clientOf(platform, 'doyun', { url: platform.url }), { lastSeq: 0 });
    await soon(() => expect(doyun.ends).toEqual([['NOT_FOUND']]));
  });
});

describe('each message once, in order, without a hole', () => {
  test('over connections that break at any moment; and changes once each', async () => {
    const line = await lineTo(platform.url);
    const minji = await visitor('minji', clientOf(platform, 'minji', { url: line.url, timing: QUICK }));
    const ids: string[] = [];
    let isOver = false;
    const talking = (async () => {
      for (let i = 0; i < 40; i++) {
        const { id } = await say(platform, 'junho', ROOM, `끊겨도 ${i}`);
        if (i % 8 === 0) {
          ids.push(id);
          await edit('junho', id, `고친 말 ${i}`);
        }
      }
      isOver = true;
    })();
    let cuts = 0;
    while (!isOver) {
      await sleep(100 + Math.random() * 200);
      await line.cut();
      await line.open();
      cuts += 1;
    }
    await talking;
    await soon(() => expect(minji.seqs()).toEqual(after(minji.head, 40)), 20_000);
    expect(cuts).toBeGreaterThan(2);
    expect(minji.gaps).toEqual([]);
    // A message that was edited before it was told is told as it is; whatever is told of it is told once.
    for (const id of ids) {
      expect(minji.kinds('MessageEdited').filter(({ message }) => message.id === id).length).toBeLessThanOrEqual(1);
      const told = minji.events.filter(({ message }) => message?.id === id).at(-1);
      expect(told?.message.text).toMatch(/^고친 말/);
    }
  });

  test('when one gets lost, and another comes twice', async () => {
    const relay = await relayTo(platform.url);
    const minji = await visitor('minji', clientOf(platform, 'minji', { url: relay.url }));
    await soon(() => expect(relay.subscriptions).toHaveLength(1));
    await sleep(500);
    const lost = minji.head + 3;
    let losses = 0;
    relay.tamper((frame) => {
      const seq = seqOf(frame);
      if (seq === lost && losses++ === 0) return [];
      return seq === minji.head + 1 ? [frame, frame] : [frame];
    });
    for (let i = 0; i < 6; i++) await say(platform, 'junho', ROOM, `샌다 ${i}`);
    await soon(() => expect(minji.seqs()).toEqual(after(minji.head, 6)));
    expect(losses).toBeGreaterThan(0);
    expect(relay.subscriptions.map(({ payload }) => payload.variables.afterSeq)).toEqual([minji.head, lost - 1]);
    expect(minji.room.lastSeq).toBe(minji.head + 6);
    expect(minji.gaps).toEqual([]);
  });

  test('when the newest gets lost, and nothing follows: the head shows it', async () => {
    const relay = await relayTo(platform.url);
    const minji = await visitor('minji', clientOf(platform, 'minji', { url: relay.url }));
    await soon(() => expect(relay.subscriptions).toHaveLength(1));
    await sleep(500);
    let losses = 0;
    relay.tamper((frame) => (seqOf(frame) === minji.head + 1 && losses++ === 0 ? [] : [frame]));
    await say(platform, 'junho', ROOM, '마지막 말');
    await soon(() => expect(losses).toBe(1));
    expect(minji.seqs()).toEqual([]);
    await soon(() => expect(minji.seqs()).toEqual([minji.head + 1]), 25_000);
  }, 45_000);

  test('when one never comes: the screen is loaded anew in the end, and the room goes on', async () => {
    const relay = await relayTo(platform.url);
    const minji = await visitor('minji', clientOf(platform, 'minji', { url: relay.url }));
    await soon(() => expect(relay.subscriptions).toHaveLength(1));
    await sleep(500);
    relay.tamper((frame) => (seqOf(frame) === minji.head + 1 ? [] : [frame]));
    for (const text of ['영영', '안 와요']) await say(platform, 'junho', ROOM, text);
    await soon(() => expect(minji.gaps).toEqual([minji.head + 2]), 15_000);
    await say(platform, 'junho', ROOM, '그래도');
    await soon(() => expect(minji.seqs()).toEqual([minji.head + 3]));
  });

  test('when too much was missed: the screen is loaded anew, again if need be, and nothing is told before', async () => {
    const head = await headOf(platform, ROOM, 'minji');
    expect(head).toBeGreaterThan(501);
    const asked: number[] = [];
    let loaded = () => {};
    const isLoaded = new Promise<void>((resolve) => {
      loaded = resolve;
    });
    const minji = await visitor('minji', clientOf(platform, 'minji', { url: platform.url }), {
      lastSeq: 0,
      onGap: async (seq) => {
        asked.push(seq);
        if (asked.length === 1) throw new Error('the query failed');
        await isLoaded;
        return seq + 1;
      },
    });
    await soon(() => expect(asked).toEqual([head, head]));
    await say(platform, 'junho', ROOM, '벌써 읽은 말');
    await say(platform, 'junho', ROOM, '아직 못 읽은 말');
    await sleep(500);
    expect(minji.events).toEqual([]);
    loaded();
    await soon(() => expect(minji.seqs()).toEqual([head + 2]));
    expect(minji.room.lastSeq).toBe(head + 2);
  });
});

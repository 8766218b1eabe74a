import { setTimeout as sleep } from 'node:timers/promises';
import { browserPage, type KeyValueStorage, Outbox } from '@moim/realtime-client';
import { demoId } from '@moim/stack/demo';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { testPlatform } from './platform.ts';
import { clientOf, executeAs, lineTo, MemoryStorage, ROOM } from './realtime.ts';
import { VIEWER_EVENTS } from './socket.ts';
import { headOf } from './talking.ts';

const platform = await testPlatform();
const soon = <T>(check: () => T | Promise<T>, timeout = 15_000) => vi.waitFor(check, { timeout, interval: 20 });

interface Message {
  id: string;
  seq: number;
  text: string;
}

const SEND = `mutation ($input: SendMessageInput!) {
  sendMessage(input: $input) { message { id seq text } userErrors { field message code } }
}`;

/** minji's outbox, of a page that reaches the gateway by a line of its own. */
async function outboxOf({ storage = new MemoryStorage() }: { storage?: KeyValueStorage } = {}) {
  const line = await lineTo(platform.url);
  const window = new EventTarget();
  const navigator = { onLine: true };
  const page = browserPage({
    addEventListener: window.addEventListener.bind(window),
    removeEventListener: window.removeEventListener.bind(window),
    navigator,
  });
  const client = clientOf(platform, 'minji', { url: line.url, page });
  const execute = executeAs(platform, 'minji', line.url);
  let requests = 0;
  const outbox = new Outbox<Message>(client, {
    storage,
    viewerId: demoId('usr', 'minji'),
    mutation: SEND,
    execute: (...request) => {
      requests += 1;
      return execute(...request);
    },
  });
  afterAll(() => outbox.close());
  const tell = (what: 'online' | 'offline') => {
    navigator.onLine = what === 'online';
    window.dispatchEvent(new Event(what));
  };
  return { outbox, client, line, storage, tell, requests: () => requests };
}

/** What was said in the room after a message, oldest first. */
async function saidAfter(seq: number): Promise<string[]> {
  const query = 'query ($id: ID!) { chatRoom(id: $id) { messages(last: 50) { edges { node { seq text } } } } }';
  const { data } = await platform.ask(query, { id: ROOM }, { as: 'minji' });
  const nodes = data.chatRoom.messages.edges.map(({ node }: { node: Message }) => node) as Message[];
  return nodes.filter((node) => node.seq > seq).map(({ text }) => text);
}

describe('a message', () => {
  test('is there at once, is sent, and goes when the room shows it by itself', async () => {
    const { outbox, storage } = await outboxOf();
    const head = await headOf(platform, ROOM, 'minji');
    const changes: string[] = [];
    outbox.onChange(() =>
      changes.push(
        outbox
          .messages(ROOM)
          .map(({ state }) => state)
          .join(),
      ),
    );
    const local = outbox.send(ROOM, { text: '바로 보여요' });
    expect(local).toMatchObject({ roomId: ROOM, text: '바로 보여요', state: 'sending', failure: null, message: null });
    expect(local.clientMessageId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(outbox.messages(ROOM)).toEqual([local]);
    expect(outbox.messages(ROOM)).toBe(outbox.messages(ROOM));
    expect(storage.length).toBe(1);
    await soon(() => expect(outbox.messages(ROOM)[0]?.state).toBe('sent'));
    expect(outbox.messages(ROOM)[0]?.message).toMatchObject({ seq: head + 1, text: '바로 보여요' });
    expect(storage.length).toBe(0);
    outbox.reached(ROOM, head);
    expect(outbox.messages(ROOM)).toHaveLength(1);
    outbox.reached(ROOM, head + 1);
    expect(outbox.messages(ROOM)).toEqual([]);
    expect(changes).toEqual(['sending', 'sent', '']);
  });

  test('comes after those before it, however fast they are written', async () => {
    const { outbox } = await outboxOf();
    const head = await headOf(platform, ROOM, 'minji');
    const texts = Array.from({ length: 12 }, (_, i) => `빠른 말 ${i}`);
    for (const text of texts) outbox.send(ROOM, { text });
    await soon(() => expect(outbox.messages(ROOM).map(({ state }) => state)).toEqual(texts.map(() => 'sent')));
    expect(await saidAfter(head)).toEqual(texts);
  });

  test('answers another, and only where that is', async () => {
    const { outbox } = await outboxOf();
    const first = outbox.send(ROOM, { text: '물음' });
    await soon(() => expect(outbox.messages(ROOM)[0]?.message).toBeTruthy());
    const id = outbox.messages(ROOM).find(({ clientMessageId }) => clientMessageId === first.clientMessageId)
      ?.message?.id;
    outbox.send(ROOM, { text: '대답', replyToId: id });
    outbox.send(ROOM, { text: '없는 말에 대답', replyToId: 'msg_nothing' });
    await soon(() => expect(outbox.messages(ROOM).map(({ state }) => state)).toEqual(['sent', 'sent', 'failed']));
  });
});

describe('arrives exactly once', () => {
  test('when the gateway is away meanwhile: at once when it is back', async () => {
    const { outbox, client, line, requests } = await outboxOf();
    client.subscribe({ query: VIEWER_EVENTS }, { next: () => {}, error: () => expect.unreachable() });
    await soon(() => expect(client.state.status).toBe('open'));
    const head = await headOf(platform, ROOM, 'minji');
    await line.cut();
    const texts = ['없는 동안', '또 없는 동안', '아직도'];
    for (const text of texts) outbox.send(ROOM, { text });
    await soon(() => expect(requests()).toBeGreaterThan(1));
    expect(outbox.messages(ROOM).map(({ state }) => state)).toEqual(['sending', 'sending', 'sending']);
    expect(await saidAfter(head)).toEqual([]);
    await line.open();
    await soon(() => expect(outbox.messages(ROOM).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']));
    expect(await saidAfter(head)).toEqual(texts);
  });

  test('when its answer is lost', async () => {
    const { outbox, line, requests } = await outboxOf();
    const head = await headOf(platform, ROOM, 'minji');
    line.hangAnswers();
    outbox.send(ROOM, { text: '대답이 없어요' });
    await soon(async () => expect(await saidAfter(head)).toEqual(['대답이 없어요']));
    expect(outbox.messages(ROOM)[0]?.state).toBe('sending');
    await line.cut();
    await line.open();
    await soon(() => expect(outbox.messages(ROOM)[0]).toMatchObject({ state: 'sent', message: { seq: head + 1 } }));
    expect(requests()).toBeGreaterThan(1);
    expect(await saidAfter(head)).toEqual(['대답이 없어요']);
  });

  test('when the page is loaded anew in the middle, whether it had arrived or not', async () => {
    const storage = new MemoryStorage();
    const before = await outboxOf({ storage });
    const head = await headOf(platform, ROOM, 'minji');
    before.line.hangAnswers();
    before.outbox.send(ROOM, { text: '새로고침 하나' });
    before.outbox.send(ROOM, { text: '새로고침 둘' });
    await soon(async () => expect(await saidAfter(head)).toEqual(['새로고침 하나']));
    before.outbox.close();
    await before.line.cut();

    const after = await outboxOf({ storage });
    expect(after.outbox.messages(ROOM).map(({ text, state }) => [text, state])).toEqual([
      ['새로고침 하나', 'sending'],
      ['새로고침 둘', 'sending'],
    ]);
    await soon(() => expect(after.outbox.messages(ROOM).map(({ state }) => state)).toEqual(['sent', 'sent']));
    expect(await saidAfter(head)).toEqual(['새로고침 하나', '새로고침 둘']);
    expect(storage.length).toBe(0);
  });

  test('when two windows of a browser send it both', async () => {
    const storage = new MemoryStorage();
    const one = await outboxOf({ storage });
    const head = await headOf(platform, ROOM, 'minji');
    await one.line.cut();
    one.outbox.send(ROOM, { text: '두 창' });
    const two = await outboxOf({ storage });
    await soon(() => expect(two.outbox.messages(ROOM)[0]?.state).toBe('sent'));
    await one.line.open();
    await soon(() => expect(one.outbox.messages(ROOM)[0]?.state).toBe('sent'));
    expect(await saidAfter(head)).toEqual(['두 창']);
  });

  test('when chat is away: SUBGRAPH_UNAVAILABLE is no failure', async () => {
    const { outbox } = await outboxOf();
    const head = await headOf(platform, ROOM, 'minji');
    await platform.subgraphs.chat.stop();
    outbox.send(ROOM, { text: '채팅이 쉬어요' });
    await sleep(1_500);
    expect(outbox.messages(ROOM)[0]?.state).toBe('sending');
    await platform.subgraphs.chat.start();
    await soon(() => expect(outbox.messages(ROOM)[0]?.state).toBe('sent'), 25_000);
    expect(await saidAfter(head)).toEqual(['채팅이 쉬어요']);
  });

  test('when the browser is offline: at once when it is online', async () => {
    const { outbox, line, tell, requests } = await outboxOf();
    const head = await headOf(platform, ROOM, 'minji');
    await line.cut();
    tell('offline');
    outbox.send(ROOM, { text: '지하철' });
    await soon(() => expect(requests()).toBe(1));
    await line.open();
    // Back-off would have come back by now: it waits for the network.
    await sleep(1_500);
    expect(requests()).toBe(1);
    tell('online');
    await soon(() => expect(outbox.messages(ROOM)[0]?.state).toBe('sent'), 5_000);
    expect(await saidAfter(head)).toEqual(['지하철']);
  });
});

describe('a message that cannot be sent', () => {
  test('says why, holds up no other, and is tried again or thrown away by the person alone', async () => {
    const { outbox, storage, requests } = await outboxOf();
    const head = await headOf(platform, ROOM, 'minji');
    const empty = outbox.send(ROOM, { text: '' });
    const lost = outbox.send(demoId('rom', 'secret-reading'), { text: '여기 있나요' });
    outbox.send(ROOM, { text: '다음 말' });
    await soon(() => expect(outbox.messages(ROOM).map(({ state }) => state)).toEqual(['failed', 'sent']));
    expect(outbox.messages(ROOM)[0]?.failure).toEqual({ code: 'INVALID', message: expect.stringMatching(/./) });
    await soon(() => expect(outbox.messages(lost.roomId)[0]?.failure?.code).toBe('NOT_FOUND'));
    expect(await saidAfter(head)).toEqual(['다음 말']);
    expect(storage.length).toBe(2);

    const reloaded = await outboxOf({ storage });
    expect(reloaded.outbox.messages(ROOM)).toMatchObject([{ state: 'failed', failure: { code: 'INVALID' } }]);
    await sleep(300);
    expect(reloaded.requests()).toBe(0);

    const asked = requests();
    outbox.retry(empty.clientMessageId);
    expect(outbox.messages(ROOM).map(({ state }) => state)).toEqual(['sent', 'sending']);
    await soon(() => expect(outbox.messages(ROOM).map(({ state }) => state)).toEqual(['sent', 'failed']));
    expect(requests()).toBe(asked + 1);
    outbox.discard(empty.clientMessageId);
    outbox.discardAll();
    expect([outbox.messages(ROOM), outbox.messages(lost.roomId), storage.length]).toEqual([[], [], 0]);
  });

  test('of one person is not sent by another who signs in in the same browser', async () => {
    const storage = new MemoryStorage();
    const { outbox, line } = await outboxOf({ storage });
    await line.cut();
    outbox.send(ROOM, { text: '민지의 말' });
    outbox.close();
    const client = clientOf(platform, 'junho', { url: platform.url });
    const other = new Outbox<Message>(client, {
      storage,
      viewerId: demoId('usr', 'junho'),
      mutation: SEND,
      execute: () => expect.unreachable('it is not junho’s to send'),
    });
    afterAll(() => other.close());
    expect(other.messages(ROOM)).toEqual([]);
    expect(storage.length).toBe(1);
  });
});

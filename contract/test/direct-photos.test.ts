import { demoId } from '@moim/stack/demo';
import { phonePhoto } from '@moim/test-kit/pictures';
import { beforeAll, expect, test } from 'vitest';
import { photoWay } from './photo-uploads.ts';
import { testPlatform } from './platform.ts';

// 김민지 sends 이준호 photos where the two talk, through the gateway; 박서연 talks with both of them, and has no part in it.
const platform = await testPlatform();
const way = photoWay(platform);
const idOf = (key: string) => demoId('usr', key);
/** Events are here within moments; the chores of a service run every 20 seconds. */
const SOON = { timeout: 10_000, interval: 20 };
const SWEPT = { timeout: 60_000, interval: 500 };

async function act(as: string, field: string, input: object, selection = '') {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input!`;
  const { data, errors } = await platform.ask(
    `mutation ($input: ${type}) { ${field}(input: $input) { ${selection} userErrors { field code } } }`,
    { input },
    { as },
  );
  if (errors) return { refusal: errors[0]?.extensions.code };
  const { userErrors, ...payload } = data[field];
  return userErrors.length > 0 ? { refusal: `${userErrors[0].field} ${userErrors[0].code}` } : payload;
}
const roomOf = async (as: string, other: string): Promise<string> =>
  (await act(as, 'openDirectRoom', { userId: idOf(other) }, 'room { id }')).room.id;

const ask = (as: string, roomId: string, byteSize = 9) =>
  act(
    as,
    'requestPhotoUploads',
    { purpose: 'MESSAGE', roomId, files: [{ contentType: 'image/jpeg', byteSize }] },
    'uploads { uploadId uploadUrl }',
  );

let n = 0;
/** A photo that somebody has sent into a room, with no message yet. */
async function photo(as: string, roomId: string): Promise<string> {
  const body = await phonePhoto(++n);
  const { uploads } = await ask(as, roomId, body.length);
  expect(await way.put(uploads[0], body)).toBe(204);
  const { photos, userErrors } = await way.add([uploads[0].uploadId], as);
  expect(userErrors).toEqual([]);
  return photos[0]?.id ?? '';
}
const say = async (as: string, roomId: string, photoIds: string[]): Promise<string> =>
  (await act(as, 'sendMessage', { roomId, text: '', photoIds }, 'message { id }')).message.id;

/** The address of the only photo of a room's last message, as somebody is told it. */
async function lastPhoto(as: string, roomId: string): Promise<string | null | undefined> {
  const { data } = await platform.ask(
    'query ($id: ID!) { chatRoom(id: $id) { messages(last: 1) { edges { node { photos { id url } } } } } }',
    { id: roomId },
    { as },
  );
  return data.chatRoom?.messages.edges[0]?.node.photos[0]?.url;
}

let room = '';
beforeAll(async () => {
  room = await roomOf('minji', 'junho');
});

test('one that is sent is seen by the two, at signed addresses, and by nobody who only has its id', async () => {
  const id = await photo('minji', room);
  await say('minji', room, [id]);
  for (const as of ['minji', 'junho']) {
    const url = (await lastPhoto(as, room)) ?? '';
    expect(url).toMatch(/^\/media\/photos\/[0-9a-f]{40}\/screen\?expires=/);
    const response = await way.get(url);
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, expect.stringMatching(/^private/)]);
    for (const path of [
      url.split('?')[0] ?? '',
      url.replace(/signature=.{4}/, 'signature=AAAA'),
      url.replace(/expires=\d/, 'expires=9'),
    ])
      expect((await way.get(path)).status).toBe(404);
  }
  expect(await lastPhoto('seoyeon', room)).toBeUndefined();
  // Shown to her by one of the two, in another room, it is no photo.
  const hers = await roomOf('junho', 'seoyeon');
  await say('junho', hers, [id]);
  expect(await lastPhoto('seoyeon', hers)).toBeNull();
});

test('is sent into one’s own rooms alone, and not while a block is between the two', async () => {
  expect(await ask('seoyeon', room)).toEqual({ refusal: 'NOT_FOUND' });
  expect(await ask('minji', demoId('rom', 'bukhansan'))).toEqual({ refusal: 'NOT_FOUND' });
  const blocked = await roomOf('minji', 'doyun');
  const before = await photo('doyun', blocked);
  await say('doyun', blocked, [before]);
  await act('minji', 'blockUser', { userId: idOf('doyun') });
  for (const as of ['minji', 'doyun'])
    await expect.poll(() => ask(as, blocked), SOON).toEqual({ refusal: 'NOT_FOUND' });
  const seen = async (as: string) => {
    const [found] = await platform.subgraphs.content.entities(
      [{ __typename: 'Photo', id: before }],
      '... on Photo { url }',
      { as },
    );
    return found !== null;
  };
  for (const as of ['minji', 'doyun']) await expect.poll(() => seen(as), SOON).toBe(false);
  await act('minji', 'unblockUser', { userId: idOf('doyun') });
  for (const as of ['minji', 'doyun']) await expect.poll(() => seen(as), SOON).toBe(true);
});

test('goes with its message, its files too; in a club’s room the album keeps it', async () => {
  const id = await photo('junho', room);
  const messageId = await say('junho', room, [id]);
  const url = (await lastPhoto('minji', room)) ?? '';
  const album = demoId('pho', 'bukhansan 1');
  const inClub = await say('junho', demoId('rom', 'bukhansan'), [album]);
  for (const one of [messageId, inClub]) expect(await act('junho', 'deleteMessage', { id: one })).toEqual({});
  await expect.poll(async () => (await way.get(url)).status, SWEPT).toBe(404);
  const [kept] = await platform.subgraphs.content.entities(
    [{ __typename: 'Photo', id: album }],
    '... on Photo { id }',
    {
      as: 'minji',
    },
  );
  expect(kept).toEqual({ id: album });
}, 90_000);

test('waits while the chat service is away', async () => {
  const { chat } = platform.subgraphs;
  await chat.stop();
  try {
    expect(await ask('minji', room)).toEqual({ refusal: 'roomId TRY_AGAIN' });
  } finally {
    await chat.start();
  }
}, 30_000);

import { demoId } from '@moim/stack/demo';
import { phonePhoto } from '@moim/test-kit/pictures';
import { describe, expect, test } from 'vitest';
import { photoWay } from './photo-uploads.ts';
import { testPlatform } from './platform.ts';

// Profile pictures and covers on their whole way, through the gateway, and what becomes of them.
const platform = await testPlatform();
const way = photoWay(platform);

const REQUEST = `mutation ($input: RequestPhotoUploadsInput!) {
  requestPhotoUploads(input: $input) { uploads { uploadId uploadUrl expiresAt } userErrors { field code } } }`;
const USER_ERRORS = 'userErrors { field code message }';
const UPDATE_PROFILE = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { user { avatarUrl } ${USER_ERRORS} } }`;
const CREATE_CLUB = `mutation ($input: CreateCommunityInput!) { createCommunity(input: $input) { community { id coverUrl } ${USER_ERRORS} } }`;
const UPDATE_CLUB = `mutation ($input: UpdateCommunityInput!) { updateCommunity(input: $input) { community { id coverUrl } ${USER_ERRORS} } }`;

let n = 0;
/** A picture that somebody has sent. */
async function picture(as: string, purpose: 'AVATAR' | 'COVER') {
  const body = await phonePhoto(++n);
  const files = [{ contentType: 'image/jpeg', byteSize: body.length }];
  const { data } = await platform.ask(REQUEST, { input: { purpose, files } }, { as });
  expect(data.requestPhotoUploads.userErrors).toEqual([]);
  const [upload] = data.requestPhotoUploads.uploads;
  expect(await way.put(upload, body)).toBe(204);
  const { photos, userErrors } = await way.add([upload.uploadId], as);
  expect(userErrors).toEqual([]);
  const [made] = photos;
  if (made === undefined) throw new Error('no picture');
  return made;
}

async function change(mutation: string, input: object, as: string) {
  const { data, errors } = await platform.ask(mutation, { input }, { as });
  if (errors) return { result: null, problems: errors.map(({ extensions }) => extensions.code) };
  const { userErrors, ...result } = Object.values(data)[0] as {
    userErrors: { field: string[]; code: string }[];
    community?: { id: string; coverUrl: string };
  };
  return { result, problems: userErrors.map(({ field, code }) => `${field.join('.')} ${code}`) };
}
const setAvatar = async (avatarUrl: string | null, as: string) =>
  (await change(UPDATE_PROFILE, { avatarUrl }, as)).problems;
const statusOf = async (path: string) => (await way.get(path)).status;

/** Time goes by for what was claimed just now: what is replaced within minutes stays for as long. */
const { url: contentDatabase } = platform.subgraphs.content.database;
async function hourGoesBy(): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: contentDatabase });
  await client.connect();
  await client.query(`update pictures set claimed_at = claimed_at - interval '1 hour'`);
  await client.end();
}

describe('a profile picture', () => {
  test('is what its sender sent, everywhere the person is shown; the one before goes', async () => {
    const [first, second] = [await picture('seoyeon', 'AVATAR'), await picture('seoyeon', 'AVATAR')];
    expect(await setAvatar(first.thumbnailUrl, 'seoyeon')).toEqual([]);
    const members = `query ($id: ID!) { community(id: $id) { members(first: 100) { edges { node { id avatarUrl } } }
      posts(first: 100) { edges { node { author { id avatarUrl } } } } } }`;
    const shown = async () => {
      const { data } = await platform.ask(members, { id: demoId('com', 'bukhansan') }, { as: 'minji' });
      const people: { id: string; avatarUrl: string }[] = [
        ...data.community.members.edges.map(({ node }: { node: object }) => node),
        ...data.community.posts.edges.map(({ node }: { node: { author: object } }) => node.author),
      ];
      return new Set(people.filter(({ id }) => id === demoId('usr', 'seoyeon')).map(({ avatarUrl }) => avatarUrl));
    };
    await expect.poll(shown, { timeout: 10_000 }).toEqual(new Set([first.thumbnailUrl]));
    expect(await statusOf(first.thumbnailUrl)).toBe(200);
    await hourGoesBy();
    for (let time = 1; time <= 2; time++) expect(await setAvatar(second.thumbnailUrl, 'seoyeon')).toEqual([]);
    await expect.poll(() => statusOf(first.thumbnailUrl), { timeout: 60_000, interval: 1_000 }).toBe(404);
    expect(await statusOf(second.thumbnailUrl)).toBe(200);
    // It is gone for its sender, too.
    expect(await setAvatar(first.thumbnailUrl, 'seoyeon')).toEqual(['avatarUrl NOT_FOUND']);
  }, 90_000);

  test('is nobody else’s, no album’s, and no cover', async () => {
    const [mine, cover] = [await picture('minji', 'AVATAR'), await picture('doyun', 'COVER')];
    for (const address of [mine.thumbnailUrl, mine.url, cover.url, `/media/photos/${'a'.repeat(40)}/thumb`])
      expect(await setAvatar(address, 'doyun')).toEqual(['avatarUrl NOT_FOUND']);
    for (const address of [`http://localhost:4000${mine.url}`, `https://moim.test${mine.url}`, `/media/photos/../x`])
      expect(await setAvatar(address, 'doyun')).toEqual(['avatarUrl INVALID']);
    expect(await setAvatar(mine.thumbnailUrl, 'minji')).toEqual([]);
    expect(await statusOf(mine.thumbnailUrl)).toBe(200);
  });

  test('cannot be changed while nobody can be asked; everything else can', async () => {
    const mine = await picture('doyun', 'AVATAR');
    const { content } = platform.subgraphs;
    await content.stop();
    try {
      expect(await setAvatar(mine.thumbnailUrl, 'doyun')).toEqual(['avatarUrl TRY_AGAIN']);
      expect((await change(UPDATE_PROFILE, { name: '최도윤' }, 'doyun')).problems).toEqual([]);
      expect(await setAvatar(null, 'doyun')).toEqual([]);
    } finally {
      await content.start();
    }
    await expect.poll(() => setAvatar(mine.thumbnailUrl, 'doyun'), { timeout: 10_000 }).toEqual([]);
  }, 60_000);
});

describe('a cover', () => {
  const club = { name: '저녁 산책', introduction: '', interestId: 'hiking', region: '서울 은평구' };

  test('is there from the founding on, is changed by the leader alone, and is gone with another', async () => {
    const [first, second] = [await picture('doyun', 'COVER'), await picture('doyun', 'COVER')];
    expect(
      (await change(CREATE_CLUB, { ...club, interestId: 'nothing', coverUrl: first.url }, 'doyun')).problems,
    ).toEqual(['interestId NOT_FOUND']);
    // The refusal did not use it up.
    const { result, problems } = await change(CREATE_CLUB, { ...club, coverUrl: first.url }, 'doyun');
    expect(problems).toEqual([]);
    const id = result?.community?.id;
    expect(result?.community?.coverUrl).toBe(first.url);
    const theirs = await picture('minji', 'COVER');
    expect((await change(UPDATE_CLUB, { id, coverUrl: theirs.url }, 'minji')).problems).toEqual(['FORBIDDEN']);
    expect((await change(UPDATE_CLUB, { id, coverUrl: theirs.url }, 'doyun')).problems).toEqual(['coverUrl NOT_FOUND']);
    await hourGoesBy();
    for (let time = 1; time <= 2; time++)
      expect((await change(UPDATE_CLUB, { id, coverUrl: second.url }, 'doyun')).problems).toEqual([]);
    await expect.poll(() => statusOf(first.url), { timeout: 60_000, interval: 1_000 }).toBe(404);
    expect(await statusOf(second.url)).toBe(200);
    // It is this club's, and no other's.
    const other = await change(CREATE_CLUB, { ...club, name: '새벽 산책', coverUrl: second.url }, 'doyun');
    expect(other.problems).toEqual(['coverUrl NOT_FOUND']);
  }, 90_000);
});

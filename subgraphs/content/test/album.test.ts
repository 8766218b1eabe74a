import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { databaseOf, ofCommunity, PAGE, testContent, walk } from './start.ts';

const content = await testContent();
const db = databaseOf(content);
const bukhansan = demoId('com', 'bukhansan');
const photo = (n: number) => demoId('pho', `bukhansan ${n}`);

describe('the album of 북한산 등산회', () => {
  test('is walked newest first, each photo once', async () => {
    const ids = await walk(async (after) => {
      const args = after === null ? 'first: 8' : `first: 8, after: "${after}"`;
      return (await ofCommunity(content, bukhansan, `photos(${args}) { ${PAGE} }`)).photos;
    });
    expect(ids.length).toBeGreaterThanOrEqual(25);
    expect(ids).toEqual(ids.map((_, i) => photo(i + 1)));
    const { photos } = await ofCommunity(content, bukhansan, 'photos { totalCount }');
    expect(photos.totalCount).toBe(ids.length);
  });

  test('says what a photo is', async () => {
    const [shown] = await content.entities(
      [{ __typename: 'Photo', id: photo(1) }],
      '... on Photo { url thumbnailUrl width height caption likeCount viewerHasLiked uploader { name } }',
    );
    expect(shown).toMatchObject({
      url: '/media/demo/photo-1.webp',
      thumbnailUrl: '/media/demo/photo-1-thumb.webp',
      width: 960,
      height: 640,
      caption: '백운대에서 맞은 새벽',
      viewerHasLiked: false,
      uploader: { name: '김민지' },
    });
  });

  test('says whether the viewer likes each photo', async () => {
    const liked = await db.photoLike.findMany({ where: { userId: demoId('usr', 'minji') } });
    const { photos } = await ofCommunity(
      content,
      bukhansan,
      'photos(first: 100) { edges { node { id viewerHasLiked } } }',
      'minji',
    );
    const shown: { node: { id: string; viewerHasLiked: boolean } }[] = photos.edges;
    for (const { node } of shown) expect(node.viewerHasLiked).toBe(liked.some(({ photoId }) => photoId === node.id));
    expect(shown.some(({ node }) => node.viewerHasLiked)).toBe(true);
  });

  test('shows no photo that is deleted or has no picture yet, by no way', async () => {
    const count = async () => (await ofCommunity(content, bukhansan, 'photos { totalCount }')).photos.totalCount;
    const before = await count();
    const postId = demoId('pst', 'bukhansan-1');
    const inPost = async () =>
      (await content.ask('query ($id: ID!) { post(id: $id) { photos { id } } }', { id: postId })).data.post.photos;
    expect(await inPost()).toEqual([{ id: photo(1) }, { id: photo(2) }, { id: photo(3) }]);

    await db.photo.update({ where: { id: photo(1) }, data: { deletedAt: new Date() } });
    await db.photo.update({ where: { id: photo(2) }, data: { status: 'PROCESSING' } });
    expect(await count()).toBe(before - 2);
    expect(await inPost()).toEqual([{ id: photo(3) }]);
    const entities = [1, 2, 3, 3].map((n) => ({ __typename: 'Photo', id: photo(n) }));
    expect(await content.entities(entities, '... on Photo { id }')).toEqual([
      null,
      null,
      { id: photo(3) },
      { id: photo(3) },
    ]);
    const { photos } = await ofCommunity(content, bukhansan, 'photos(first: 100) { edges { node { id } } }');
    expect(photos.edges[0].node.id).toBe(photo(3));
  });

  test('does not hold photos of a direct room, of which staff sees nothing either', async () => {
    const id = demoId('pho', 'between two');
    await db.photo.create({
      data: {
        id,
        uploaderId: demoId('usr', 'minji'),
        recipientId: demoId('usr', 'seoyeon'),
        status: 'READY',
        storageKey: 'demo/photo-1',
        width: 960,
        height: 640,
      },
    });
    for (const as of ['junho', 'harin', null])
      expect(await content.entities([{ __typename: 'Photo', id }], '... on Photo { url }', { as })).toEqual([null]);
    for (const as of ['minji', 'seoyeon']) {
      const { photos } = await ofCommunity(content, bukhansan, 'photos(first: 100) { edges { node { id } } }', as);
      expect(photos.edges).not.toContainEqual({ node: { id } });
    }
  });

  test.each(['first: 0', 'first: 101', 'after: "nonsense"'])('refuses %s', async (args) => {
    const answer = await content.ask(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Community { photos(${args}) { totalCount } } } }`,
      { r: [{ __typename: 'Community', id: bukhansan }] },
    );
    expect(answer.data._entities).toEqual([{ photos: null }]);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

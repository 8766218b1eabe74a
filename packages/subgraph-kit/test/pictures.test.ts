import { DependencyUnavailableError } from '@moim/event-bus';
import { describe, expect, test } from 'vitest';
import { claimPicture, isSentPicture, pictureAddress } from '../src/index.ts';

const sent = `/media/photos/${'a'.repeat(40)}/thumb`;

describe('the address of a picture', () => {
  test.each([
    ['/media/demo/avatar-1.webp', '/media/demo/avatar-1.webp'],
    [sent, sent],
    ['https://elsewhere.test/나.png', 'https://elsewhere.test/%EB%82%98.png'],
    ['https://elsewhere.test/a\u0000.png', 'https://elsewhere.test/a%00.png'],
  ])('%j is kept as %j', (typed, kept) => expect(pictureAddress(typed)).toBe(kept));

  test.each([
    'http://elsewhere.test/a.png',
    'javascript:alert(1)',
    'data:image/png;base64,AAAA',
    'https://elsewhere.test/a b.png',
    'https://elsewhere.test/a\n.png',
    '//elsewhere.test/a.png',
    '/media/../secret',
    '/media/demo/a.webp?x',
    '/other/a.png',
    'a.png',
    `https://elsewhere.test/${'a'.repeat(500)}`,
    // What somebody has sent is named by its path alone: else it could be shown without a claim.
    `https://moim.test${sent}`,
    `https://MOIM.test/x/..${sent}`,
    `https://moim.test/./${sent.slice(1)}?x`,
  ])('%j is none', (typed) => expect(pictureAddress(typed)).toBeNull());

  test('says whether somebody has sent it', () => {
    expect([sent, '/media/demo/a.webp', 'https://elsewhere.test/a.png', null, undefined].map(isSentPicture)).toEqual([
      ...[true, false, false, false, false],
    ]);
  });
});

describe('a claim', () => {
  const claim = { purpose: 'AVATAR', claimantId: 'usr', subjectId: 'usr', address: sent } as const;
  const answering = (isClaimed: boolean) => ({ ask: async () => ({ isClaimed }) as never });

  test('is what the content service says of it, or waits for it', async () => {
    expect(await claimPicture(answering(true), claim)).toBe('CLAIMED');
    expect(await claimPicture(answering(false), claim)).toBe('NOT_THEIRS');
    const away = { ask: () => Promise.reject(new DependencyUnavailableError('away')) };
    expect(await claimPicture(away, claim)).toBe('TRY_AGAIN');
    const broken = { ask: () => Promise.reject(new Error('broken')) };
    await expect(claimPicture(broken, claim)).rejects.toThrow('broken');
  });
});

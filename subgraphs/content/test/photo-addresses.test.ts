import { randomBytes } from 'node:crypto';
import { INTERNAL_KEY_OVERLAP_MS, readInternalKeys } from '@moim/service-kit';
import { describe, expect, test } from 'vitest';
import { PhotoAddresses } from '../src/media/photo-addresses.ts';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 29, 12, 2);
const secret = () => randomBytes(32).toString('base64url');
const old = secret();
const addresses = new PhotoAddresses({ current: readInternalKeys(old) });
const photo = { storageKey: `photos/${'a'.repeat(40)}`, isPrivate: true };
const queryOf = (path: string) => Object.fromEntries(new URL(path, 'http://moim').searchParams);

test('of a public club they are plain, and of the demo world they are files', () => {
  expect(addresses.of({ ...photo, isPrivate: false }, 'thumb')).toBe(`/media/${photo.storageKey}/thumb`);
  expect(addresses.of({ storageKey: 'demo/photo-1', isPrivate: true }, 'screen')).toBe('/media/demo/photo-1.webp');
});

describe('of a private club', () => {
  const at = (minutes: number) => addresses.of(photo, 'screen', NOW + minutes * MINUTE);

  test('they stay the same for five minutes, and are good for five to ten', () => {
    expect(at(2.9)).toBe(at(0));
    expect(at(3)).not.toBe(at(0));
    const secondsLeft = (minutes: number) =>
      addresses.secondsLeft(photo.storageKey, queryOf(at(0)), NOW + minutes * MINUTE);
    expect([0, 7.9, 8, 60].map(secondsLeft)).toEqual([480, 6, 0, 0]);
    expect(addresses.secondsLeft(photo.storageKey, queryOf(at(3)), NOW + 3 * MINUTE)).toBe(600);
  });

  test('they are good for one photo, as they were made, and by no other key', () => {
    const query = queryOf(at(0));
    const left = (changed: object, storageKey = photo.storageKey) =>
      addresses.secondsLeft(storageKey, { ...query, ...changed }, NOW);
    expect(left({})).toBeGreaterThan(0);
    expect(left({}, `photos/${'b'.repeat(40)}`)).toBe(0);
    expect(left({ expires: String(Number(query.expires) + 300) })).toBe(0);
    expect(left({ expires: '1e9' })).toBe(0);
    for (const name of ['expires', 'key', 'signature']) expect(left({ [name]: undefined })).toBe(0);
    const stranger = new PhotoAddresses({ current: readInternalKeys(secret()) });
    expect(stranger.secondsLeft(photo.storageKey, query, NOW)).toBe(0);
  });

  test('they outlive a rotation of the key by its overlap', () => {
    const rotated = new PhotoAddresses({
      current: readInternalKeys(`${old}\n${secret()} ${new Date(NOW).toISOString()}`),
    });
    expect(queryOf(rotated.of(photo, 'screen', NOW)).key).not.toBe(queryOf(at(0)).key);
    const left = (ms: number) => rotated.secondsLeft(photo.storageKey, queryOf(at(0)), NOW + ms);
    expect(left(INTERNAL_KEY_OVERLAP_MS - 1)).toBeGreaterThan(0);
    expect(left(INTERNAL_KEY_OVERLAP_MS)).toBe(0);
  });
});

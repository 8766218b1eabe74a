import { describe, expect, test } from 'vitest';
import { type Claims, profileFrom } from '../src/providers/claims.ts';

const nothing = { email: null, name: null, avatarUrl: null };
const of = (...answers: Claims[]) => profileFrom(answers);

describe('an address', () => {
  test.each([
    [{ email: ' Haneul@Provider.test ', email_verified: true }, 'Haneul@Provider.test'],
    [{ email: 'haneul@provider.test', email_verified: 'true' }, 'haneul@provider.test'],
    [{ email: 'haneul@provider.test', email_verified: false }, null],
    [{ email: 'haneul@provider.test', email_verified: 'false' }, null],
    [{ email: 'haneul@provider.test', email_verified: 1 }, null],
    [{ email: 'haneul@provider.test' }, null],
    [{ email: 'no address', email_verified: true }, null],
    [{ email: 'a@b.test\r\nBcc: everybody@moim.test', email_verified: true }, null],
    [{ email: `${'a'.repeat(250)}@moim.test`, email_verified: true }, null],
    [{ email: ['haneul@provider.test'], email_verified: true }, null],
    [{ email_verified: true }, null],
  ])('of %j is %j', (claims, email) => {
    expect(of(claims)).toEqual({ ...nothing, email });
  });

  test('is vouched for by the answer that it is in, and by no other', () => {
    expect(of({ email_verified: true }, { email: 'haneul@provider.test' }).email).toBeNull();
    // As Kakao's ID token and its answer about the person differ.
    const verified = { email: 'haneul@provider.test', email_verified: true };
    expect(of(verified, { email: 'haneul@provider.test' }).email).toBe('haneul@provider.test');
  });
});

describe('a name', () => {
  const family = '👩‍👩‍👧‍👦';
  test.each([
    [{ name: '  윤   하늘 ' }, '윤 하늘'],
    [{ nickname: '하늘이' }, '하늘이'],
    [{ nickname: '하늘이', name: '윤하늘' }, '윤하늘'],
    [{ nickname: '하늘이', name: ' \u200b ' }, '하늘이'],
    [{ name: 'haneul@provider.test', nickname: '하늘이' }, '하늘이'],
    [{ preferred_username: 'haneul' }, 'haneul'],
    [{ preferred_username: 'haneul@provider.test' }, null],
    [{ name: '<script>alert(1)</script>' }, '<script>alert(1)</script>'],
    [{ name: '하늘\u0000\u001b[31m\u202e이\r\nSet-Cookie: x' }, '하늘[31m이 Set-Cookie: x'],
    [{ name: '\ud800하늘' }, '\ufffd하늘'],
    [{ name: '하늘'.normalize('NFD') }, '하늘'],
    [{ name: '이'.repeat(31) }, '이'.repeat(30)],
    [{ name: '이'.repeat(1_000_000) }, '이'.repeat(30)],
    [{ name: `${'이'.repeat(29)} 하늘` }, '이'.repeat(29)],
    // Seven characters each, as they are counted: the fifth would be cut in half.
    [{ name: family.repeat(5) }, family.repeat(4)],
    [{ name: `${'a'.repeat(29)}🏔️` }, 'a'.repeat(29)],
    [{ name: `a${'\u0301'.repeat(500)}` }, null],
    [{ name: { toString: 'x' }, nickname: 7, preferred_username: null }, null],
    [{ name: '' }, null],
  ])('of %j is %j', (claims, name) => {
    expect(of(claims).name).toBe(name);
  });

  test('comes from the first answer that has one of use', () => {
    expect(of({ name: ' ' }, { name: '윤하늘' }).name).toBe('윤하늘');
    expect(of({ nickname: '하늘이' }, { name: '윤하늘' }).name).toBe('윤하늘');
  });
});

describe('a picture', () => {
  test.each([
    ['https://provider.test/p.png?size=640', 'https://provider.test/p.png?size=640'],
    ['http://provider.test/p.png', null],
    ['javascript:alert(1)', null],
    ['data:image/svg+xml,<svg onload=alert(1)>', null],
    ['/media/../admin', null],
    ['/media/avatars/minji.webp', null],
    ['//provider.test/p.png', null],
    ['https://provider.test/p.png\n', 'https://provider.test/p.png'],
    ['https://provider.test/p .png', null],
    ['https://', null],
    [`https://provider.test/${'p'.repeat(500)}`, null],
    [['https://provider.test/p.png'], null],
  ])('of %j is %j', (picture, avatarUrl) => {
    expect(of({ picture })).toEqual({ ...nothing, avatarUrl });
  });
});

test('whoever says nothing is nobody in particular', () => {
  expect(of({}, {})).toEqual(nothing);
  expect(of()).toEqual(nothing);
});

import { userRegistered } from '@moim/events';
import { DEMO_PASSWORD, demoId } from '@moim/stack/demo';
import { beforeEach, describe, expect, test } from 'vitest';
import { FAILED, providerSignIn } from './provider-sign-in.ts';
import { openDatabase, published } from './tools.ts';

const { user, moim, signIn, signUp, ticketFor } = await providerSignIn();
const db = openDatabase(user);

/** A person who is new to every test. */
let subject = '';
beforeEach(() => {
  subject = `new-${process.hrtime.bigint()}`;
});
const owners = () => db.user.findMany({ where: { identities: { some: { issuer: moim.issuer, subject } } } });
const refused = { user: null, session: null, userErrors: [{ ...FAILED.userErrors[0], field: ['providerTicket'] }] };

describe('signUp with a ticket', () => {
  test('makes an account without a password, and tells the other services', async () => {
    const ticket = await ticketFor(subject, { email: 'seoa@provider.test', email_verified: true });
    const input = {
      name: ' 한  서아 ',
      interestIds: ['photography', 'hiking'],
      mbti: 'INFP',
      region: '서울 은평구',
      avatarUrl: '/media/avatars/seoa.webp',
      deviceName: '서아의 휴대폰',
    };
    const { user: person, session, userErrors } = await signUp(ticket, input);
    expect(userErrors).toEqual([]);
    expect(session.accessToken).toEqual(expect.any(String));
    const card = { name: '한 서아', avatarUrl: '/media/avatars/seoa.webp', region: '서울 은평구' };
    expect(await owners()).toMatchObject([
      { id: person.id, email: 'seoa@provider.test', passwordHash: null, version: 1, mbti: 'INFP', ...card },
    ]);
    expect(await published(db, userRegistered, person.id)).toEqual([
      { version: 1, data: { user: { id: person.id, ...card, interestIds: ['photography', 'hiking'] } } },
    ]);
    expect(await db.session.findMany({ where: { userId: person.id } })).toMatchObject([
      { id: session.id, deviceName: '서아의 휴대폰' },
    ]);
  });

  test('takes no address and no password beside it, and uses nothing up by refusing', async () => {
    const ticket = await ticketFor(subject);
    const wrong = await signUp(
      ticket,
      { email: 'mine@moim.test', password: DEMO_PASSWORD, name: ' ' },
      { locale: 'en' },
    );
    const message = 'It cannot be given when you sign up with an account of another service.';
    expect(wrong).toEqual({
      user: null,
      session: null,
      userErrors: [
        { field: ['email'], message, code: 'INVALID' },
        { field: ['password'], message, code: 'INVALID' },
        { field: ['name'], message: 'Enter a name.', code: 'INVALID' },
      ],
    });
    expect(await owners()).toEqual([]);
    expect((await signUp(ticket)).userErrors).toEqual([]);
    expect(await owners()).toHaveLength(1);
  });

  test.each(['', 'x', 'x'.repeat(43), '\u0000', 'x'.repeat(100_000)])(
    'takes no ticket that was never given',
    async (ticket) => {
      const before = await db.user.count();
      expect(await signUp(ticket)).toEqual(refused);
      expect(await db.user.count()).toBe(before);
    },
  );

  test('takes a ticket once', async () => {
    const ticket = await ticketFor(subject);
    expect((await signUp(ticket)).session).not.toBeNull();
    expect(await signUp(ticket)).toEqual(refused);
    expect(await owners()).toHaveLength(1);
  });

  test('takes a ticket within 15 minutes', async () => {
    const ticket = await ticketFor(subject);
    await db.$executeRaw`update provider_tickets set expires_at = expires_at - interval '15 minutes'`;
    expect(await signUp(ticket)).toEqual(refused);
    const another = await ticketFor(subject);
    await db.$executeRaw`update provider_tickets set expires_at = expires_at - interval '890 seconds'`;
    expect((await signUp(another)).userErrors).toEqual([]);
  });

  test('makes one account of a ticket that comes many times at once', async () => {
    const ticket = await ticketFor(subject, { email: `${subject}@provider.test`, email_verified: true });
    const answers = await Promise.all(Array.from({ length: 8 }, () => signUp(ticket)));
    expect(answers.filter(({ session }) => session !== null)).toHaveLength(1);
    expect(answers.filter(({ session }) => session === null)).toEqual(Array.from({ length: 7 }, () => refused));
    expect(await db.user.count({ where: { email: `${subject}@provider.test` } })).toBe(1);
    expect(await owners()).toHaveLength(1);
  });

  test('makes one account of an account at the provider, whatever tickets there are for it', async () => {
    const claims = { email: `${subject}@provider.test`, email_verified: true };
    const tickets = [await ticketFor(subject, claims), await ticketFor(subject), await ticketFor(subject)];
    const before = { users: await db.user.count(), events: await db.outboxEvent.count() };
    const answers = await Promise.all(tickets.map((ticket) => signUp(ticket)));
    expect(answers.filter(({ session }) => session !== null)).toHaveLength(1);
    expect(answers.filter(({ session }) => session === null)).toEqual([refused, refused]);
    expect({ users: await db.user.count(), events: await db.outboxEvent.count() }).toEqual({
      users: before.users + 1,
      events: before.events + 1,
    });
    // Whoever begins again, as the answer says, is in.
    const [owner] = await owners();
    expect((await signIn(subject)).user.id).toBe(owner?.id);
  });
});

describe('an account that has the address already', () => {
  const minji = demoId('usr', 'minji');
  const signInWithPassword = async (email: string, password: string) => {
    const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { user { id } userErrors { code } } }';
    return (await user.ask(query, { input: { email, password } })).data.signIn;
  };
  const signUpWithPassword = async (email: string) => {
    const query = 'mutation ($input: SignUpInput!) { signUp(input: $input) { user { id } userErrors { code } } }';
    const { data } = await user.ask(query, { input: { email, password: '산에서 만나요 2026', name: '누군가' } });
    return data.signUp;
  };

  test.each([
    ['verified', true],
    ['not verified', false],
    ['said to be verified by something that is no boolean', 1],
  ])('is neither taken over nor told of, by an address that is %s', async (_what, email_verified) => {
    const before = await db.user.findUniqueOrThrow({ where: { id: minji } });
    const made = await signUp(await ticketFor(subject, { email: 'Minji@moim.test', email_verified }));
    expect(made).toMatchObject({ user: { id: expect.not.stringMatching(minji) }, userErrors: [] });
    expect(await owners()).toMatchObject([{ id: made.user.id, email: null }]);
    expect(await db.user.findUniqueOrThrow({ where: { id: minji } })).toEqual(before);
    expect(await db.providerIdentity.count({ where: { userId: minji } })).toBe(0);
    expect((await signInWithPassword('minji@moim.test', DEMO_PASSWORD)).user.id).toBe(minji);
  });

  test('as a verified one of a provider is not opened by a password, nor made a second time', async () => {
    const email = `${subject}@provider.test`;
    await signUp(await ticketFor(subject, { email, email_verified: true }));
    for (const password of ['', DEMO_PASSWORD])
      expect((await signInWithPassword(email, password)).userErrors).toEqual([{ code: 'INVALID_CREDENTIALS' }]);
    expect((await signUpWithPassword(email)).userErrors).toEqual([{ code: 'SIGN_UP_REFUSED' }]);
    expect(await owners()).toHaveLength(1);
  });

  test('made while a ticket with the address is out keeps it', async () => {
    const email = `${subject}@provider.test`;
    const ticket = await ticketFor(subject, { email, email_verified: true });
    const own = await signUpWithPassword(email);
    const made = await signUp(ticket);
    expect(made).toMatchObject({ userErrors: [] });
    expect(await owners()).toMatchObject([{ id: made.user.id, email: null }]);
    expect(await db.user.findUniqueOrThrow({ where: { id: own.user.id } })).toMatchObject({ email });
  });

  test('has it alone when both are made at once', async () => {
    const email = `${subject}@provider.test`;
    const ticket = await ticketFor(subject, { email, email_verified: true });
    const [own, made] = await Promise.all([signUpWithPassword(email), signUp(ticket)]);
    expect(made.userErrors).toEqual([]);
    const [{ email: got } = { email: null }] = await owners();
    expect([own.user === null, got]).toEqual(own.user === null ? [true, email] : [false, null]);
    expect(await db.user.count({ where: { email } })).toBe(1);
  });
});

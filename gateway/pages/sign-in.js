// Signing in, until the web app does it: every screen of /sign-in is drawn here. Tokens are in cookies that nothing here can read.

const texts = {
  ko: {
    service: 'Moim 모임',
    signIn: '로그인',
    continueWith: (name) => `${name} 로그인`,
    ownAccount: '이메일로 로그인',
    email: '이메일',
    password: '비밀번호',
    signUp: '처음 오셨네요',
    signUpHint: '모임에서 쓸 이름과 관심사를 알려 주세요.',
    yourEmail: (email) => `이메일: ${email}`,
    name: '이름',
    interests: '관심사',
    interestsHint: '10개까지 고를 수 있어요.',
    finish: '가입하기',
    hello: (name) => `${name} 님, 안녕하세요`,
    sessions: '로그인한 기기',
    unnamedDevice: '이름 없는 기기',
    thisDevice: '지금 쓰는 기기',
    lastSeen: (when) => `마지막 사용: ${when}`,
    signOut: '로그아웃',
    again: '처음부터 다시 로그인',
    signedOut: '로그인이 끝났어요. 다시 로그인해 주세요.',
    wait: '로그인하고 있어요…',
    elsewhere: [
      '이 창에서 시작한 로그인이 아니에요',
      '다른 곳에서 시작했거나 이미 끝난 로그인이라서 안전을 위해 멈췄어요.',
    ],
    declined: [
      '로그인을 그만두었어요',
      '정보를 알려 주는 데 동의하지 않아서 로그인하지 않았어요. 아무것도 바뀌지 않았어요.',
    ],
    refused: ['로그인하지 못했어요', (reason) => `로그인 서비스가 요청을 받아들이지 않았어요 (${reason}).`],
    failed: '로그인하지 못했어요',
    away: ['지금은 로그인할 수 없어요', '서버와 연결되지 않아요. 잠시 뒤에 다시 시도해 주세요.'],
  },
  en: {
    service: 'Moim',
    signIn: 'Sign in',
    continueWith: (name) => `Continue with ${name}`,
    ownAccount: 'Sign in with e-mail',
    email: 'E-mail',
    password: 'Password',
    signUp: 'You are new here',
    signUpHint: 'Tell us your name for clubs, and what you are into.',
    yourEmail: (email) => `E-mail: ${email}`,
    name: 'Name',
    interests: 'Interests',
    interestsHint: 'Choose at most 10.',
    finish: 'Join',
    hello: (name) => `Hello, ${name}`,
    sessions: 'Signed in on',
    unnamedDevice: 'A device without a name',
    thisDevice: 'This device',
    lastSeen: (when) => `Last used: ${when}`,
    signOut: 'Sign out',
    again: 'Sign in from the start',
    signedOut: 'Your session is over. Sign in again.',
    wait: 'Signing you in…',
    elsewhere: [
      'This sign-in was not begun in this window',
      'It was begun elsewhere, or is finished already. To be safe, it was stopped.',
    ],
    declined: [
      'The sign-in was stopped',
      'You did not agree to share your details, so you were not signed in. Nothing has changed.',
    ],
    refused: ['The sign-in did not work', (reason) => `The sign-in service did not take the request (${reason}).`],
    failed: 'The sign-in did not work',
    away: ['Signing in is not possible right now', 'The server cannot be reached. Try again in a moment.'],
  },
};
const text = texts[document.documentElement.lang] ?? texts.ko;

/** What this tab keeps from the begin of a provider's sign-in to its end: another tab, or another person's link, has none. */
const BEGUN = 'moim-sign-in';

/** An answer that brings nothing to go on with. `message` is for people, null when none could be had. */
class Failure extends Error {}

/** One request to /graphql. Throws Failure. */
async function ask(query, variables = {}) {
  let answer;
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
      body: JSON.stringify({ query, variables }),
    });
    answer = await response.json();
  } catch {
    throw new Failure(text.away[1]);
  }
  if (!answer.data) throw new Failure(answer.errors?.[0]?.message ?? text.away[1]);
  return { ...answer.data, hasEnded: answer.extensions?.session?.state === 'ENDED' };
}

/** An element with properties and children; text is text, whatever it says. */
function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Puts a screen in the place of the one before, and the focus at its beginning. */
function show(title, ...content) {
  document.title = `${title} · ${text.service}`;
  const heading = element('h1', { tabIndex: -1 }, title);
  document
    .getElementById('main')
    .replaceChildren(element('p', { className: 'brand' }, text.service), heading, ...content);
  heading.focus();
}

const go = (path) => location.replace(path);
const paragraph = (content, className = '') => element('p', { className }, content);

/** Why it stops here, and the way on. */
function stop(title, message) {
  show(title, paragraph(message), element('a', { href: '/sign-in', className: 'button' }, text.again));
}

function field(label, input) {
  return element('label', {}, label, element('input', { required: true, ...input }));
}

/** A form that says what was wrong and can be sent again. `send` returns the message, or null when all is well. */
function form(children, button, send) {
  const problem = element('p', { className: 'problem', hidden: true, role: 'alert' });
  const submit = element('button', {}, button);
  const made = element('form', {}, ...children, problem, submit);
  made.addEventListener('submit', async (event) => {
    event.preventDefault();
    submit.disabled = true;
    const message = await send(new FormData(made)).catch((error) => error.message);
    submit.disabled = false;
    problem.textContent = message ?? '';
    problem.hidden = message === null;
  });
  return made;
}

const firstProblem = ({ userErrors }) => userErrors[0]?.message ?? null;

async function signInScreen(notice = null) {
  const { me, signInProviders, hasEnded } = await ask('{ me { id } signInProviders { id name } }');
  if (me !== null) return go('/sign-in/done');
  const said = notice ?? (hasEnded ? text.signedOut : null);
  const buttons = (signInProviders ?? []).map(({ id, name }) =>
    form([], text.continueWith(name), () => beginWithProvider(id)),
  );
  const own = [
    field(text.email, { name: 'email', type: 'email', autocomplete: 'username' }),
    field(text.password, { name: 'password', type: 'password', autocomplete: 'current-password' }),
  ];
  show(
    text.signIn,
    ...(said === null ? [] : [paragraph(said, 'notice')]),
    ...buttons,
    element('h2', {}, text.ownAccount),
    form(own, text.signIn, async (data) => {
      const input = { email: data.get('email'), password: data.get('password') };
      const { signIn } = await ask(
        'mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { message } } }',
        { input },
      );
      const message = firstProblem(signIn);
      if (message === null) go('/sign-in/done');
      return message;
    }),
  );
}

async function beginWithProvider(provider) {
  const { startProviderSignIn: begun } = await ask(
    `mutation ($input: StartProviderSignInInput!) {
      startProviderSignIn(input: $input) { authorizationUrl attempt userErrors { message } }
    }`,
    { input: { provider } },
  );
  if (begun.authorizationUrl === null) return firstProblem(begun);
  const url = new URL(begun.authorizationUrl);
  if (!['https:', 'http:'].includes(url.protocol)) throw new Failure(text.failed);
  const state = url.searchParams.get('state');
  sessionStorage.setItem(BEGUN, JSON.stringify({ provider, attempt: begun.attempt, state }));
  location.assign(url);
  return null;
}

async function callbackScreen() {
  const { code, state, iss, error } = Object.fromEntries(new URLSearchParams(location.search));
  const begun = JSON.parse(sessionStorage.getItem(BEGUN) ?? 'null');
  sessionStorage.removeItem(BEGUN);
  // The code is good for one use; nor need it stand in the address, or be there after going back.
  history.replaceState(null, '', location.pathname);
  if (begun === null || state !== begun.state) return stop(...text.elsewhere);
  if (error === 'access_denied') return stop(...text.declined);
  if (code === undefined) return stop(text.refused[0], text.refused[1](String(error ?? '-').slice(0, 60)));
  show(text.signIn, paragraph(text.wait));
  const { signInWithProvider: answer } = await ask(
    `mutation ($input: SignInWithProviderInput!) {
      signInWithProvider(input: $input) {
        user { id } providerTicket suggestedProfile { email name avatarUrl } userErrors { message }
      }
    }`,
    { input: { provider: begun.provider, attempt: begun.attempt, code, state, iss: iss ?? null } },
  );
  const message = firstProblem(answer);
  if (message !== null) return stop(text.failed, message);
  if (answer.user !== null) return go('/sign-in/done');
  return await signUpScreen(answer.providerTicket, answer.suggestedProfile);
}

async function signUpScreen(providerTicket, { email, name, avatarUrl }) {
  const { interests } = await ask('{ interests { id name } }');
  const choices = (interests ?? []).map((interest) =>
    element(
      'label',
      { className: 'choice' },
      element('input', { type: 'checkbox', name: 'interest', value: interest.id }),
      interest.name,
    ),
  );
  const asked = [
    field(text.name, { name: 'name', autocomplete: 'nickname', maxLength: 30, value: name ?? '' }),
    element('fieldset', {}, element('legend', {}, text.interests), paragraph(text.interestsHint, 'quiet'), ...choices),
  ];
  show(
    text.signUp,
    paragraph(text.signUpHint),
    ...(email === null ? [] : [paragraph(text.yourEmail(email), 'quiet')]),
    form(asked, text.finish, async (data) => {
      const input = { providerTicket, name: data.get('name'), interestIds: data.getAll('interest'), avatarUrl };
      const { signUp } = await ask(
        'mutation ($input: SignUpInput!) { signUp(input: $input) { userErrors { message } } }',
        { input },
      );
      const message = firstProblem(signUp);
      if (message === null) go('/sign-in/done');
      return message;
    }),
  );
}

async function doneScreen() {
  const { me, hasEnded } = await ask('{ me { name email sessions { id deviceName userAgent lastSeenAt isCurrent } } }');
  if (me === null) return await signInScreen(hasEnded ? text.signedOut : null);
  const when = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
  const devices = (me.sessions ?? []).map(({ deviceName, userAgent, lastSeenAt, isCurrent }) =>
    element(
      'li',
      {},
      element('strong', {}, deviceName ?? userAgent ?? text.unnamedDevice),
      element('span', {}, isCurrent ? text.thisDevice : text.lastSeen(when.format(new Date(lastSeenAt)))),
    ),
  );
  show(
    text.hello(me.name),
    ...(me.email === null ? [] : [paragraph(me.email, 'quiet')]),
    element('h2', {}, text.sessions),
    element('ul', { className: 'list' }, ...devices),
    form([], text.signOut, async () => {
      await ask('mutation { signOut { ok } }');
      go('/sign-in');
      return null;
    }),
  );
}

const screens = { '/sign-in': signInScreen, '/sign-in/callback': callbackScreen, '/sign-in/done': doneScreen };
try {
  await screens[location.pathname.replace(/\/$/, '')]();
} catch (error) {
  stop(text.away[0], error instanceof Failure ? error.message : text.away[1]);
}

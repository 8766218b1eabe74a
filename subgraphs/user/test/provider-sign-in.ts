import { type GraphQLAnswer, type TestSubgraph, testSubgraph } from '@moim/test-kit';
import { readUserConfig } from '../src/config.ts';
import { startUser } from '../src/subgraph.ts';
import { CLIENT, type TestProvider, testProvider } from './oidc-provider.ts';

type Data = GraphQLAnswer['data'];
type Options = Parameters<TestSubgraph['ask']>[2];

/** What a client sends to `signInWithProvider`. */
export interface Ending {
  provider: string;
  attempt: string;
  code: string | null;
  state: string | null;
  iss: string | null;
}

/** The steps of signing in with a provider, as a client takes them. */
export interface SignInSteps {
  start(provider?: string, options?: Options): Promise<Data>;
  end(input: Ending & { deviceName?: string }, options?: Options): Promise<Data>;
  signUp(providerTicket: string, input?: Record<string, unknown>, options?: Options): Promise<Data>;
}

/** The user subgraph with two providers, `moim` and `other`, that say what they are told to. */
export interface ProviderSignIn extends SignInSteps {
  user: TestSubgraph;
  moim: TestProvider;
  other: TestProvider;
  /** Starts and goes to `moim` and back, as this account there. `change` is done to the address that the browser is sent to. */
  begin(subject: string, change?: (authorizationUrl: URL) => void): Promise<Ending>;
  /** All of it, to the end. */
  signIn(subject: string): Promise<Data>;
  /** The ticket of somebody new, after the provider has said this of them. */
  ticketFor(subject: string, claims?: Record<string, unknown>): Promise<string>;
}

/** What a refused `signInWithProvider` answers. */
export const FAILED = {
  user: null,
  session: null,
  providerTicket: null,
  suggestedProfile: null,
  userErrors: [
    {
      field: null,
      message: '다른 서비스 계정으로 로그인하지 못했어요. 처음부터 다시 시도해 주세요.',
      code: 'PROVIDER_SIGN_IN_FAILED',
    },
  ],
};

/** What the other two answer while a provider is away. */
export const AWAY = {
  field: null,
  message: '로그인 서비스가 응답하지 않아요. 잠시 뒤에 처음부터 다시 시도해 주세요.',
  code: 'TRY_AGAIN',
};

const USER_ERRORS = 'userErrors { field message code }';

/** The steps, asked of this subgraph. They throw when it answers with errors. */
export function signInSteps(user: TestSubgraph): SignInSteps {
  const mutation = async (name: string, selection: string, input: unknown, options: Options): Promise<Data> => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} ${USER_ERRORS} } }`;
    const { data, errors } = await user.ask(query, { input }, options);
    if (errors) throw new Error(`${name} answers with errors: ${JSON.stringify(errors)}`);
    return data[name];
  };
  return {
    start: (provider = 'moim', options) =>
      mutation('startProviderSignIn', 'authorizationUrl attempt', { provider }, options),
    end: (input, options) =>
      mutation(
        'signInWithProvider',
        'user { id name } session { id deviceName accessToken } providerTicket suggestedProfile { email name avatarUrl }',
        input,
        options,
      ),
    signUp: (providerTicket, input, options) =>
      mutation(
        'signUp',
        'user { id name email } session { id accessToken }',
        { name: '윤하늘', providerTicket, ...input },
        options,
      ),
  };
}

/** Starts the providers and the subgraph; all are stopped when the test file is done. */
export async function providerSignIn(): Promise<ProviderSignIn> {
  const moim = await testProvider();
  const other = await testProvider();
  const user = await testSubgraph('user', (env) => startUser(readUserConfig(env)), {
    env: {
      SIGN_IN_PROVIDERS: JSON.stringify([
        { id: 'moim', name: { ko: '모임 계정', en: 'Moim account' }, issuer: moim.issuer, ...CLIENT },
        { id: 'other', name: { ko: '다른 계정', en: 'Another account' }, issuer: other.issuer, ...CLIENT },
      ]),
    },
  });
  const steps = signInSteps(user);
  const begin: ProviderSignIn['begin'] = async (subject, change = () => {}) => {
    const { authorizationUrl, attempt } = await steps.start();
    const url = new URL(authorizationUrl);
    change(url);
    return { provider: 'moim', attempt, ...(await moim.signIn(url, subject)) };
  };
  const signIn: ProviderSignIn['signIn'] = async (subject) => steps.end(await begin(subject));
  return {
    ...steps,
    user,
    moim,
    other,
    begin,
    signIn,
    async ticketFor(subject, claims) {
      if (claims) moim.says(subject, claims);
      const { providerTicket } = await signIn(subject);
      if (typeof providerTicket !== 'string') throw new Error(`${subject} is not new here`);
      return providerTicket;
    },
  };
}

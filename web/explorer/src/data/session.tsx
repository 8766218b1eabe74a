import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { contract } from './files.ts';
import { ask, type GraphQLAnswer } from './graphql.ts';

type Account = (typeof contract.accounts)[number];

/** Who runs what is run here. */
export interface Session {
  /** Null: nobody is signed in; undefined: not known yet, or not to be found out. */
  viewer: { id: string; name: string } | null | undefined;
  /** The demo accounts that one may be; none where there is no demo world. */
  accounts: readonly Account[];
  /** Counts up with each sign-in and sign-out: what is open for somebody else is over. */
  turn: number;
  /** Why the last sign-in did not work. */
  problem: string | null;
  isBusy: boolean;
  signInAs(account: Account): Promise<void>;
  signOut(): Promise<void>;
}

const WHO = 'query ExplorerViewer { me { id name } }';
const SIGN_IN =
  'mutation ExplorerSignIn($input: SignInInput!) { signIn(input: $input) { user { id name } userErrors { message } } }';
const SIGN_OUT = 'mutation ExplorerSignOut { signOut { userErrors { message } } }';

const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession outside of SessionProvider');
  return session;
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const [viewer, setViewer] = useState<Session['viewer']>(undefined);
  const [accounts, setAccounts] = useState<readonly Account[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    void whoIsHere().then(setViewer);
    void hasDemoAccounts().then((has) => has && setAccounts(contract.accounts));
  }, []);
  const session = useMemo<Session>(() => {
    const change = async (query: string, variables?: Record<string, unknown>) => {
      setIsBusy(true);
      const answer = await ask({ query, variables }).catch((error: Error): GraphQLAnswer => ({ errors: [error] }));
      setProblem(problemOf(answer));
      setViewer(await whoIsHere());
      setTurn((before) => before + 1);
      setIsBusy(false);
    };
    return {
      ...{ viewer, accounts, turn, problem, isBusy },
      signInAs: ({ email, password }) => change(SIGN_IN, { input: { email, password, deviceName: 'Explorer' } }),
      signOut: () => change(SIGN_OUT),
    };
  }, [viewer, accounts, turn, problem, isBusy]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

async function whoIsHere(): Promise<Session['viewer']> {
  const { data } = await ask({ query: WHO }).catch((): GraphQLAnswer => ({}));
  return data?.me as Session['viewer'];
}

async function hasDemoAccounts(): Promise<boolean> {
  try {
    const settings = (await (await fetch('/explorer/settings.json')).json()) as { hasDemoAccounts?: boolean };
    return settings.hasDemoAccounts === true;
  } catch {
    return false;
  }
}

function problemOf({ data, errors = [] }: GraphQLAnswer): string | null {
  const payloads = Object.values(data ?? {}) as ({ userErrors?: { message: string }[] } | null)[];
  const messages = [...errors, ...payloads.flatMap((payload) => payload?.userErrors ?? [])];
  return messages[0]?.message ?? null;
}

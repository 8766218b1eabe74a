import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContractPlanner, contractOperations, readDocument } from '@moim/contract';
import { ROOT } from '@moim/stack';
import { contractVariables, DEMO_PASSWORD, demoId } from '@moim/stack/demo';

/** What became of one request. */
export interface Outcome {
  screen: string;
  /** `whole`: all was there. `partial`: an answer with nulls, each with its error. `failed`: no answer, or none that can be shown. */
  result: 'whole' | 'partial' | 'failed';
  milliseconds: number;
  /** Codes of errors, or what was there in the place of an answer. */
  codes: string[];
}

interface Screen {
  name: string;
  query: string;
  variables: Record<string, unknown>;
  /** The subgraphs that its plan asks. */
  asks: ReadonlySet<string>;
}

/** Longer than any answer may take: the client gives up. */
const CLIENT_TIMEOUT_MS = 15_000;
const LIKES = ['like', 'unlike'] as const;

/** People who open one screen after the other, and like something now and then. */
export class Load {
  readonly screens: readonly Screen[];
  readonly #url: string;
  readonly #token: string;

  private constructor(url: string, token: string, now: number) {
    this.#url = url;
    this.#token = token;
    const planner = new ContractPlanner(readFileSync(join(ROOT, 'gateway/supergraph.graphql'), 'utf8'));
    const variables = contractVariables(now);
    this.screens = contractOperations()
      .filter(({ file }) => file.startsWith('screens/'))
      .map(({ file, name, document }) => ({
        name,
        query: readDocument(file),
        variables: variables[name] ?? {},
        asks: new Set(planner.plan(document).fetches.map(({ service }) => service)),
      }));
  }

  /** Signs somebody of the demo world in. `now` is when that world was made, in milliseconds since 1970. */
  static async signIn(url: string, now: number): Promise<Load> {
    const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } } }';
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { input: { email: 'minji@moim.test', password: DEMO_PASSWORD } } }),
    });
    const { data } = (await response.json()) as { data: { signIn: { session: { accessToken: string } } } };
    return new Load(url, data.signIn.session.accessToken, now);
  }

  /** So many people go on until they are told to stop; all that became of what they asked. */
  start(people: number): () => Promise<{ screens: Outcome[]; writes: Outcome[] }> {
    const outcomes = { screens: [] as Outcome[], writes: [] as Outcome[] };
    let isOver = false;
    const going = Array.from({ length: people }, async (_, person) => {
      for (let i = person * 3; !isOver; i++) {
        const screen = this.screens[i % this.screens.length];
        if (screen !== undefined) outcomes.screens.push(await this.#ask(screen.name, screen.query, screen.variables));
        if (i % 4 === 0) outcomes.writes.push(await this.#like(LIKES[(i / 4) % 2] ?? 'like'));
      }
    });
    return async () => {
      isOver = true;
      await Promise.all(going);
      return outcomes;
    };
  }

  /** Whether every screen is whole now, each asked once. */
  async isWhole(): Promise<boolean> {
    for (const { name, query, variables } of this.screens) {
      if ((await this.#ask(name, query, variables)).result !== 'whole') return false;
    }
    return true;
  }

  #like(action: (typeof LIKES)[number]): Promise<Outcome> {
    const type = action === 'like' ? 'LikeInput!' : 'UnlikeInput!';
    const query = `mutation ($input: ${type}) { ${action}(input: $input) { userErrors { code } } }`;
    return this.#ask(action, query, { input: { subjectId: demoId('pst', 'bukhansan-1') } });
  }

  async #ask(screen: string, query: string, variables: Record<string, unknown>): Promise<Outcome> {
    const startedAt = performance.now();
    const outcome = (result: Outcome['result'], codes: string[]): Outcome => ({
      ...{ screen, result, codes },
      milliseconds: performance.now() - startedAt,
    });
    try {
      const response = await fetch(this.#url.concat('/graphql'), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(CLIENT_TIMEOUT_MS),
      });
      const { data, errors = [] } = (await response.json()) as {
        data?: object | null;
        errors?: { extensions?: { code?: string } }[];
      };
      const codes = errors.map(({ extensions }) => String(extensions?.code));
      if (response.status !== 200 || !data) return outcome('failed', [`HTTP ${response.status}`, ...codes]);
      return outcome(codes.length === 0 ? 'whole' : 'partial', codes);
    } catch (error) {
      return outcome('failed', [(error as Error).name]);
    }
  }
}

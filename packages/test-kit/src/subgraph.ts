import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type Client,
  type Locale,
  ORIGIN_HEADER,
  type RunningService,
  readInternalKeys,
  signOrigin,
} from '@moim/service-kit';
import type { SubgraphName } from '@moim/stack';
import { demoId } from '@moim/stack/demo';
import { afterAll, inject } from 'vitest';
import { type DemoDatabase, demoDatabase } from './database.ts';
import { testNamespace } from './events.ts';
import type { Scale } from './global-setup.ts';
import { expectOutboxInCatalogue } from './outbox.ts';

/** Who asks: the key of a person of the demo world (`minji`), or null when signed out. */
export type As = string | null;

export interface GraphQLAnswer {
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape its query gives it; tests look into it freely
  data: any;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } & Record<string, unknown> }[];
}

export interface Representation {
  __typename: string;
  id: string;
}

/** What tests ask from unless they say otherwise. */
const TEST_CLIENT: Client = { kind: 'other', address: '127.0.0.1', userAgent: 'moim-test' };

/** A subgraph that runs for one test file, on a copy of the demo world. */
export interface TestSubgraph {
  url: string;
  /** EVENTS_NAMESPACE. */
  namespace: string;
  database: DemoDatabase;
  /** Where its letters lie, of the user subgraph. */
  mailDir: string;
  /** Asks as the gateway would. Throws when the answer is no GraphQL answer. */
  ask(
    query: string,
    variables?: Record<string, unknown>,
    options?: { as?: As; locale?: Locale; client?: Client },
  ): Promise<GraphQLAnswer>;
  /** Takes the service away until `start`, which puts it back at the same address. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Resolves entities, with a selection such as `... on Community { name }`. Returns them in order; fails on errors. */
  entities(representations: readonly Representation[], selection: string, options?: { as?: As }): Promise<unknown[]>;
}

/**
 * Starts a subgraph on a copy of its demo database, in this process; stops it when the test file is done. `start` gets the
 * environment that the launcher would give.
 */
export async function testSubgraph(
  name: SubgraphName,
  start: (env: NodeJS.ProcessEnv) => Promise<RunningService & { url: string }>,
  { scale = 1, env = {} }: { scale?: Scale; env?: NodeJS.ProcessEnv } = {},
): Promise<TestSubgraph> {
  const { keysDir, natsUrl, redisUrl } = inject('moim');
  const database = await demoDatabase(name, { scale });
  const namespace = env.EVENTS_NAMESPACE ?? testNamespace();
  const mailDir = join(dirname(keysDir), 'mail', namespace);
  const given = {
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'error',
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    INTERNAL_KEY_FILE: join(keysDir, 'internal.key'),
    ACCESS_KEYS_FILE: join(keysDir, 'access-token.jwks'),
    NATS_URL: natsUrl,
    REDIS_URL: redisUrl,
    PUBLIC_URL: 'http://localhost:4000',
    MOIM_RATE_LIMITS: 'off',
    // Tests put lines and relays between the gateway and a subgraph, which it is not to go around.
    DISCOVERY: 'off',
    EVENTS_NAMESPACE: namespace,
    EVENTS_STREAM_MAX_MB: '4',
    MEDIA_DIR: join(dirname(keysDir), 'media', namespace),
    MAIL_DIR: mailDir,
    ...env,
  };
  const first = await start(given);
  const { url } = first;
  let running: RunningService | null = first;
  const stop = async () => {
    const service = running;
    running = null;
    await service?.stop();
  };
  afterAll(async () => {
    await stop();
    // Whatever the tests did: what the service has to tell others is what the catalogue says.
    await expectOutboxInCatalogue(database.url);
  });
  const keys = readInternalKeys(readFileSync(join(keysDir, 'internal.key'), 'utf8'));

  const ask: TestSubgraph['ask'] = async (
    query,
    variables = {},
    { as = null, locale = 'ko', client = TEST_CLIENT } = {},
  ) => {
    const viewer = as === null ? null : { userId: demoId('usr', as), sessionId: demoId('ses', as) };
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [ORIGIN_HEADER]: await signOrigin({ viewer, locale, client }, keys),
      },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as GraphQLAnswer;
  };
  return {
    url,
    namespace,
    database,
    mailDir,
    stop,
    async start() {
      running ??= await start({ ...given, PORT: new URL(url).port });
    },
    ask,
    async entities(representations, selection, options) {
      const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${selection} } }`;
      const answer = await ask(query, { representations }, options);
      if (answer.errors) throw new Error(`the subgraph answered with errors: ${JSON.stringify(answer.errors)}`);
      return answer.data._entities;
    },
  };
}

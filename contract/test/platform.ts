import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { join } from 'node:path';
import { readChatConfig, startChat } from '@moim/chat';
import { readCommunityConfig, startCommunity } from '@moim/community';
import { readContentConfig, startContent } from '@moim/content';
import { type GatewayConfig, type RunningGateway, readGatewayConfig, startGateway } from '@moim/gateway';
import { readScheduleConfig, startSchedule } from '@moim/schedule';
import { SUBGRAPHS, type SubgraphName } from '@moim/stack';
import { DEMO_PASSWORD } from '@moim/stack/demo';
import {
  type As,
  type GraphQLAnswer,
  type Scale,
  type TestSubgraph,
  testNamespace,
  testSubgraph,
} from '@moim/test-kit';
import { readUserConfig, startUser } from '@moim/user';
import { afterAll, inject } from 'vitest';

const starts: Record<SubgraphName, Parameters<typeof testSubgraph>[1]> = {
  user: (env) => startUser(readUserConfig(env)),
  community: (env) => startCommunity(readCommunityConfig(env)),
  schedule: (env) => startSchedule(readScheduleConfig(env)),
  content: (env) => startContent(readContentConfig(env)),
  chat: (env) => startChat(readChatConfig(env)),
};

/** For a gateway of which a test counts what it asks subgraphs. */
export const KEEPS_NOTHING = { ENTITY_CACHE_MB: '0' };

/** The gateway over all five subgraphs, in this process, on copies of the demo world. */
export interface Platform {
  /** The gateway's origin. */
  url: string;
  subgraphs: Record<SubgraphName, TestSubgraph>;
  /** EVENTS_NAMESPACE of the subgraphs. */
  eventsNamespace: string;
  /** One HTTP request to the gateway's /graphql, as a person of the demo world (signed in for real) or signed out. */
  ask(
    query: string,
    variables?: Record<string, unknown>,
    options?: { as?: As; headers?: Record<string, string> },
  ): Promise<GraphQLAnswer & { status: number }>;
  /** Starts another gateway over the same subgraphs, with what `env` says besides; stopped when the test file is done, if not before. */
  startGateway(env?: NodeJS.ProcessEnv): Promise<RunningGateway>;
  /** What a gateway over these subgraphs is configured with, and `more`. */
  gatewayConfig(more: NodeJS.ProcessEnv): GatewayConfig;
  /** An access token of a demo account. */
  token(as: string): Promise<string>;
  /** How many GraphQL requests went to each service while `work` ran, the gateway included. */
  countRequests(work: () => Promise<unknown>): Promise<Record<SubgraphName | 'gateway', number>>;
}

/** Starts a platform for one test file. */
export async function testPlatform({
  scale = 1,
  env = {},
  gatewayEnv = {},
}: {
  scale?: Scale;
  /** What the subgraphs get besides. */
  env?: NodeJS.ProcessEnv;
  /** What the gateway gets besides. */
  gatewayEnv?: NodeJS.ProcessEnv;
} = {}): Promise<Platform> {
  const namespace = testNamespace();
  const entries = await Promise.all(
    SUBGRAPHS.map(
      async (name) =>
        [
          name,
          await testSubgraph(name, starts[name], { scale, env: { EVENTS_NAMESPACE: namespace, ...env } }),
        ] as const,
    ),
  );
  const subgraphs = Object.fromEntries(entries) as Record<SubgraphName, TestSubgraph>;
  const { keysDir, natsUrl, redisUrl } = inject('moim');
  const gatewayConfig: Platform['gatewayConfig'] = (more) =>
    readGatewayConfig({
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'error',
      NODE_ENV: 'test',
      INTERNAL_KEY_FILE: join(keysDir, 'internal.key'),
      NATS_URL: natsUrl,
      REDIS_URL: redisUrl,
      EVENTS_NAMESPACE: namespace,
      ...Object.fromEntries(SUBGRAPHS.map((name) => [`${name.toUpperCase()}_URL`, subgraphs[name].url])),
      // What is measured here is not how loaded the machine is.
      FETCH_TIMEOUT_MS: '20000',
      QUERY_TIMEOUT_MS: '20000',
      // Tests of limits switch them on.
      MOIM_RATE_LIMITS: 'off',
      DISCOVERY: 'off',
      ...more,
    });
  const another: Platform['startGateway'] = async (more = {}) => {
    const started = await startGateway(gatewayConfig(more));
    let isRunning = true;
    const stop = async () => {
      if (isRunning) await started.stop();
      isRunning = false;
    };
    afterAll(stop);
    return { ...started, stop };
  };
  const gateway = await another(gatewayEnv);

  const tokens = new Map<string, Promise<string>>();
  const token = (as: string) => {
    const known = tokens.get(as) ?? signIn(gateway.url, as);
    tokens.set(as, known);
    return known;
  };
  return {
    url: gateway.url,
    subgraphs,
    eventsNamespace: namespace,
    startGateway: another,
    gatewayConfig,
    token,
    async ask(query, variables = {}, { as = null, headers = {} } = {}) {
      const authorization: Record<string, string> = as === null ? {} : { authorization: `Bearer ${await token(as)}` };
      return post(gateway.url, { query, variables }, { ...authorization, ...headers });
    },
    async countRequests(work) {
      const services = new Map([
        ...SUBGRAPHS.map((name) => [new URL(subgraphs[name].url).origin, name] as const),
        [gateway.url, 'gateway'] as const,
      ]);
      const counts = { gateway: 0, user: 0, community: 0, schedule: 0, content: 0, chat: 0 };
      const count = (message: unknown) => {
        const { origin, path } = (message as { request: { origin: string | URL; path: string } }).request;
        const service = services.get(new URL(origin).origin);
        // The gateway reads the published keys now and then, whatever is asked.
        if (service !== undefined && path === '/graphql') counts[service]++;
      };
      subscribe('undici:request:create', count);
      try {
        await work();
      } finally {
        unsubscribe('undici:request:create', count);
      }
      return counts;
    },
  };
}

async function signIn(url: string, person: string): Promise<string> {
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } } }';
  const { data } = await post(url, {
    query,
    variables: { input: { email: `${person}@moim.test`, password: DEMO_PASSWORD } },
  });
  return data.signIn.session.accessToken;
}

async function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<GraphQLAnswer & { status: number }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { ...((await response.json()) as GraphQLAnswer), status: response.status };
}

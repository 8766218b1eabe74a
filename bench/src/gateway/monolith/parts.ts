import { chatSubgraph, readChatConfig } from '@moim/chat';
import { communitySubgraph, readCommunityConfig } from '@moim/community';
import { contentSubgraph, readContentConfig } from '@moim/content';
import { type EventBus, startEventBus } from '@moim/event-bus';
import { readScheduleConfig, scheduleSubgraph } from '@moim/schedule';
import type { RequestOrigin } from '@moim/service-kit';
import type { SubgraphName } from '@moim/stack';
import type { BaseContext, SubgraphOptions } from '@moim/subgraph-kit';
import { readUserConfig, userSubgraph } from '@moim/user';
import { Registry } from 'prom-client';

/** One of the five subgraphs as a part of the one process: its resolvers, its loaders, its connections to its own database. */
export interface Part {
  name: SubgraphName;
  options: SubgraphOptions<BaseContext>;
  bus: EventBus;
}

export type Log = BaseContext['log'];

/**
 * Connects all parts, in the order of the federation, with the environment of each subgraph; the databases are in `USER_DATABASE_URL` and so on. None of
 * them publishes or takes events: the subgraphs, which run as well, do that. Throws ConfigError.
 */
export async function connectParts(log: Log, env: NodeJS.ProcessEnv = process.env): Promise<Part[]> {
  const of = (name: SubgraphName): NodeJS.ProcessEnv => ({
    ...env,
    DATABASE_URL: env[`${name.toUpperCase()}_DATABASE_URL`],
    // Production takes no sign-in provider without TLS, which is what the demo has.
    NODE_ENV: 'development',
  });
  const all: SubgraphOptions<BaseContext>[] = [
    await userSubgraph(readUserConfig(of('user'))),
    communitySubgraph(readCommunityConfig(of('community'))),
    scheduleSubgraph(readScheduleConfig(of('schedule'))),
    await contentSubgraph(readContentConfig(of('content'))),
    await chatSubgraph(readChatConfig(of('chat'))),
  ];
  return all.map((options) => {
    const { name, config } = options;
    const bus = startEventBus({
      ...{ service: name, databaseUrl: config.DATABASE_URL, config, log },
      registry: new Registry(),
      asksOnly: true,
    });
    return { name: name as SubgraphName, options, bus };
  });
}

export async function closeParts(parts: readonly Part[]): Promise<void> {
  await Promise.all(
    parts.map(async ({ bus, options }) => {
      await bus.stop();
      await options.close();
    }),
  );
}

/** One request: of each part that it needs, the context that the subgraph would make. */
export class RequestContext {
  readonly #origin: RequestOrigin;
  readonly #log: Log;
  readonly #now = new Date();
  readonly #made = new Map<Part, BaseContext>();

  constructor(origin: RequestOrigin, log: Log) {
    this.#origin = origin;
    this.#log = log;
  }

  of(part: Part): BaseContext {
    const known = this.#made.get(part);
    if (known !== undefined) return known;
    const { bus, options } = part;
    const made = options.context({
      ...this.#origin,
      ...{ replica: null, now: this.#now, log: this.#log },
      ...{ outbox: bus.outbox, asker: bus, signals: bus.signals },
      // Tells the gateway of a session that changes: queries change none.
      setAnswerHeader: () => {},
    });
    this.#made.set(part, made);
    return made;
  }
}

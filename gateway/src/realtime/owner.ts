import { setTimeout as sleep } from 'node:timers/promises';
import { type Asker, DependencyUnavailableError } from '@moim/event-bus/live';
import {
  type AudienceMember,
  type AudienceQuestion,
  followable,
  type HeadsQuestion,
  type HistoryQuestion,
} from '@moim/events';
import type { Locale, Viewer } from '@moim/service-kit';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { publicError } from '../errors.ts';
import type { GatewayMetrics } from '../metrics.ts';
import { unavailable } from '../subgraphs/failure.ts';
import type { Feed } from './feeds.ts';
import type { PreparedSubscription } from './operations.ts';
import { type Answer, type Made, OwnerUnavailable } from './run-event.ts';

const BACK_OFF_MS = { first: 100, most: 2_000 };

/** Nobody waits for it any more. */
class Over extends Error {}

/** Runs subscriptions for happenings, as somebody. */
export type RunHappenings = (
  prepared: PreparedSubscription,
  who: { viewer: Viewer; locale: Locale },
  made: readonly Made[],
) => Promise<(Answer | null)[]>;

/** The services that a topic depends on: who may follow it, what happened, and what subscribers selected of it. */
export class TopicOwner {
  readonly log: FastifyBaseLogger;
  /** Resolves to an answer each, null for what is not there for the viewer. Rejects with OwnerUnavailable. */
  readonly run: RunHappenings;
  readonly metrics: GatewayMetrics;
  readonly #asker: Asker;

  constructor(options: { asker: Asker; log: FastifyBaseLogger; metrics: GatewayMetrics; run: RunHappenings }) {
    this.#asker = options.asker;
    this.log = options.log;
    this.metrics = options.metrics;
    this.run = options.run;
  }

  /** Who may follow a topic; null when there is none. */
  async audience({ audience }: Feed, topic: string): Promise<AudienceMember[] | null> {
    const question = questionOf(audience, 'audience');
    if (question === null) return [];
    // What cannot be a topic's name is none.
    if (!question.request.safeParse({ topic }).success) return null;
    return (await this.#asker.ask(question as AudienceQuestion, { topic })).audience;
  }

  /** What happened after a place, or only how far the topic is; null when there is none, and for feeds without order. */
  async history({ history }: Feed, topic: string, after: { position: number } | { version: number } | null) {
    const question = questionOf(history, 'history');
    if (question === null || !question.request.safeParse({ topic, after }).success) return null;
    return (await this.#asker.ask(question as HistoryQuestion, { topic, after })).history;
  }

  /** How far topics are. */
  async heads({ heads }: Feed, topics: string[]) {
    const question = questionOf(heads, 'heads');
    return question === null ? [] : (await this.#asker.ask(question as HeadsQuestion, { topics })).heads;
  }

  /** Does it until it succeeds, as long as only somebody's absence keeps it from it, and `isOver` does not say that nobody waits any more. */
  async insist<T>(work: () => Promise<T>, isOver: () => boolean): Promise<T> {
    for (let backOff = BACK_OFF_MS.first; ; backOff = Math.min(backOff * 2, BACK_OFF_MS.most)) {
      if (isOver()) throw new Over('nobody waits for it');
      try {
        return await work();
      } catch (error) {
        if (!isAbsence(error)) throw error;
        await sleep(backOff * (0.8 + Math.random() * 0.4));
      }
    }
  }

  /** Why a stream ended, for the client. */
  explain(error: unknown, { audience, history }: Feed): GraphQLFormattedError {
    if (error instanceof GraphQLError) return publicError(error.toJSON());
    if (error instanceof DependencyUnavailableError)
      return unavailable((audience ?? history ?? '').split('.')[0] ?? '');
    if (!(error instanceof Over)) this.log.error({ err: error }, 'a subscription failed');
    return publicError({ message: '', extensions: { code: 'INTERNAL_SERVER_ERROR' } });
  }
}

/** The error for what is not there, or not for the viewer: nobody is told which. */
export function notThere(): GraphQLFormattedError {
  return { message: 'There is no such thing to subscribe to.', extensions: { code: 'NOT_FOUND' } };
}

/** Whether it may succeed when somebody is back. */
export function isAbsence(error: unknown): boolean {
  return error instanceof DependencyUnavailableError || error instanceof OwnerUnavailable;
}

/** Whether work was given up because nobody waits for it. */
export function isOver(error: unknown): boolean {
  return error instanceof Over;
}

function questionOf(type: string | null, kind: 'audience' | 'history' | 'heads') {
  if (type === null) return null;
  const question = followable.map((questions) => questions[kind]).find((each) => each.type === type);
  if (question === undefined) throw new Error(`nobody answers ${type}`);
  return question;
}

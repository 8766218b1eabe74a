import { type EventFollower, follow, followEvents } from '@moim/event-bus/follow';
import { userDeletionRequested, userSessionEnded } from '@moim/events';
import { ACCESS_TOKEN, type SessionEndReason, type Viewer } from '@moim/service-kit';
import type { FastifyBaseLogger } from 'fastify';

/** A session that has ended, or all of a person's. */
export interface EndedSession {
  userId: string;
  /** Null when the account was deleted: all of its sessions. */
  sessionId: string | null;
  reason: SessionEndReason;
}

/** How much clocks may differ, and events may take. */
const SLACK_MS = 5 * 60_000;

export interface EndedSessionsOptions {
  config: { NATS_URL: string[]; EVENTS_NAMESPACE: string; ACCESS_GRACE_MS: number };
  log: FastifyBaseLogger;
}

/**
 * The sessions that have ended while access tokens of them may still be valid, as the user service tells them over NATS. A gateway that starts reads
 * back as far as such tokens go. While NATS is away, it goes on with what it knows; tokens then end by themselves.
 */
export class EndedSessions {
  readonly #memoryMs: number;
  readonly #follower: EventFollower;
  /** By session id, or user id where all sessions of somebody ended. */
  readonly #ended = new Map<string, { reason: SessionEndReason; until: number }>();
  readonly #listeners = new Set<(ended: EndedSession) => void>();

  constructor({ config, log }: EndedSessionsOptions) {
    this.#memoryMs = ACCESS_TOKEN.lifetimeMs + config.ACCESS_GRACE_MS + SLACK_MS;
    this.#follower = followEvents({
      ...{ config, log, name: 'gateway', service: 'user', sinceMs: this.#memoryMs },
      followings: [
        follow(userSessionEnded, ({ data, occurredAt }) => this.#end(data.sessionId, data, occurredAt)),
        follow(userDeletionRequested, ({ data: { userId }, occurredAt }) => {
          this.#end(userId, { userId, sessionId: null, reason: 'ACCOUNT_DELETED' }, occurredAt);
        }),
      ],
    });
  }

  /** Why a viewer's session has ended; null while it has not. */
  reasonOf({ userId, sessionId }: Viewer): SessionEndReason | null {
    return (this.#ended.get(sessionId) ?? this.#ended.get(userId))?.reason ?? null;
  }

  /** How many are remembered. */
  get size(): number {
    return this.#ended.size;
  }

  /** Whether sessions that end are told at once, now. */
  get isUp(): boolean {
    return this.#follower.isUp;
  }

  /** Whether all was read once that had ended before. */
  get isInformed(): boolean {
    return this.#follower.hasCaughtUp;
  }

  /** Calls `listener` once for each session that ends from now on, soon after. Returns how to stop that. */
  onEnded(listener: (ended: EndedSession) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stop(): Promise<void> {
    return this.#follower.stop();
  }

  #end(key: string, ended: EndedSession, occurredAt: Date): void {
    const now = Date.now();
    // The oldest come first. None is kept longer than a token of it could be valid.
    for (const [oldest, { until }] of this.#ended) {
      if (until > now) break;
      this.#ended.delete(oldest);
    }
    const until = occurredAt.getTime() + this.#memoryMs;
    if (this.#ended.has(key) || until <= now) return;
    this.#ended.set(key, { reason: ended.reason, until });
    for (const listener of this.#listeners) listener(ended);
  }
}

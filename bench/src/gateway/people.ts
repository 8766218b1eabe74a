import { readFileSync } from 'node:fs';
import { ORIGIN_HEADER, readInternalKeys, signOrigin } from '@moim/service-kit';
import { decodeJwt } from 'jose';
import { DEMO_EMAILS, type DemoPlatform } from '../demo-platform.ts';

/** Tokens are good for ten minutes. */
const SIGN_IN_EVERY_MS = 300_000;

/** Somebody who is signed in. */
interface Person {
  token: string;
  userId: string;
  sessionId: string;
}

/** Those who ask: the demo accounts, and somebody who is signed out. */
export class People {
  readonly #platform: DemoPlatform;
  #people: readonly Person[] = [];
  /** By `performance.now()`. */
  #signedInAt = Number.NEGATIVE_INFINITY;

  constructor(platform: DemoPlatform) {
    this.#platform = platform;
  }

  /** Of a request of each of them, the last one of whoever is signed out. Good for half a minute. Signs them in when need be. */
  async headers(): Promise<Record<string, string>[]> {
    if (performance.now() - this.#signedInAt > SIGN_IN_EVERY_MS) {
      this.#people = await Promise.all(DEMO_EMAILS.map((email) => this.#signIn(email)));
      this.#signedInAt = performance.now();
    }
    return await Promise.all([...this.#people, null].map((person) => this.#headers(person)));
  }

  async #signIn(email: string): Promise<Person> {
    const token = await this.#platform.signIn(email);
    const { sub = '', sid } = decodeJwt(token);
    return { token, userId: sub, sessionId: String(sid) };
  }

  /** Hive and the monolith are told who asks as subgraphs are, and check no token. */
  async #headers(person: Person | null): Promise<Record<string, string>> {
    const keys = readInternalKeys(readFileSync(this.#platform.keys.internalKeyFile, 'utf8'));
    const viewer = person && { userId: person.userId, sessionId: person.sessionId };
    const origin = { viewer, locale: 'ko' as const, client: null };
    return {
      'content-type': 'application/json',
      ...(person === null ? {} : { authorization: `Bearer ${person.token}` }),
      [ORIGIN_HEADER]: await signOrigin(origin, keys),
    };
  }
}

import { GraphQLError, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { MAX_TOKENS, refuseTooLarge } from '../limits/document.ts';
import type { Spending } from '../limits/spending.ts';
import { type KnownOperations, sha256 } from './known-operations.ts';
import type { Sender } from './sender.ts';

export interface AdmissionOptions {
  known: KnownOperations;
  /** `manifests`: nothing else is run, except for developers. */
  allowed: 'any' | 'manifests';
  /** The ids of people who may run anything, and see the schema. */
  developers: readonly string[];
  /** Whether everybody may ask what is in the schema. */
  isSchemaPublic: boolean;
  spending: Spending;
}

/** A request, as far as it says what is to be run. */
export interface Asked {
  query?: unknown;
  extensions?: unknown;
}

/** Documents that are valid, and need no second look: so many, and so many characters of them. */
const SEEN = { max: 2_000, maxSize: 8_000_000 };
/** A document that is not known to be valid is parsed, validated and planned: points for that, and for each hundred characters. */
const NEW_DOCUMENT_COST = 20;
const HUNDRED_CHARACTERS_COST = 5;

/**
 * Decides which documents are looked at at all, alike for HTTP, WebSocket and server-sent events: in production those of the manifests alone, and
 * never one that is too large. What a new document costs the gateway is the sender's to pay.
 */
export class Admission {
  readonly #options: AdmissionOptions;
  readonly #developers: ReadonlySet<string>;
  readonly #seen = new LRUCache<string, { isKnown: boolean }>({
    ...SEEN,
    sizeCalculation: (_seen, text) => text.length,
  });

  constructor(options: AdmissionOptions) {
    this.#options = options;
    this.#developers = new Set(options.developers);
  }

  /** Whether somebody builds on this platform: they see what others do not. */
  isDeveloper({ viewer }: Pick<Sender, 'viewer'>): boolean {
    return viewer !== null && this.#developers.has(viewer.userId);
  }

  /** Whether somebody may ask what is in the schema. */
  mayIntrospect(sender: Pick<Sender, 'viewer'>): boolean {
    return this.#options.isSchemaPublic || this.isDeveloper(sender);
  }

  /** The texts that turned out valid lately, the last first. */
  recent(): Iterable<string> {
    return this.#seen.keys();
  }

  /**
   * The text of what is asked, when it is let in; null when there is none, which is for others to say. Rejects with PERSISTED_QUERY_NOT_IN_LIST (HTTP 403),
   * PERSISTED_QUERY_NOT_FOUND, GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED (HTTP 400) and RATE_LIMITED (HTTP 429).
   */
  async admit({ query, extensions }: Asked, sender: Sender): Promise<string | null> {
    const hash = hashOf(extensions);
    if (typeof query === 'string' && query !== '') {
      if (hash !== null && hash !== sha256(query)) throw otherHash();
      await this.#look(query, sender);
      return query;
    }
    if (hash === null) return null;
    const text = this.#options.known.find(hash);
    if (text === undefined)
      throw new GraphQLError('PersistedQueryNotFound', { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } });
    return text;
  }

  /** A document has turned out to be valid: from now on it is let in for nothing. Whatever is not is paid for each time. */
  remember(text: string): void {
    if (!this.#seen.has(text)) this.#seen.set(text, { isKnown: this.#options.known.has(text) });
  }

  async #look(text: string, sender: Sender): Promise<void> {
    const { known, allowed, spending } = this.#options;
    const seen = this.#seen.get(text);
    const isKnown = seen?.isKnown ?? known.has(text);
    if (allowed === 'manifests' && !isKnown && !this.isDeveloper(sender)) throw notInList();
    if (seen !== undefined || isKnown) return;
    const characters = Math.ceil(text.length / 100) * HUNDRED_CHARACTERS_COST;
    await spending.spend(NEW_DOCUMENT_COST + characters, sender);
    refuseTooLarge(parseDocument(text));
  }
}

function parseDocument(text: string) {
  try {
    return parse(text, { maxTokens: MAX_TOKENS, noLocation: true });
  } catch (error) {
    const message = error instanceof GraphQLError ? error.message : 'The document cannot be read.';
    throw new GraphQLError(message, { extensions: { code: 'GRAPHQL_PARSE_FAILED', http: { status: 400 } } });
  }
}

function notInList(): GraphQLError {
  return new GraphQLError('This server runs the operations of its manifests, and this is none of them.', {
    extensions: { code: 'PERSISTED_QUERY_NOT_IN_LIST', http: { status: 403 } },
  });
}

function otherHash(): GraphQLError {
  return new GraphQLError('The hash is not that of the query.', {
    extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
  });
}

/** The hash that stands for a document, as in Apollo's automatic persisted queries. */
function hashOf(extensions: unknown): string | null {
  const given = (extensions as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined)?.persistedQuery;
  return typeof given?.sha256Hash === 'string' ? given.sha256Hash : null;
}

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError } from '@moim/service-kit';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';

/** Texts that clients may have remembered here by their hash: so many, and so many characters of them. */
const REMEMBERED = { max: 1_000, maxSize: 4_000_000 };

/** A file of operations, in the format of Apollo's persisted query manifests. */
const manifestSchema = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), name: z.string(), body: z.string() })),
});

/** Operations that are known by the SHA-256 of their text, as lower-case hexadecimal digits. */
export class KnownOperations {
  readonly #manifest = new Map<string, string>();
  /** What clients have sent with its hash (automatic persisted queries); null where nothing but the manifests is run. */
  readonly #remembered: LRUCache<string, string> | null;

  /** Reads the manifests. Throws ConfigError for a file that is none, or whose hashes are wrong. */
  constructor(files: readonly string[], { onlyManifests }: { onlyManifests: boolean }) {
    for (const file of files) {
      for (const { id, name, body } of readManifest(file)) {
        if (id !== sha256(body)) throw new ConfigError([`${file}: the id of ${name} is not the SHA-256 of its text`]);
        this.#manifest.set(id, body);
      }
    }
    this.#remembered = onlyManifests
      ? null
      : new LRUCache({ ...REMEMBERED, sizeCalculation: (text, key) => text.length + key.length });
  }

  /** Whether a text is in a manifest. */
  has(text: string): boolean {
    return this.#manifest.has(sha256(text));
  }

  /** The texts of the manifests. */
  texts(): Iterable<string> {
    return this.#manifest.values();
  }

  /** Those of the manifests, and what clients have had remembered, as Apollo Server asks for them. */
  readonly cache = {
    get: async (key: string): Promise<string | undefined> => this.find(key.replace(/^apq:/, '')),
    set: async (key: string, text: string): Promise<void> => {
      this.#remembered?.set(key.replace(/^apq:/, ''), text);
    },
    delete: async (key: string): Promise<boolean> => this.#remembered?.delete(key.replace(/^apq:/, '')) ?? false,
  };

  /** The text of a hash; undefined for one that is not known. */
  find(hash: string): string | undefined {
    return this.#manifest.get(hash) ?? this.#remembered?.get(hash);
  }
}

function readManifest(file: string) {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ConfigError([`OPERATION_MANIFESTS: cannot read ${file} (${(error as Error).message})`]);
  }
  const { success, data } = manifestSchema.safeParse(json);
  if (!success) throw new ConfigError([`OPERATION_MANIFESTS: ${file} is no persisted query manifest`]);
  return data.operations;
}

/** As lower-case hexadecimal digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

import { checkedInFiles } from './checked-in.ts';
import type { Generator } from './generator.ts';
import { prismaClients } from './prisma.ts';

/** All that is generated, in the order in which one may need the other. A new generator is one line here. */
const generators: Generator[] = [prismaClients, checkedInFiles];

/**
 * Runs all generators. Returns the files that changed; with `check` nothing is written, and the list is of checked-in files
 * that somebody forgot to generate again.
 */
export async function generate(options: { check: boolean }): Promise<string[]> {
  const changed: string[] = [];
  for (const generator of generators) changed.push(...(await generator.run(options)));
  return changed;
}

/** The subgraphs, in the order in which they are listed everywhere. Databases, roles, keys and services derive from it. */
export const SUBGRAPHS = ['user', 'community', 'schedule', 'content', 'chat'] as const;

export type SubgraphName = (typeof SUBGRAPHS)[number];

/** What `of` gives for each subgraph, all at once. Rejects with the first failure, after all have settled. */
export async function forEachSubgraph<T>(of: (name: SubgraphName) => Promise<T>): Promise<Record<SubgraphName, T>> {
  const settled = await Promise.allSettled(SUBGRAPHS.map(async (name) => [name, await of(name)] as const));
  const entries = settled.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
  return Object.fromEntries(entries) as Record<SubgraphName, T>;
}

/** Name of a subgraph's database and of the role that owns it: `<prefix>_<subgraph>`. */
export function databaseName(prefix: string, subgraph: SubgraphName): string {
  return `${prefix}_${subgraph}`;
}

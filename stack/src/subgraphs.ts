/** The subgraphs, in the order in which they are listed everywhere. Databases, roles, keys and services derive from it. */
export const SUBGRAPHS = ['user', 'community', 'schedule', 'content', 'chat'] as const;

export type SubgraphName = (typeof SUBGRAPHS)[number];

/** Who has a database of their own: the subgraphs and the sign-in server. */
export const DATABASES = [...SUBGRAPHS, 'auth'] as const;

export type DatabaseName = (typeof DATABASES)[number];

/** What `of` gives for each subgraph, all at once. Rejects with the first failure, after all have settled. */
export function forEachSubgraph<T>(of: (name: SubgraphName) => Promise<T>): Promise<Record<SubgraphName, T>> {
  return forEach(SUBGRAPHS, of);
}

/** The same for each that has a database. */
export function forEachDatabase<T>(of: (name: DatabaseName) => Promise<T>): Promise<Record<DatabaseName, T>> {
  return forEach(DATABASES, of);
}

async function forEach<Name extends string, T>(
  names: readonly Name[],
  of: (name: Name) => Promise<T>,
): Promise<Record<Name, T>> {
  const settled = await Promise.allSettled(names.map(async (name) => [name, await of(name)] as const));
  const entries = settled.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
  return Object.fromEntries(entries) as Record<Name, T>;
}

/** Name of somebody's database and of the role that owns it: `<prefix>_<name>`. */
export function databaseName(prefix: string, name: DatabaseName): string {
  return `${prefix}_${name}`;
}

/** The folder of a service's sources, relative to the repository's root. */
export function folderOf(name: DatabaseName | 'gateway'): string {
  return name === 'gateway' || name === 'auth' ? name : `subgraphs/${name}`;
}

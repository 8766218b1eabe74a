import DataLoader from 'dataloader';

/** Rows by their id, null for an id that has none. `load` is one statement for all ids asked for in one tick. */
export function byId<Row>(
  load: (ids: readonly string[]) => Promise<readonly Row[]>,
  idOf: (row: Row) => string,
): DataLoader<string, Row | null> {
  return new DataLoader(async (ids) => {
    const rows = new Map((await load(ids)).map((row) => [idOf(row), row]));
    return ids.map((id) => rows.get(id) ?? null);
  });
}

/** Rows by their parent's id, in the order they came; an empty list for a parent that has none. One statement for all parents. */
export function byParent<Row>(
  load: (parentIds: readonly string[]) => Promise<readonly Row[]>,
  parentOf: (row: Row) => string,
): DataLoader<string, Row[]> {
  return new DataLoader(async (parentIds) => {
    const groups = Map.groupBy(await load(parentIds), parentOf);
    return parentIds.map((id) => groups.get(id) ?? []);
  });
}

/**
 * Like byParent, for lists with arguments: parents asked for with equal arguments in one tick become one statement.
 * Arguments must survive JSON.
 */
export function byParentAndArgs<Args, Row>(
  load: (parentIds: readonly string[], args: Args) => Promise<readonly Row[]>,
  parentOf: (row: Row) => string,
): (parentId: string, args: Args) => Promise<Row[]> {
  const loaders = new Map<string, DataLoader<string, Row[]>>();
  return (parentId, args) => {
    const key = JSON.stringify(args);
    let loader = loaders.get(key);
    if (loader === undefined) {
      loader = byParent((parentIds) => load(parentIds, args), parentOf);
      loaders.set(key, loader);
    }
    return loader.load(parentId);
  };
}

/** A number by id, 0 for an id that has none. One statement for all ids. */
export function countBy(
  load: (ids: readonly string[]) => Promise<readonly { id: string; count: number }[]>,
): DataLoader<string, number> {
  return new DataLoader(async (ids) => {
    const counts = new Map((await load(ids)).map((row) => [row.id, Number(row.count)]));
    return ids.map((id) => counts.get(id) ?? 0);
  });
}

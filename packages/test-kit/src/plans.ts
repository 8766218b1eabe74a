/** A step of a plan, as Postgres explains it. */
type PlanNode = { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; Plans?: PlanNode[] };
/** What of a Prisma client is needed, with its own statements. */
type Explaining<Statement> = { $queryRaw(statement: Statement): Promise<unknown> };

/** The steps of what `explain (format json)` says of a statement, outer ones first. */
export async function plansOf<Statement>(db: Explaining<Statement>, statement: Statement): Promise<PlanNode[]> {
  const [row] = (await db.$queryRaw(statement)) as [{ 'QUERY PLAN': [{ Plan: PlanNode }] }];
  const flat = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flat)];
  return flat(row['QUERY PLAN'][0].Plan);
}

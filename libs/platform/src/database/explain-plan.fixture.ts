import type { SystemDatabase } from './system-database.ts';

/** A node of a plan as EXPLAIN (FORMAT JSON) writes it. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** For tests: runs a statement with the plan it gets when it is prepared, rolls it back, and says how it read its tables. */
export async function explainPrepared(
  db: SystemDatabase,
  statement: { readonly text: string },
  values: readonly unknown[],
): Promise<{ readonly scans: readonly string[]; readonly rowsRead: number }> {
  let nodes: PlanNode[] = [];
  const rolledBack = new Error('rolled back');
  await db
    .inTransaction(async (tx) => {
      await tx.query(`PREPARE explained AS ${statement.text}`);
      const given = values.length > 0 ? `(${values.map(literal).join(', ')})` : '';
      const [row] = await tx.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
        `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) EXECUTE explained${given}`,
      );
      await tx.query('DEALLOCATE explained');
      nodes = flat(row?.['QUERY PLAN'][0].Plan);
      throw rolledBack;
    })
    .catch((error: unknown) => {
      if (error !== rolledBack) throw error;
    });
  const reads = nodes.filter((node) => node['Relation Name'] !== undefined || node['Index Name'] !== undefined);
  return {
    scans: reads.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name'] ?? ''),
    rowsRead: reads.reduce((sum, node) => sum + (node['Actual Rows'] ?? 0) * (node['Actual Loops'] ?? 0), 0),
  };
}

/** Of no type: the parameter's own is taken. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `'{${value.map((each) => JSON.stringify(each)).join(',')}}'`;
  return value instanceof Date ? `'${value.toISOString()}'` : `'${String(value)}'`;
}

function flat(node: PlanNode | undefined): PlanNode[] {
  return node === undefined ? [] : [node, ...(node.Plans ?? []).flatMap(flat)];
}

/** A set of rows handed to one statement as parallel arrays: `unnest($1::text[], …) AS input(…)`, in a fixed order. */
export class RowSet<Row> {
  /** For the FROM clause; its alias is `input` unless told otherwise. */
  readonly source: string;

  /** The number of the first parameter after the arrays. */
  readonly next: number;

  constructor(
    private readonly columns: readonly Column<Row>[],
    { alias = 'input', first = 1 }: { alias?: string; first?: number } = {},
  ) {
    const arrays = columns.map((column, index) => `$${index + first}::${column.type}[]`);
    this.source = `unnest(${arrays.join(', ')}) AS ${alias}(${columns.map((column) => column.name).join(', ')})`;
    this.next = columns.length + first;
  }

  values(rows: readonly Row[]): unknown[] {
    return this.columns.map((column) => rows.map(column.of));
  }
}

export interface Column<Row> {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'bigint' | 'boolean' | 'jsonb' | 'bytea' | 'timestamptz';
  readonly of: (row: Row) => unknown;
}

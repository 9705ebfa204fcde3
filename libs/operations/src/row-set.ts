/** A set of rows handed to one statement as parallel arrays: `unnest($1::text[], …) AS input(…)`, in a fixed order. */
export class RowSet<Row> {
  /** For the FROM clause, with `input` as its alias. */
  readonly source: string;

  constructor(private readonly columns: readonly Column<Row>[]) {
    const arrays = columns.map((column, index) => `$${index + 1}::${column.type}[]`);
    this.source = `unnest(${arrays.join(', ')}) AS input(${columns.map((column) => column.name).join(', ')})`;
  }

  /** The number of the first parameter after the arrays. */
  get next(): number {
    return this.columns.length + 1;
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

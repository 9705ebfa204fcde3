interface Page<Row> {
  readonly data: readonly Row[];
  readonly meta: { readonly last_page: number };
}

/** Reads a list paged by number to its end, one page after the other: for lists of tens, or some hundred. */
export async function allPages<Row>(ask: (page: number) => Promise<Page<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page = 1; ; page += 1) {
    const { data, meta } = await ask(page);
    rows.push(...data);
    if (page >= meta.last_page) return rows;
  }
}

import type { ReactNode } from 'react';
import { cx } from '../../lib/class-names.ts';
import styles from './table.module.css';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers and buttons stand at the end. */
  align?: 'start' | 'end';
  /** The cell that names the row: a header of its own, and the title of its card on a phone. One column has it. */
  isRowHeader?: boolean;
  /** Holds the row's menu, alone: at the row's end, and in the corner of its card on a phone. */
  isMenu?: boolean;
}

export interface TableProps<Row> {
  /** Names the table for those who do not see it. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}

/** Rows of facts; a card for each where the screen is narrow. Up to some hundred rows: beyond, take VirtualList. */
export function Table<Row>({ caption, columns, rows, keyOf }: TableProps<Row>) {
  // The roles stay when the styles turn the table into cards.
  return (
    <div className={styles.frame}>
      <table className={styles.table} role="table" aria-label={caption}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ id, header, align, isMenu }) => (
              <th key={id} role="columnheader" scope="col" className={cx(align === 'end' && styles.end)}>
                {isMenu === true ? <span className={styles.unseen}>{header}</span> : header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={keyOf(row)} role="row">
              {columns.map((column) => (
                <TableCell key={column.id} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TableCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { header, cell, align, isRowHeader = false, isMenu = false } = column;
  const className = cx(align === 'end' && styles.end, isMenu && styles.menu);
  if (isRowHeader) {
    return (
      <th role="rowheader" scope="row" className={cx(styles.rowHeader, className)}>
        {cell(row)}
      </th>
    );
  }
  return (
    <td role="cell" className={className} data-label={header}>
      {cell(row)}
    </td>
  );
}

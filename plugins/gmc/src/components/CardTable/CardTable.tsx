import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { columnPadding } from './columnPadding';

const useStyles = makeStyles(
  theme => ({
    scroller: { overflowX: 'auto', position: 'relative' },
    head: { [theme.breakpoints.down('sm')]: { display: 'none' } },
    column: {
      whiteSpace: 'nowrap',
      wordBreak: 'normal',
      ...columnPadding(theme),
    },
    body: { [theme.breakpoints.down('sm')]: { display: 'block' } },
    table: { [theme.breakpoints.down('sm')]: { display: 'block' } },
  }),
  { name: 'OpeaGmcCardTable' },
);

/** The head of a column; `sort` where the rows are in its order. */
export interface Column {
  name: string;
  head?: ReactNode;
  sort?: 'ascending' | 'descending';
}

/**
 * A table whose rows become cards where there is no room for columns. Its
 * roles are spelled out, because a table whose `display` changes loses them.
 */
export function CardTable(props: {
  label: string;
  columns: Column[];
  busy?: boolean;
  children: ReactNode;
}) {
  const classes = useStyles();
  const { label, columns, busy, children } = props;
  return (
    <div className={classes.scroller}>
      <Table
        size="small"
        role="table"
        aria-label={label}
        aria-busy={busy}
        className={classes.table}
      >
        <TableHead className={classes.head} role="rowgroup">
          <TableRow role="row">
            {columns.map(({ name, head, sort }) => (
              <TableCell
                key={name}
                role="columnheader"
                aria-sort={sort}
                className={classes.column}
              >
                {head ?? name}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody className={classes.body} role="rowgroup">
          {children}
        </TableBody>
      </Table>
    </div>
  );
}

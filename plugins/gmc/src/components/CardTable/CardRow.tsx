import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { columnPadding } from './columnPadding';

const useStyles = makeStyles(
  theme => ({
    row: {
      [theme.breakpoints.down('sm')]: {
        display: 'block',
        padding: theme.spacing(1.5, 2),
        borderBottom: `1px solid ${theme.palette.divider}`,
      },
    },
    cell: {
      verticalAlign: 'top',
      // Backstage's tables have 1, which is too little for names that wrap.
      lineHeight: 1.43,
      [theme.breakpoints.up('md')]: columnPadding(theme),
      [theme.breakpoints.down('sm')]: {
        display: 'flex',
        gap: theme.spacing(1),
        padding: theme.spacing(0.5, 0),
        borderBottom: 'none',
        // The column's name, which the hidden head no longer gives.
        '&::before': {
          content: 'attr(data-column)',
          flex: '0 0 7em',
          color: theme.palette.text.secondary,
        },
      },
    },
    // Nobody scrolls through cards to learn what is not known.
    unknown: { [theme.breakpoints.down('sm')]: { display: 'none' } },
  }),
  { name: 'OpeaGmcCardRow' },
);

/** A row of a `CardTable`. */
export function CardRow(props: { children: ReactNode }) {
  const classes = useStyles();
  return (
    <TableRow role="row" className={classes.row}>
      {props.children}
    </TableRow>
  );
}

/** What a row says in a column; `otherwise` where it says nothing. */
export function CardCell(props: {
  column: string;
  otherwise: string;
  children: ReactNode;
}) {
  const classes = useStyles();
  const { column, otherwise, children } = props;
  const unknown = children ? '' : classes.unknown;
  return (
    <TableCell
      role="cell"
      className={`${classes.cell} ${unknown}`}
      data-column={column}
    >
      {children || otherwise}
    </TableCell>
  );
}

import type { Theme } from '@material-ui/core/styles';

/** The padding of heads and cells, which have to be as wide as each other. */
export function columnPadding(theme: Theme) {
  return {
    // Backstage's 20 pixels push the last of seven columns out of sight.
    padding: theme.spacing(1, 1.25),
    '&:first-child': { paddingLeft: theme.spacing(2.5) },
    '&:last-child': { paddingRight: theme.spacing(2.5) },
  };
}

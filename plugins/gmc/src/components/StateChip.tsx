import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import { gmcTranslationRef } from '../translation';
import { shownState, StateIcon } from './StateIcon';
import type { AnyState } from './StateIcon';

const useStyles = makeStyles(
  theme => ({
    // The chip's own margin is for rows of chips; here it stands alone.
    root: { margin: 0, color: theme.palette.text.primary },
  }),
  { name: 'OpeaGmcStateChip' },
);

/**
 * The state of a connector or a step, as an icon and a word: colour alone
 * tells nothing. A state of a newer backend is shown as unknown.
 */
export function StateChip(props: {
  state: AnyState;
  size?: 'small' | 'medium';
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const state = shownState(props.state);
  return (
    <Chip
      className={classes.root}
      variant="outlined"
      size={props.size}
      icon={<StateIcon state={state} />}
      label={t(`state.${state}`)}
    />
  );
}

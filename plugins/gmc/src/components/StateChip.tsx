import type { ComponentType } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import AccountTreeIcon from '@material-ui/icons/AccountTreeOutlined';
import AutorenewIcon from '@material-ui/icons/Autorenew';
import BlockIcon from '@material-ui/icons/Block';
import CheckCircleIcon from '@material-ui/icons/CheckCircleOutline';
import DeleteIcon from '@material-ui/icons/DeleteOutline';
import ErrorIcon from '@material-ui/icons/ErrorOutline';
import HelpIcon from '@material-ui/icons/HelpOutline';
import LaunchIcon from '@material-ui/icons/Launch';
import PauseIcon from '@material-ui/icons/PauseCircleOutline';
import RemoveIcon from '@material-ui/icons/RemoveCircleOutline';
import type {
  ConnectorState,
  StepState,
} from '@opea/backstage-plugin-gmc-common';
import { gmcTranslationRef } from '../translation';
import { toneColour } from './tone';
import type { Tone } from './tone';

type State = ConnectorState | StepState;

const looks: Record<State, { icon: ComponentType<SvgIconProps>; tone: Tone }> =
  {
    ready: { icon: CheckCircleIcon, tone: 'ok' },
    progressing: { icon: AutorenewIcon, tone: 'running' },
    degraded: { icon: ErrorIcon, tone: 'error' },
    stuck: { icon: BlockIcon, tone: 'error' },
    suspended: { icon: PauseIcon, tone: 'warning' },
    deleting: { icon: DeleteIcon, tone: 'warning' },
    absent: { icon: RemoveIcon, tone: 'error' },
    missing: { icon: RemoveIcon, tone: 'error' },
    external: { icon: LaunchIcon, tone: 'neutral' },
    nested: { icon: AccountTreeIcon, tone: 'neutral' },
    unknown: { icon: HelpIcon, tone: 'warning' },
  };

const useStyles = makeStyles(
  theme => ({
    // The chip's own margin is for rows of chips; here it stands alone.
    root: { margin: 0, color: theme.palette.text.primary },
    icon: {
      color: (props: { tone: Tone }) => toneColour(theme, props.tone),
    },
  }),
  { name: 'OpeaGmcStateChip' },
);

/**
 * The state of a connector or a step, as an icon and a word: colour alone
 * tells nothing. A state of a newer backend is shown as unknown.
 */
export function StateChip(props: { state: State; size?: 'small' | 'medium' }) {
  const { t } = useTranslationRef(gmcTranslationRef);
  const state: State = props.state in looks ? props.state : 'unknown';
  const { icon: Icon, tone } = looks[state];
  const classes = useStyles({ tone });
  return (
    <Chip
      className={classes.root}
      variant="outlined"
      size={props.size}
      icon={<Icon className={classes.icon} aria-hidden />}
      label={t(`state.${state}`)}
    />
  );
}

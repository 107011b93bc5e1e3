import type { ComponentType } from 'react';
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
import { toneColour } from './tone';
import type { Tone } from './tone';

/** The state of a connector or of a step. */
export type AnyState = ConnectorState | StepState;

const looks: Record<
  AnyState,
  { icon: ComponentType<SvgIconProps>; tone: Tone }
> = {
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
    icon: {
      color: (props: { tone: Tone }) => toneColour(theme, props.tone),
    },
  }),
  { name: 'OpeaGmcStateIcon' },
);

/** The picture of a state; the word goes beside it. */
export function StateIcon(props: {
  state: AnyState;
  className?: string;
}): JSX.Element {
  const { icon: Icon, tone } = looks[shownState(props.state)];
  const classes = useStyles({ tone });
  return (
    <Icon className={`${classes.icon} ${props.className ?? ''}`} aria-hidden />
  );
}

/** The state itself, or `unknown` for one that only a newer backend knows. */
export function shownState(state: AnyState): AnyState {
  return state in looks ? state : 'unknown';
}

import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  Cause,
  ConnectorState,
  Verdict,
} from '@opea/backstage-plugin-gmc-common';
import { knownState } from '../../text/knownState';
import { gmcTranslationRef } from '../../translation';
import { CauseItem } from './CauseItem';

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1),
    },
    title: { marginBottom: theme.spacing(1) },
  }),
  { name: 'OpeaGmcCauseList' },
);

/**
 * Why a connector is as it is: the root cause first and open, the others as
 * far as their names. What a reader opens or closes stays so, wherever the
 * next verdict puts it.
 */
export function CauseList(props: { verdict: Verdict; namespace: string }) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const [chosen, setChosen] = useState<Record<string, boolean>>({});
  const { causes } = props.verdict;
  if (causes.length === 0) {
    return null;
  }
  const state = knownState(props.verdict.state);
  // What is within its time has no culprit yet.
  const hasRoot = state !== 'progressing';
  return (
    <div>
      <Typography variant="h6" component="h3" className={classes.title}>
        {t(titleOf(state))}
      </Typography>
      <ol className={classes.list}>
        {causes.map((cause, index) => {
          const key = keyOf(cause);
          return (
            <CauseItem
              key={index}
              cause={cause}
              isRoot={hasRoot && index === 0}
              namespace={props.namespace}
              open={chosen[key] ?? index === 0}
              onToggle={open => setChosen({ ...chosen, [key]: open })}
            />
          );
        })}
      </ol>
    </div>
  );
}

function titleOf(state: ConnectorState) {
  switch (state) {
    case 'unknown':
      return 'causes.titleUnknown';
    case 'progressing':
      return 'causes.titleProgressing';
    default:
      return 'causes.title';
  }
}

/** What stays the same from one verdict to the next, but for a restarted Pod. */
function keyOf({ code, step, object }: Cause): string {
  return [code, step, object.kind, object.name, object.container].join('/');
}

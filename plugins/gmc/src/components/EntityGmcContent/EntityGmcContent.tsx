import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { useConnectors } from '../../hooks/useConnectors';
import { ConnectorSection } from '../ConnectorSection/ConnectorSection';
import { FailureMessage } from '../Message/FailureMessage';
import { ProblemMessage } from '../Message/ProblemMessage';
import { LoadingConnector } from './LoadingConnector';

const useStyles = makeStyles(
  theme => ({
    sections: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(3),
    },
  }),
  { name: 'OpeaGmcContent' },
);

/** The GMC tab of an entity page. */
export function EntityGmcContent() {
  const classes = useStyles();
  const { entity } = useEntity();
  const state = useConnectors(entity);

  if (state.status === 'loading') {
    return <LoadingConnector />;
  }
  if (state.status === 'failed') {
    return <FailureMessage error={state.error} onRetry={state.retry} />;
  }
  const { document, connection } = state;
  if (document.problem || document.connectors.length === 0) {
    return <ProblemMessage problem={document.problem} />;
  }
  return (
    <div className={classes.sections}>
      {document.connectors.map(connector => (
        <ConnectorSection
          key={`${connector.cluster}/${connector.namespace}/${connector.name}`}
          connector={connector}
          connection={connection}
        />
      ))}
    </div>
  );
}

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import type { StepVerdict } from '@opea/backstage-plugin-gmc-common';
import { gmcTranslationRef } from '../../translation';
import { CardTable } from '../CardTable/CardTable';
import { StepRow } from './StepRow';

/** The steps of a connector and its router, in the order of the spec. */
export function StepsTable(props: { steps: StepVerdict[] }) {
  const { t } = useTranslationRef(gmcTranslationRef);
  const columns = [
    t('steps.component'),
    t('steps.state'),
    t('steps.model'),
    t('steps.hardware'),
    t('steps.replicas'),
    t('steps.url'),
    t('steps.image'),
  ];
  return (
    <div>
      <Typography variant="h6" component="h3">
        {t('steps.title')}
      </Typography>
      {props.steps.length === 0 ? (
        <Typography color="textSecondary">{t('steps.none')}</Typography>
      ) : (
        <CardTable
          label={t('steps.title')}
          columns={columns.map(name => ({ name }))}
        >
          {props.steps.map(step => (
            <StepRow
              key={`${step.node}/${step.index}/${step.name}`}
              step={step}
            />
          ))}
        </CardTable>
      )}
    </div>
  );
}

import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { StepVerdict } from '@opea/backstage-plugin-gmc-common';
import { gmcTranslationRef } from '../../translation';
import { BreakableText } from '../BreakableText';
import { CardCell, CardRow } from '../CardTable/CardRow';
import { StateChip } from '../StateChip';

const useStyles = makeStyles(
  theme => ({
    long: {
      display: 'inline-block',
      maxWidth: '24em',
      minWidth: 0,
      [theme.breakpoints.up('md')]: {
        // The rest is in its title: a digest must not make the row a page.
        display: '-webkit-box',
        overflow: 'hidden',
        WebkitBoxOrient: 'vertical',
        WebkitLineClamp: 3,
      },
      fontFamily: 'monospace',
      fontSize: '0.85em',
      lineHeight: 1.4,
      overflowWrap: 'anywhere',
    },
    words: { minWidth: 0, overflowWrap: 'anywhere' },
    nowrap: { whiteSpace: 'nowrap' },
  }),
  { name: 'OpeaGmcStepRow' },
);

/** One step, as it runs. */
export function StepRow(props: { step: StepVerdict }) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const { step } = props;
  const { replicas } = step;
  const cell = (column: string, content: ReactNode) => (
    <CardCell column={column} otherwise={t('steps.unknown')}>
      {content}
    </CardCell>
  );
  const long = (text: string | undefined) =>
    text && (
      <span className={classes.long} title={text}>
        <BreakableText text={text} />
      </span>
    );
  const origin = [
    step.name === step.title ? undefined : step.name,
    step.role === 'router' ? undefined : t(`role.${step.role}`),
    step.node && step.node !== 'root'
      ? t('steps.node', { node: step.node })
      : undefined,
  ];
  return (
    <CardRow>
      {cell(
        t('steps.component'),
        <div className={classes.words}>
          {step.title}
          <Typography variant="body2" color="textSecondary">
            {origin.filter(Boolean).join(' · ')}
          </Typography>
        </div>,
      )}
      {cell(t('steps.state'), <StateChip state={step.state} size="small" />)}
      {cell(t('steps.model'), long(step.model))}
      {cell(t('steps.hardware'), step.hardware)}
      {cell(
        t('steps.replicas'),
        replicas && (
          <span className={classes.nowrap}>
            {t('steps.replicasValue', {
              available: String(replicas.available),
              desired: String(replicas.desired),
            })}
          </span>
        ),
      )}
      {cell(t('steps.url'), long(step.url))}
      {cell(t('steps.image'), long(step.image))}
    </CardRow>
  );
}

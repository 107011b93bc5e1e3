import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import DoneIcon from '@material-ui/icons/Done';
import {
  STATES_BY_SEVERITY,
  type ConnectorState,
} from '@opea/backstage-plugin-gmc-common';
import { facetOptions } from '../../fleet/facetOptions';
import type { FacetOption } from '../../fleet/facetOptions';
import { formatNumber } from '../../text/formatNumber';
import { gmcTranslationRef } from '../../translation';
import { StateIcon } from '../StateIcon';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    chip: {
      margin: 0,
      color: theme.palette.text.primary,
      // A shade of grey does not tell enough where one is.
      '&.Mui-focusVisible': {
        outline: `2px solid ${theme.palette.text.primary}`,
      },
    },
    label: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
    },
    done: { fontSize: '1.1em' },
  }),
  { name: 'OpeaGmcStateFilter' },
);

/** How many connectors are in each state, and which of them to show. */
export function StateFilter(props: {
  facet: FacetOption[] | undefined;
  chosen: ConnectorState[] | undefined;
  onChange: (chosen: ConnectorState[]) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const { facet, chosen = [], onChange } = props;
  const options = facetOptions(facet, chosen);
  if (options.length === 0) {
    return null;
  }
  return (
    <div
      className={classes.root}
      role="group"
      aria-label={t('fleet.filter.state')}
    >
      {STATES_BY_SEVERITY.map(state => {
        const option = options.find(({ value }) => value === state);
        const isChosen = chosen.includes(state);
        return (
          option && (
            <Chip
              key={state}
              component="button"
              type="button"
              aria-pressed={isChosen}
              clickable
              className={classes.chip}
              variant={isChosen ? 'default' : 'outlined'}
              icon={<StateIcon state={state} />}
              label={
                <span className={classes.label}>
                  {t('fleet.filter.option', {
                    value: t(`state.${state}`),
                    connectors: formatNumber(option.count),
                  })}
                  {isChosen && (
                    <DoneIcon className={classes.done} aria-hidden />
                  )}
                </span>
              }
              onClick={() =>
                onChange(
                  isChosen
                    ? chosen.filter(each => each !== state)
                    : [...chosen, state],
                )
              }
            />
          )
        );
      })}
    </div>
  );
}

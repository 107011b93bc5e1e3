import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Checkbox from '@material-ui/core/Checkbox';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { facetOptions } from '../../fleet/facetOptions';
import type { FacetOption } from '../../fleet/facetOptions';
import { formatNumber } from '../../text/formatNumber';
import { gmcTranslationRef } from '../../translation';

const useStyles = makeStyles(
  {
    option: { overflowWrap: 'anywhere' },
    checkbox: { flexShrink: 0 },
  },
  { name: 'OpeaGmcFacetFilter' },
);

/** Chooses any of the values there are, each with how many have it. */
export function FacetFilter(props: {
  id: string;
  label: string;
  facet: FacetOption[] | undefined;
  chosen: string[] | undefined;
  /** What a value is called. */
  nameOf: (value: string) => string;
  onChange: (chosen: string[]) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const { id, label, facet, chosen = [], nameOf, onChange } = props;
  const counts = new Map(
    facetOptions(facet, chosen).map(({ value, count }) => [value, count]),
  );
  return (
    <Autocomplete
      multiple
      id={id}
      size="small"
      disableCloseOnSelect
      limitTags={1}
      options={[...counts.keys()]}
      value={chosen}
      getOptionLabel={nameOf}
      noOptionsText={t('fleet.filter.none')}
      onChange={(_, values) => onChange(values)}
      renderOption={(value, { selected }) => (
        <>
          <Checkbox
            size="small"
            color="primary"
            className={classes.checkbox}
            checked={selected}
            tabIndex={-1}
            inputProps={{ 'aria-hidden': true }}
          />
          <span className={classes.option}>
            {t('fleet.filter.option', {
              value: nameOf(value),
              connectors: formatNumber(counts.get(value) ?? 0),
            })}
          </span>
        </>
      )}
      renderInput={params => (
        <TextField {...params} variant="outlined" label={label} />
      )}
    />
  );
}

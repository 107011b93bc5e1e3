import { useEffect, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import IconButton from '@material-ui/core/IconButton';
import InputAdornment from '@material-ui/core/InputAdornment';
import TextField from '@material-ui/core/TextField';
import ClearIcon from '@material-ui/icons/Clear';
import SearchIcon from '@material-ui/icons/Search';
import { gmcTranslationRef } from '../../translation';

/** How long a pause in typing is taken for its end. */
const PAUSE_MS = 300;

/** Words to look for; they take effect at a pause in typing. */
export function SearchField(props: {
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslationRef(gmcTranslationRef);
  const { value, onChange } = props;
  const [draft, setDraft] = useState<string>();
  useEffect(() => {
    if (draft === undefined) {
      return undefined;
    }
    const timer = setTimeout(() => {
      onChange(draft);
      setDraft(undefined);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, onChange]);
  const shown = draft ?? value;
  return (
    <TextField
      fullWidth
      id="gmc-fleet-search"
      size="small"
      variant="outlined"
      label={t('fleet.filter.search')}
      placeholder={t('fleet.filter.searchHint')}
      inputProps={{ type: 'text', role: 'searchbox', maxLength: 200 }}
      value={shown}
      onChange={event => setDraft(event.target.value)}
      InputProps={{
        startAdornment: (
          <InputAdornment position="start">
            <SearchIcon aria-hidden />
          </InputAdornment>
        ),
        endAdornment: shown && (
          <InputAdornment position="end">
            <IconButton
              size="small"
              aria-label={t('fleet.filter.clearSearch')}
              onClick={() => setDraft('')}
            >
              <ClearIcon />
            </IconButton>
          </InputAdornment>
        ),
      }}
    />
  );
}

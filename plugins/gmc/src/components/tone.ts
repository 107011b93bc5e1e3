import type { Theme } from '@material-ui/core/styles';

/** How good the news is. */
export type Tone = 'ok' | 'running' | 'warning' | 'error' | 'neutral';

/** Backstage's palette; a theme that was not made for it may lack `status`. */
interface StatusPalette {
  status?: Partial<Record<string, string>>;
}

/** The colour of icons in a tone; words keep the colour of text. */
export function toneColour(theme: Theme, tone: Tone): string {
  const { status }: StatusPalette = theme.palette;
  const colours: Record<Tone, string> = {
    ok: status?.ok ?? theme.palette.success.main,
    running: status?.running ?? theme.palette.info.main,
    warning: status?.warning ?? theme.palette.warning.main,
    error: status?.error ?? theme.palette.error.main,
    neutral: theme.palette.text.secondary,
  };
  return colours[tone];
}

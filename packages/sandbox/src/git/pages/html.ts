/** Text that is HTML already. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = string | number | Html | Html[] | undefined;

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A template tag that escapes every value which is not HTML itself. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  const parts = strings.map(
    (text, index) =>
      text + (index < values.length ? render(values[index]) : ''),
  );
  return new Html(parts.join(''));
}

function render(value: Value): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(item => item.text).join('');
  return String(value).replace(/[&<>"']/g, character => ESCAPES[character]);
}

/** A path as it stands in a link: its slashes are kept. */
export function linkTo(...parts: string[]): string {
  const segments = parts.join('/').split('/').filter(Boolean);
  return `/${segments.map(encodeURIComponent).join('/')}`;
}

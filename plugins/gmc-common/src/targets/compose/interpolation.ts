/** A variable that Compose fills in: `${NAME}`, `${NAME:-default}`, `$NAME`. */
export interface Reference {
  name: string;
  /** `:-`, `-`, `:?`, `?`, `:+` or `+`; none in `${NAME}`. */
  operator?: string;
  /** What stands behind the operator: a default, a message. */
  word: string;
  /** The whole, as it is written. */
  text: string;
}

/** A longer one is none: looking for its end must not take for ever. */
const MAX_LENGTH = 2000;

/** What Compose takes for the beginning of a variable, and then for a mistake. */
const UNREADABLE = /\$\{(?![A-Za-z_]\w*(?::?[-?+]|\}))/;

/**
 * A value of `environment` for a compose file. A dollar sign is one in the
 * container too, unless the author wrote `${…}`: that is left to Compose on
 * purpose, so that one document serves several machines.
 */
export function escapeValue(value: string): string {
  return partsOf(value)
    .map(part =>
      typeof part !== 'string' && part.text.startsWith('${')
        ? part.text
        : textOf(part).replaceAll('$', '$$$$'),
    )
    .join('');
}

/**
 * A text that is in Compose's own syntax already: ports, volumes, an image.
 * Only a dollar sign that Compose could not read is doubled.
 */
export function escapeComposeText(text: string): string {
  return partsOf(text)
    .map(part =>
      typeof part === 'string' ? part.replace(/\$\$?/g, '$$$$') : part.text,
    )
    .join('');
}

/** The variables that Compose fills in, those within defaults included. */
export function referencesIn(text: string): Reference[] {
  return partsOf(text).flatMap(part =>
    typeof part === 'string' ? [] : [part, ...referencesIn(part.word)],
  );
}

/** The variable that a text is, if it is nothing else. */
export function soleReference(text: string): Reference | undefined {
  const [part, ...others] = partsOf(text);
  return typeof part === 'object' && others.length === 0 ? part : undefined;
}

/** The text with the variables' defaults in their places, as far as there are. */
export function withDefaults(text: string): string {
  return partsOf(text)
    .map(part => {
      if (typeof part === 'string') {
        return part;
      }
      return part.operator?.endsWith('-') ? withDefaults(part.word) : '';
    })
    .join('');
}

/** Cuts a text into what is literal and what Compose fills in. */
function partsOf(text: string): (string | Reference)[] {
  const parts: (string | Reference)[] = [];
  let literalFrom = 0;
  for (let at = text.indexOf('$'); at !== -1; at = text.indexOf('$', at)) {
    const reference = referenceAt(text, at);
    if (!reference) {
      // Two are a literal one.
      at += text.startsWith('$$', at) ? 2 : 1;
      continue;
    }
    if (at > literalFrom) {
      parts.push(text.slice(literalFrom, at));
    }
    parts.push(reference);
    at += reference.text.length;
    literalFrom = at;
  }
  if (literalFrom < text.length) {
    parts.push(text.slice(literalFrom));
  }
  return parts;
}

function textOf(part: string | Reference): string {
  return typeof part === 'string' ? part : part.text;
}

function referenceAt(text: string, at: number): Reference | undefined {
  const pattern = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(:?[-?+]|(?=\})))/y;
  pattern.lastIndex = at;
  const [opening, plain, braced, operator] = pattern.exec(text) ?? [];
  if (plain !== undefined) {
    return { name: plain, word: '', text: opening ?? '' };
  }
  if (opening === undefined || braced === undefined) {
    return undefined;
  }
  const wordFrom = at + opening.length;
  const end = closingBrace(text, wordFrom);
  if (end === undefined) {
    return undefined;
  }
  const word = text.slice(wordFrom, end);
  // Compose reads what is within as well.
  return UNREADABLE.test(word.replaceAll('$$', ''))
    ? undefined
    : {
        name: braced,
        ...(operator !== '' && { operator }),
        word,
        text: text.slice(at, end + 1),
      };
}

/** Compose counts braces, whatever is before them. */
function closingBrace(text: string, from: number): number | undefined {
  let depth = 1;
  const last = Math.min(text.length, from + MAX_LENGTH);
  for (let index = from; index < last; index++) {
    if (text[index] === '{') {
      depth++;
    } else if (text[index] === '}' && --depth === 0) {
      return index;
    }
  }
  return undefined;
}

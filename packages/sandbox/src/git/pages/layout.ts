import { Html, html } from './html';

/** A page with the frame that all pages of the host have. */
export function layout(title: string, content: Html): string {
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Sandbox git host</title>
        <link rel="stylesheet" href="/-/style.css" />
      </head>
      <body>
        <header>
          <a href="/">Sandbox git host</a>
          <span>for development: what is here stays on this machine</span>
        </header>
        <main>${content}</main>
      </body>
    </html>`.text;
}

/** The style of all pages, light or dark as the browser likes. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --line: light-dark(#d5d9e0, #3a414b);
  --quiet: light-dark(#57606a, #9aa5b1);
  --band: light-dark(#fff4d6, #3d3312);
  --link: light-dark(#0b5cad, #79b8ff);
  --paper: light-dark(#ffffff, #16191d);
  --ink: light-dark(#1b1f24, #e4e8ec);
}
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: var(--paper); color: var(--ink); }
header { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .6rem 1rem; background: var(--band); border-bottom: 1px solid var(--line); }
header a { font-weight: 600; color: inherit; }
header span, .quiet { color: var(--quiet); }
main { max-width: 64rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.4rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; }
a { color: var(--link); }
table { width: 100%; border-collapse: collapse; }
td, th { text-align: left; padding: .4rem .5rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
td.number { text-align: right; white-space: nowrap; }
code, pre { font: 14px/1.5 ui-monospace, monospace; }
pre { overflow-x: auto; padding: .8rem; border: 1px solid var(--line); border-radius: 6px; counter-reset: line; }
pre.numbered .line { display: block; min-height: 1.5em; }
pre.numbered .line::before { counter-increment: line; content: counter(line); display: inline-block; width: 3em; margin-right: 1em; text-align: right; color: var(--quiet); user-select: none; }
pre.numbered .line:target { background: var(--band); }
`;

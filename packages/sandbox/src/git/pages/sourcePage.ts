import { Repository, TreeEntry } from '../Repository';
import { Html, html, linkTo } from './html';
import { Location } from './location';

/** Larger files are offered as they are. */
const MAX_SHOWN_BYTES = 512 * 1024;

/** A folder with its last commit and its README, or a file with numbered lines. */
export async function sourcePage(
  location: Location,
  entry: TreeEntry,
  origin: string,
): Promise<Html> {
  const { repository, commit } = location;
  const { author, message } = await repository.commit(commit);
  const count = await repository.countCommits(commit);
  return html`${heading(location)}
    <p>
      <strong>${message.split('\n', 1)[0]}</strong>
      <span class="quiet">
        by ${author.name},
        <time datetime="${author.date}">${author.date}</time> ·
        <code>${commit.slice(0, 10)}</code> ·
        ${count === 1 ? '1 commit' : `${count} commits`}
      </span>
    </p>
    ${entry.type === 'dir'
      ? await folder(location)
      : await file(location, entry)}
    ${cloneHint(repository, origin)}`;
}

/** What a repository shows before anything was pushed to it. */
export function emptyPage(repository: Repository, origin: string): Html {
  return html`<h1>${repository.fullName}</h1>
    <p>This repository is empty: it was made, and nothing was pushed to it.</p>
    <p>
      To delete it:
      <code
        >curl --user sandbox --request DELETE
        ${origin}/api/v1/repos/${repository.fullName}</code
      >
    </p>
    ${cloneHint(repository, origin)}`;
}

function heading({ repository, ref, path }: Location): Html {
  const parts = path.split('/').filter(Boolean);
  const crumbs = parts.map((part, index) => {
    const target = parts.slice(0, index + 1).join('/');
    return html` /
      <a href="${linkTo(repository.fullName, 'src', ref, target)}">${part}</a>`;
  });
  return html`<h1>
      <a href="${linkTo(repository.fullName)}">${repository.fullName}</a
      >${crumbs}
    </h1>
    <p class="quiet">${repository.facts.description}</p>
    <p>
      ${ref.replace('/', ' ')}
      ${repository.facts.private ? '· private, had this host any users' : ''}
    </p>`;
}

async function folder(location: Location): Promise<Html> {
  const { repository, commit, ref, path } = location;
  const entries = (await repository.list(commit, path)) ?? [];
  const readme = entries.find(
    ({ name, type }) => type === 'file' && /^readme(\.|$)/i.test(name),
  );
  return html`<table>
      <tbody>
        ${entries.map(
          entry => html`<tr>
            <td>
              <a href="${linkTo(repository.fullName, 'src', ref, entry.path)}"
                >${entry.name}${entry.type === 'dir' ? '/' : ''}</a
              >
            </td>
            <td class="number quiet">
              ${entry.size === undefined ? '' : `${entry.size} B`}
            </td>
          </tr>`,
        )}
      </tbody>
    </table>
    ${readme &&
    html`<h2>${readme.name}</h2>
      <pre>${(await repository.read(readme.sha)).toString()}</pre>`}`;
}

async function file(
  { repository, ref }: Location,
  entry: TreeEntry,
): Promise<Html> {
  const raw = linkTo(repository.fullName, 'raw', ref, entry.path);
  const link = html`<p><a href="${raw}">Raw file</a></p>`;
  if (entry.type !== 'file' || (entry.size ?? 0) > MAX_SHOWN_BYTES) {
    return html`${link}
      <p>This is too large to show.</p>`;
  }
  const content = await repository.read(entry.sha);
  if (content.includes(0)) {
    return html`${link}
      <p>This is not a text.</p>`;
  }
  const lines = content.toString().replace(/\n$/, '').split('\n');
  // One line of HTML per line of text: white space counts inside <pre>.
  return html`${link}
    <pre class="numbered">
${lines.map(
        (line, index) =>
          html`<span class="line" id="L${index + 1}">${line}</span>`,
      )}</pre
    >`;
}

function cloneHint({ fullName }: Repository, origin: string): Html {
  return html`<p class="quiet">
    <code>git clone ${origin}/${fullName}.git</code>
  </p>`;
}

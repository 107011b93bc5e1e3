import { ServerResponse } from 'node:http';
import { sendArchive } from '../giteaApi';
import { GitHostRequest } from '../GitHostRequest';
import { Repository } from '../Repository';
import { RepositoryStore } from '../RepositoryStore';
import { Html, html, linkTo } from './html';
import { layout, STYLE } from './layout';
import { Location, readLocation } from './location';
import { repositoriesPage } from './repositoriesPage';
import { emptyPage, sourcePage } from './sourcePage';

/** Answers a browser, under the addresses that Gitea has. */
export async function sendPage(
  repositories: RepositoryStore,
  request: GitHostRequest,
): Promise<void> {
  const { req, res, segments } = request;
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    return sendText(res, 405, 'Method Not Allowed');
  }
  const [owner, name, ...rest] = segments;
  if (owner === '-' && name === 'style.css') {
    return send(res, 200, 'text/css; charset=utf-8', STYLE);
  }
  if (name === undefined) {
    const all = await repositories.list();
    return owner && !repositories.hasOrganization(owner)
      ? sendNotFound(res)
      : sendHtml(res, 200, 'Repositories', repositoriesPage(all));
  }
  const repository = await repositories.find(owner, name);
  if (!repository) return sendNotFound(res);
  return sendRepository(repository, request, rest);
}

async function sendRepository(
  repository: Repository,
  request: GitHostRequest,
  [view, ...rest]: string[],
): Promise<void> {
  const { res, origin } = request;
  if (view === undefined && (await repository.branches()).size === 0) {
    return sendHtml(
      res,
      200,
      repository.fullName,
      emptyPage(repository, origin),
    );
  }
  if (view === 'archive') {
    return sendArchive(repository, request, rest.join('/'));
  }
  // Where Backstage's "edit" links lead; nothing is edited here.
  if (view === '_edit') {
    const target = linkTo(repository.fullName, 'src', 'branch', ...rest);
    res.writeHead(303, { Location: target }).end();
    return undefined;
  }
  const location =
    view === undefined
      ? await readLocation(repository, [
          'branch',
          await repository.defaultBranch(),
        ])
      : await readLocation(repository, rest);
  if (!location) return sendNotFound(res);
  if (view === 'raw') return sendRaw(location, res);
  if (view !== undefined && view !== 'src') return sendNotFound(res);

  const entry = await repository.entry(location.commit, location.path);
  if (!entry) return sendNotFound(res);
  const title = [repository.fullName, location.path].filter(Boolean).join('/');
  return sendHtml(res, 200, title, await sourcePage(location, entry, origin));
}

async function sendRaw(
  { repository, commit, path }: Location,
  res: ServerResponse,
): Promise<void> {
  const entry = await repository.entry(commit, path);
  if (entry?.type !== 'file') return sendNotFound(res);
  const content = await repository.read(entry.sha);
  // Never as what it says it is: a file of a repository is no page of ours.
  return send(res, 200, 'text/plain; charset=utf-8', content);
}

function sendNotFound(res: ServerResponse): void {
  const content = html`<h1>Not found</h1>
    <p>There is no such page here. <a href="/">All repositories</a></p>`;
  return sendHtml(res, 404, 'Not found', content);
}

function sendHtml(
  res: ServerResponse,
  status: number,
  title: string,
  content: Html,
): void {
  return send(res, status, 'text/html; charset=utf-8', layout(title, content));
}

function sendText(res: ServerResponse, status: number, text: string): void {
  return send(res, status, 'text/plain; charset=utf-8', text);
}

function send(
  res: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
): void {
  res.writeHead(status, {
    'Content-Type': type,
    'Content-Security-Policy': "default-src 'none'; style-src 'self'",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-cache',
  });
  res.end(body);
}

import { GIT_OPERATIONS, GitFaults, parseGitFault } from './GitFaults';
import { GitHostRequest, readJson, sendJson } from './GitHostRequest';

/**
 * `GET /-/faults` lists the faults that are on; `PUT` and `DELETE` on
 * `/-/faults/{create|push|read}` start and end one. Without credentials: the
 * host listens on loopback, and a browser's page can't send a PUT here.
 */
export async function faultsApi(
  faults: GitFaults,
  { req, res, segments }: GitHostRequest,
): Promise<void> {
  const [, , name] = segments;
  if (name === undefined && req.method === 'GET') {
    return sendJson(res, 200, faults.all());
  }
  const operation = GIT_OPERATIONS.find(candidate => candidate === name);
  if (!operation) {
    return sendJson(res, 404, {
      message: `Faults are those of ${GIT_OPERATIONS.join(', ')}.`,
    });
  }
  if (req.method === 'DELETE') {
    faults.clear(operation);
    return sendJson(res, 200, faults.all());
  }
  if (req.method !== 'PUT') {
    return sendJson(res, 405, { message: 'Use PUT, DELETE or GET.' });
  }
  const fault = parseGitFault(await readJson(req));
  if ('problem' in fault) {
    return sendJson(res, 400, { message: fault.problem });
  }
  faults.set(operation, fault);
  return sendJson(res, 200, faults.all());
}

import type { PythonContext } from '../PythonContext';

/** Reports a path that the program couldn't listen at. */
export function megaEndpoint({ pipeline, report }: PythonContext): void {
  const { endpoint, ranges } = pipeline.megaService;
  // Braces are parameters for FastAPI; a query is no part of a path.
  if (endpoint !== undefined && !/^\/[\w!$&()*+,.:;=@~/-]*$/.test(endpoint)) {
    report.error(
      'invalid-endpoint',
      ranges.endpoint ?? ranges.flow,
      'The endpoint of the megaservice is not a path that a program can listen at',
      { hint: 'Write a path: /v1/chatqna' },
    );
  }
}

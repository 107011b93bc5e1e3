import type { DiagnosticReport } from '../../diagnostics/DiagnosticReport';
import { NOWHERE } from '../../diagnostics/nowhere';
import type { RenderOptions } from '../RenderOptions';

/** The application's name as Compose takes it: `chat-qna` of `Chat.QnA`. */
export function projectName(
  { name }: RenderOptions,
  report: DiagnosticReport,
): string {
  const project = name
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[_-]+|-+$/g, '');
  if (project === '') {
    report.error(
      'invalid-option',
      NOWHERE,
      `The name '${name}' can't be a project's: Compose wants a letter or digit in it`,
    );
  }
  return project;
}

import type { DiagnosticReport } from '../../diagnostics/DiagnosticReport';
import { isDnsLabel, isDnsSubdomain } from '../../names';
import { NOWHERE } from '../../diagnostics/nowhere';
import type { RenderGmcOptions } from './RenderGmcOptions';

/** Reports options that Kubernetes would refuse. */
export function checkOptions(
  { name, namespace, kubernetesId = name }: RenderGmcOptions,
  report: DiagnosticReport,
): void {
  const refuse = (what: string, value: string, rule: string) =>
    report.error(
      'invalid-option',
      NOWHERE,
      `The ${what} '${value}' is refused by Kubernetes: ${rule}`,
    );
  if (!isDnsSubdomain(name)) {
    refuse(
      'name',
      name,
      'a name has lower-case letters, digits, - and ., at most 253, and begins and ends with a letter or digit',
    );
  }
  if (!isDnsLabel(namespace)) {
    refuse(
      'namespace',
      namespace,
      'a namespace has lower-case letters, digits and -, at most 63, and begins and ends with a letter or digit',
    );
  }
  if (!/^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/.test(kubernetesId)) {
    refuse(
      'Kubernetes id',
      kubernetesId,
      'the value of a label has letters, digits, -, _ and ., at most 63, and begins and ends with a letter or digit',
    );
  }
}

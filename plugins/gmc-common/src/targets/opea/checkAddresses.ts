import type { ImportContext } from './ImportContext';

/** Reports addresses that a reader of the `opea.yaml` would refuse. */
export function checkAddresses({ connector, report }: ImportContext): void {
  for (const step of connector.steps) {
    const { label, externalService: url, config } = step;
    const path = config.find(({ key }) => key === 'endpoint');
    if (url !== undefined) {
      if (!/^https?:\/\/[^\s'"\\]+$/i.test(url) || !URL.canParse(url)) {
        report.error(
          'invalid-endpoint',
          step.rangeOf('externalService'),
          `The externalService of ${label} is no absolute URL`,
          { hint: 'A URL begins with http:// or https://' },
        );
      }
    } else if (path?.value && !/^\/[^\s'"\\]*$/.test(path.value)) {
      report.error(
        'invalid-endpoint',
        path.range,
        `The endpoint of ${label} is no path`,
        { hint: 'A path begins with /, and has no blanks or quotes in it' },
      );
    }
  }
}

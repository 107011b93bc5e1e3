/** The release of OPEA's own images that the catalogue is made for. */
const RELEASE = '1.5';

/** An image that OPEA publishes, pinned to the release. */
export function opeaImage(name: string): string {
  return `opea/${name}:${RELEASE}`;
}

/** OPEA's microservices answer this as soon as they listen. */
export const OPEA_HEALTH = { path: '/v1/health_check', startPeriod: 60 };

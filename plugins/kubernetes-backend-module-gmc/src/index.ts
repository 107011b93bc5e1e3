/**
 * Mends the Kubernetes plugin's proxy for streams.
 *
 * @packageDocumentation
 */
export { kubernetesModuleGmc as default } from './module';
